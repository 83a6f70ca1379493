package nl.leernetwerk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnreadableTest {
  private static final UnreadableItem ITEM = new UnreadableItem("ROUND#2024-2025", "ROUND");
  private static final EmailAddress OWN = new EmailAddress("ronde@example.org");
  private static final EmailAddress OTHER = new EmailAddress("ander@example.org");

  @Test
  void whoever_needs_all_items_is_refused_and_told_the_first_that_cannot_be_read() {
    assertEquals(List.of(1, 2), new Readings<>(List.of(1, 2), List.of()).all());
    var other = new UnreadableItem("ROUND#2025-2026", "ROUND");
    var some = new Readings<>(List.of(1), List.of(ITEM, other));
    assertEquals(ITEM, assertThrows(Unreadable.class, some::all).item());
  }

  @Test
  void people_are_given_the_address_that_is_nearest_to_what_cannot_be_read() {
    assertEquals(1, Unreadable.naming(OTHER, () -> 1));
    assertEquals(Optional.of(OTHER), contact(new Unreadable(ITEM)));
    assertEquals(Optional.of(OWN), contact(new Unreadable(ITEM, Optional.of(OWN))));
  }

  @Test
  void an_item_tells_its_kind_and_its_key() {
    assertEquals("ROUND", ITEM.kind());
    assertEquals("ROUND#2024-2025/ROUND", ITEM.key());
  }

  private static Optional<EmailAddress> contact(Unreadable thrown) {
    return assertThrows(
            Unreadable.class,
            () ->
                Unreadable.naming(
                    OTHER,
                    () -> {
                      throw thrown;
                    }))
        .contact();
  }
}
