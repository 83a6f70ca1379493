package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.ContactMoment.How;
import nl.leernetwerk.workplace.ContactMoment.NextStep;
import nl.leernetwerk.workplace.ContactMoment.With;
import org.junit.jupiter.api.Test;

/** What a store must do with contact with initiatives. */
interface ContactsContract extends StorageFixture {

  @Test
  default void contact_is_written_once_and_read_in_order_of_time() {
    var contacts = IntStream.range(0, 7).mapToObj(it -> contact(SOMEBODY, it)).toList();
    contacts.reversed().forEach(it -> storage().contacts().write(ROUND.retention(), it));
    storage().contacts().write(ROUND.retention(), contacts.getFirst());
    assertEquals(contacts, storage().contacts().of(SOMEBODY));
    assertEquals(contacts, storage().contacts().ofRound(ROUND.id()));
    assertEquals(List.of(), storage().contacts().ofRound("2025-2026"));
  }

  @Test
  default void contact_with_one_initiative_is_not_that_with_another() {
    var other = new Reference(ROUND.id(), "P0000002");
    storage().contacts().write(ROUND.retention(), contact(SOMEBODY, 1));
    storage().contacts().write(ROUND.retention(), contact(other, 2));
    assertEquals(List.of(contact(other, 2)), storage().contacts().of(other));
    assertEquals(2, storage().contacts().ofRound(ROUND.id()).size());
  }

  @Test
  default void the_words_of_contact_can_be_erased_and_the_contact_stays() {
    var contact = contact(SOMEBODY, 1);
    storage().contacts().write(ROUND.retention(), contact);
    storage().contacts().write(ROUND.retention(), contact(SOMEBODY, 2));
    assertTrue(storage().contacts().forgetNote(SOMEBODY, contact.id()));
    assertFalse(storage().contacts().forgetNote(SOMEBODY, "another"));
    var left = storage().contacts().of(SOMEBODY);
    assertEquals(Optional.empty(), left.getFirst().note());
    assertEquals(
        Optional.of(new NextStep(Optional.empty(), LocalDate.parse("2024-10-14"))),
        left.getFirst().next());
    assertEquals(contact(SOMEBODY, 2), left.getLast());
  }

  private static ContactMoment contact(Reference registration, int number) {
    return new ContactMoment(
        registration,
        "request-" + number,
        NOW.plusMillis(number),
        new Actor.Facilitator("sanne"),
        LocalDate.parse("2024-10-07"),
        How.VISIT,
        With.BOTH,
        false,
        Optional.of("Niemand thuis."),
        Optional.of(new NextStep(Optional.of("Bellen"), LocalDate.parse("2024-10-14"))));
  }
}
