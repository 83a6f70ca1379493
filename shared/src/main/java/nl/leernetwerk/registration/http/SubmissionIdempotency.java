package nl.leernetwerk.registration.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.IdempotencyKey;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.json.Fingerprint;
import nl.leernetwerk.registration.Idempotency;

/** The idempotency key of a request that registers an initiative. */
public final class SubmissionIdempotency {
  /** The header is not there, or holds no key. */
  public static final Problem MISSING =
      IdempotencyKey.MISSING.saying(
          "Stuur een header Idempotency-Key mee van 1 tot en met 128 tekens, nieuw voor elke"
              + " aanmelding. Zo wordt een aanmelding nooit dubbel opgeslagen.");

  /** Another request came with the key. */
  public static final Problem REUSED =
      IdempotencyKey.REUSED.saying(
          "Met deze Idempotency-Key is al een andere aanmelding gedaan. Gebruik voor een nieuwe"
              + " aanmelding een nieuwe sleutel.");

  private SubmissionIdempotency() {}

  /** The key of a request with that document; empty when it has none. */
  public static Optional<Idempotency> of(HttpRequest request, JsonNode json) {
    return IdempotencyKey.of(request).map(key -> Idempotency.of(key, Fingerprint.of(json)));
  }
}
