package nl.leernetwerk.beacon;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The 256 random bits from which a draw's whole order follows.
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record Seed(String hex) {
  public Seed {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a seed is 64 hexadecimal digits");
    }
  }

  /** A new random seed. */
  public static Seed random(RandomGenerator random) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return new Seed(HexFormat.of().formatHex(bytes));
  }

  /** The seed as 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
