package nl.leernetwerk.kernel.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.json.StrictJson;

/** The JSON document that a request holds, or why it cannot be read. */
public sealed interface RequestBody {

  /** It can be read. */
  record Read(JsonNode json) implements RequestBody {}

  /** It cannot, for the first thing that is wrong with it. */
  record Unreadable(Problem problem) implements RequestBody {}

  /** The document of a request: JSON in UTF-8, of at most 64 KB. */
  static RequestBody of(HttpRequest request) {
    if (!Refusals.JSON.matcher(request.header("content-type").orElse("")).matches()) {
      return new Unreadable(Refusals.CONTENT_TYPE);
    }
    if (request.body().length > Refusals.MAX_BYTES) {
      return new Unreadable(Refusals.TOO_LARGE);
    }
    return switch (StrictJson.parse(request.body())) {
      case StrictJson.NotUtf8 _ -> new Unreadable(Refusals.NOT_UTF_8);
      case StrictJson.NotJson _ -> new Unreadable(Refusals.NOT_JSON);
      case StrictJson.Parsed(var json) -> new Read(json);
    };
  }

  /** Keeps what is refused out of sight; an interface has no private fields. */
  final class Refusals {
    private static final int MAX_BYTES = 64 * 1024;
    private static final Pattern JSON =
        Pattern.compile(
            "\\s*application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?;?\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final Problem CONTENT_TYPE =
        new Problem(
            415,
            "content-type",
            "Dit is geen JSON",
            "Stuur de gegevens als JSON, met de header Content-Type: application/json.");
    private static final Problem TOO_LARGE =
        new Problem(
            413,
            "too-large",
            "Dit is te groot",
            "De gegevens mogen samen hooguit 64 kB (65.536 bytes) groot zijn. Maak de teksten"
                + " korter.");
    private static final Problem NOT_UTF_8 =
        new Problem(
            400,
            "not-utf-8",
            "Dit is geen UTF-8",
            "De tekst is niet te lezen. Stuur de gegevens in de codering UTF-8.");
    private static final Problem NOT_JSON =
        new Problem(
            400,
            "not-json",
            "Dit is geen geldige JSON",
            "De gegevens zijn niet te lezen. Stuur geldige JSON, waarin elk veld één keer"
                + " voorkomt en niets meer dan 100 niveaus diep zit.");

    private Refusals() {}
  }
}
