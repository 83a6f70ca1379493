package nl.leernetwerk.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.kernel.EmailAddress;
import org.junit.jupiter.api.Test;

class AddressIdsTest {
  private final AddressIds ids = new AddressIds(new byte[32]);

  @Test
  void every_spelling_of_an_address_has_one_id_and_another_address_another() {
    assertEquals(id("noor@example.org"), id("Noor@Example.ORG"));
    assertNotEquals(id("noor@example.org"), id("noor+1@example.org"));
  }

  @Test
  void under_another_key_an_address_has_another_id() {
    var other = new byte[32];
    other[31] = 1;
    assertNotEquals(
        id("noor@example.org"), new AddressIds(other).of(new EmailAddress("noor@example.org")));
  }

  @Test
  void mail_does_not_reach_an_address_that_gets_none_or_that_missed_a_mail() {
    var address = new EmailAddress("noor@example.org");
    var missed = Set.of(new Mail("2024-2025", "organiser-1", "totals", 1));
    var faltered = Optional.of(Instant.EPOCH);
    assertFalse(ids.failing(Map.of()).test(address));
    assertFalse(fails(new AddressState(Optional.empty(), faltered, Set.of())));
    assertTrue(fails(new AddressState(Optional.empty(), faltered, missed)));
    assertTrue(fails(AddressState.UNREADABLE));
  }

  private boolean fails(AddressState state) {
    var known = Map.of(id("noor@example.org"), state);
    return ids.failing(known).test(new EmailAddress("Noor@example.org"));
  }

  private AddressId id(String address) {
    return ids.of(new EmailAddress(address));
  }
}
