package nl.leernetwerk.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1",
        "http://10.0.0.7:8080",
        "http://169.254.169.254/latest",
        "http://localhost",
        "http://relay",
        "http://printer.local",
        "https://Relay.INTERNAL",
        "http://router.home.arpa"
      })
  void what_leads_to_this_machine_or_its_network_is_internal(String address) {
    assertTrue(RelayAddress.isInternal(URI.create(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.drand.sh",
        "http://8.8.8.8",
        "https://local.example.org",
        "https://notlocal.glocal"
      })
  void what_leads_to_the_internet_is_not_internal(String address) {
    assertFalse(RelayAddress.isInternal(URI.create(address)));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "65535, true", "65536, false"})
  void a_port_is_one_that_there_is(int port, boolean right) {
    assertEquals(right, RelayAddress.parse("http://example.org:" + port).isPresent());
  }

  @Test
  void an_address_has_two_hundred_characters_at_most() {
    var start = "https://example.org/";
    var longest = start + "a".repeat(200 - start.length());
    assertTrue(RelayAddress.parse(longest).isPresent());
    assertFalse(RelayAddress.parse(longest + "a").isPresent());
  }
}
