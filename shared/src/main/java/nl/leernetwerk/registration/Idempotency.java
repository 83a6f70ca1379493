package nl.leernetwerk.registration;

import java.nio.charset.StandardCharsets;
import nl.leernetwerk.kernel.Sha256;

/**
 * Tells whether a post repeats an earlier one.
 *
 * @param key a hash of the key that the client chose, because that key may hold anything
 * @param content a hash of the JSON value that was sent
 */
public record Idempotency(String key, String content) {

  /** The same from a key as the client wrote it. */
  public static Idempotency of(String key, String content) {
    return new Idempotency(Sha256.hex(key.getBytes(StandardCharsets.UTF_8)), content);
  }
}
