package nl.leernetwerk.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer to a request. The bytes are not copied, because nothing changes them. */
@SuppressWarnings("ArrayRecordComponent") // Nothing compares two answers.
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

  /** An answer of that content type. */
  static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, Map.of("Content-Type", List.of(contentType)), body);
  }

  /** An answer in text. */
  static Answer text(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer in JSON. */
  public static Answer json(int status, JsonNode body) {
    return text(status, "application/json", body.toString());
  }

  /** The answer of AWS's gateways when no function can answer. */
  static Answer message(int status, String message) {
    return json(status, JsonNodeFactory.instance.objectNode().put("message", message));
  }

  /** A refusal as a problem document (RFC 9457). */
  static Answer problem(int status, String title, String detail) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .put("detail", detail);
    return text(status, "application/problem+json", body.toString());
  }

  /** The same answer, with one more header. */
  Answer with(String name, String value) {
    return with(Map.of(name, value), true);
  }

  /**
   * The same answer with these headers; without {@code override}, headers that it has already stay.
   */
  Answer with(Map<String, String> more, boolean override) {
    var all = new LinkedHashMap<>(headers);
    more.forEach(
        (name, value) -> {
          if (override || !all.containsKey(name)) {
            all.put(name, List.of(value));
          }
        });
    return new Answer(status, all, body);
  }
}
