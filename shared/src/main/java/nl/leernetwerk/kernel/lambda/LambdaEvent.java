package nl.leernetwerk.kernel.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** The event that Lambda hands to a function. */
public final class LambdaEvent {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private LambdaEvent() {}

  /** The event as JSON. */
  public static JsonNode read(InputStream in) throws IOException {
    try {
      return MAPPER.readTree(in);
    } catch (JsonProcessingException _) {
      // The parser's message quotes what was sent, and Lambda would log it.
      throw new IOException("the event is not JSON");
    }
  }
}
