package nl.leernetwerk.functions.registration.manageregistration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import nl.leernetwerk.kernel.TypedText;

/** What the small documents of this function hold. */
final class ReasonReader {
  private static final int MAX_WHY = 500;

  private ReasonReader() {}

  /** Why something is done; empty when it is not said, or not in a text that can be kept. */
  static Optional<String> why(JsonNode asked) {
    return TypedText.multiLine("waarom dit gebeurt", asked.path("why").asText(""), MAX_WHY)
            instanceof TypedText.Text.Accepted(var why)
        ? Optional.of(why)
        : Optional.empty();
  }
}
