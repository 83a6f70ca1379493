package nl.leernetwerk.beacon;

import java.util.HexFormat;
import nl.leernetwerk.kernel.Sha256;

/**
 * What a chain published in one round. {@link Signatures} tells whether the signature is right.
 *
 * @param signature of the round's number: a point on G1, compressed, in hexadecimal digits
 */
public record Pulse(long round, String signature) {
  public Pulse {
    if (round < 1 || !signature.matches("[0-9a-f]{96}")) {
      throw new IllegalArgumentException("this is no pulse");
    }
  }

  /** 32 bytes that nobody could know before the signature: its SHA-256. */
  public byte[] randomness() {
    return Sha256.of(HexFormat.of().parseHex(signature));
  }
}
