package nl.leernetwerk.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.UnreadableItem;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressIds;
import org.junit.jupiter.api.Test;

class ErasureTest {
  private static final Instant ASKED = Instant.parse("2024-10-05T10:00:00Z");
  private static final AddressIds IDS = new AddressIds(new byte[32]);
  private static final EmailAddress OWNER = new EmailAddress("yasmine@example.org");

  @Test
  void an_erasure_removes_what_an_address_had_when_its_owner_asked_and_nothing_later() {
    var erasure = new Erasure(IDS, Map.of(IDS.of(OWNER), ASKED));
    assertTrue(erasure.covers(OWNER, ASKED.minusMillis(1)));
    assertTrue(erasure.covers(new EmailAddress("Yasmine@Example.org"), ASKED));
    assertFalse(erasure.covers(OWNER, ASKED.plusMillis(1)));
    assertFalse(erasure.covers(new EmailAddress("pieter@example.org"), ASKED));
  }

  @Test
  void an_erasure_that_cannot_be_read_hides_no_other() {
    var item = new UnreadableItem("ERASED#1", "ERASED");
    var recorded = new Erasures.Recorded(IDS.of(OWNER), ASKED);
    var erasures =
        new Erasures() {
          @Override
          public Readings<Recorded> read() {
            return new Readings<>(List.of(recorded), List.of(item));
          }

          @Override
          public void add(AddressId address, Instant at) {
            throw new UnsupportedOperationException();
          }
        };
    assertEquals(Map.of(IDS.of(OWNER), ASKED), erasures.all());
  }
}
