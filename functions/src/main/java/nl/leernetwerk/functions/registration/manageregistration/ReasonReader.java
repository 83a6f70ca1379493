package nl.leernetwerk.functions.registration.manageregistration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import nl.leernetwerk.kernel.TypedText;

/** Reads the small documents of this function. */
final class ReasonReader {
  private static final int MAX_WHY = 500;

  private ReasonReader() {}

  /** The reason for an act; empty when it is missing, or when the text cannot be kept. */
  static Optional<String> why(JsonNode asked) {
    return TypedText.multiLine("waarom dit gebeurt", asked.path("why").asText(""), MAX_WHY)
            instanceof TypedText.Text.Accepted(var why)
        ? Optional.of(why)
        : Optional.empty();
  }
}
