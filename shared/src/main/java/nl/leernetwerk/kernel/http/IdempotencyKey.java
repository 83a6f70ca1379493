package nl.leernetwerk.kernel.http;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.TypedText;

/**
 * The Idempotency-Key header. The client chooses it, new for each thing that it wants done, so that
 * the same request does it once however often it comes.
 */
public final class IdempotencyKey {
  /** The header is not there, or holds no key. */
  public static final Problem MISSING =
      new Problem(
          400,
          "idempotency-key",
          "De sleutel ontbreekt of klopt niet",
          "Stuur een header Idempotency-Key mee van 1 tot en met 128 tekens, nieuw voor alles wat"
              + " je vraagt. Zo gebeurt niets dubbel.");

  /** Something else was asked for with the key. */
  public static final Problem REUSED =
      new Problem(
          422,
          "idempotency-key-reused",
          "Deze sleutel is al gebruikt",
          "Met deze Idempotency-Key is al iets anders gevraagd. Gebruik een nieuwe sleutel.");

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
