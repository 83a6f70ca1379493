package nl.leernetwerk.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What makes a repeated post the same post.
 *
 * @param key a hash of the key that the client chose, which may hold anything
 * @param content a hash of the JSON value that was sent
 */
public record Idempotency(String key, String content) {

  /** For a key as the client wrote it. */
  public static Idempotency of(String key, String content) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      var hash = sha256.digest(key.getBytes(StandardCharsets.UTF_8));
      return new Idempotency(HexFormat.of().formatHex(hash), content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
