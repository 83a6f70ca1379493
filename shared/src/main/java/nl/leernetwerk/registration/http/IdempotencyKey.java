package nl.leernetwerk.registration.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.TypedText;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.json.Fingerprint;
import nl.leernetwerk.registration.Idempotency;

/** The header {@code Idempotency-Key} of a request that registers an initiative. */
public final class IdempotencyKey {
  /** The header is not there, or holds no key. */
  public static final Problem MISSING =
      new Problem(
          400,
          "idempotency-key",
          "De sleutel ontbreekt of klopt niet",
          "Stuur een header Idempotency-Key mee van 1 tot en met 128 tekens, nieuw voor elke"
              + " aanmelding. Zo wordt een aanmelding nooit dubbel opgeslagen.");

  /** Another request came with the key. */
  public static final Problem REUSED =
      new Problem(
          422,
          "idempotency-key-reused",
          "Deze sleutel is al gebruikt",
          "Met deze Idempotency-Key is al een andere aanmelding gedaan. Gebruik voor een nieuwe"
              + " aanmelding een nieuwe sleutel.");

  /** A key has no control or format characters of Unicode, and no halves of characters. */
  private static final Pattern KEY = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}]{1,128}");

  private IdempotencyKey() {}

  /** The key of a request with that document; empty when it has none. */
  public static Optional<Idempotency> of(HttpRequest request, JsonNode json) {
    return request
        .header("idempotency-key")
        .filter(key -> !TypedText.isBlank(key) && KEY.matcher(key).matches())
        .map(key -> Idempotency.of(key, Fingerprint.of(json)));
  }
}
