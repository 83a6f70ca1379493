package nl.leernetwerk.functions.seats.consultbeacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.beacon.Pulse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlsSignaturesTest {
  private final BlsSignatures signatures = new BlsSignatures();

  /** Genuine rounds of quicknet; docs/draw.md says where they are published. */
  @ParameterizedTest
  @CsvSource({
    "1, b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b,"
        + " 1466a6cd24e327188770752f6134001c64d6efcc590ccc26b721611ad96f165a",
    "8193,"
        + " 8632896dc6436e5757a55efaa7b3eea5d1027dc6ac1a0dca90dcff21504117b8a525296fa25a86a5c8b972adf7bfa366,"
        + " 4c0bf8e1e0091137dabdba0acdd89fddc3641deb037a4c6be948899ccfd300e5",
    "657413,"
        + " b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b,"
        + " fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587"
  })
  void the_signature_of_a_genuine_round_of_quicknet_is_right_for_that_round_only(
      long round, String signature, String randomness) {
    var pulse = new Pulse(round, signature);
    assertTrue(signatures.genuine(Chain.QUICKNET, pulse));
    assertEquals(randomness, HexFormat.of().formatHex(pulse.randomness()));
    assertFalse(signatures.genuine(Chain.QUICKNET, new Pulse(round + 1, signature)));
  }

  @Test
  void bytes_that_are_not_a_point_and_the_point_at_infinity_are_not_a_signature() {
    for (var start : new String[] {"00", "ff", "80", "c0"}) {
      assertFalse(signatures.genuine(Chain.QUICKNET, new Pulse(1, start + "00".repeat(47))));
    }
  }
}
