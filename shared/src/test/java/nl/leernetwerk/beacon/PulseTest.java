package nl.leernetwerk.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final String SIGNATURE = "00".repeat(48);

  @Test
  void its_random_bytes_are_the_hash_of_its_signature() {
    // SHA-256 of 48 bytes of zero.
    assertEquals(
        "17b0761f87b081d5cf10757ccc89f12be355c70e2e29df288b65b30710dcbcd1",
        HexFormat.of().formatHex(new Pulse(1, SIGNATURE).randomness()));
  }

  @Test
  void rounds_are_counted_from_one_and_a_signature_has_48_bytes() {
    assertThrows(IllegalArgumentException.class, () -> new Pulse(0, SIGNATURE));
    assertThrows(IllegalArgumentException.class, () -> new Pulse(1, SIGNATURE.substring(2)));
    assertThrows(IllegalArgumentException.class, () -> new Pulse(1, "zz".repeat(48)));
  }
}
