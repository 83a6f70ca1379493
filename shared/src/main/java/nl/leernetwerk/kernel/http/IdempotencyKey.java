package nl.leernetwerk.kernel.http;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.TypedText;

/**
 * The Idempotency-Key header. The client chooses it, new for each thing that it wants done, so that
 * the same request does it once however often it comes.
 */
public final class IdempotencyKey {
  /** A key has no control or format characters of Unicode, and no halves of characters. */
  private static final Pattern FORM = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}]{1,128}");

  private IdempotencyKey() {}

  /** The key of a request; empty when it has none, or one that is not allowed. */
  public static Optional<String> of(HttpRequest request) {
    return request
        .header("idempotency-key")
        .filter(key -> !TypedText.isBlank(key) && FORM.matcher(key).matches());
  }
}
