package nl.leernetwerk.kernel;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {
  /**
   * Only ever copied, never fed: looking the algorithm up again for each hash takes a third of the
   * time of a short hash.
   */
  private static final MessageDigest UNUSED = unused();

  private Sha256() {}

  /** The hash of these bytes, all parts one after the other. */
  public static byte[] of(byte[]... parts) {
    try {
      var digest = (MessageDigest) UNUSED.clone();
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own SHA-256 can be copied", e);
    }
  }

  /** The same hash as 64 hexadecimal digits. */
  public static String hex(byte[]... parts) {
    return HexFormat.of().formatHex(of(parts));
  }

  private static MessageDigest unused() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
