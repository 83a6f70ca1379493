package nl.leernetwerk.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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

  private AddressId id(String address) {
    return ids.of(new EmailAddress(address));
  }
}
