package nl.leernetwerk.kernel.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param body JSON, or in a {@code BinaryNode} the bytes of a file
 */
public record HttpResponse(int status, Map<String, String> headers, JsonNode body) {

  /** An answer that no cache may keep, because it can change at any moment. */
  public static HttpResponse json(int status, JsonNode body) {
    return new HttpResponse(
        status,
        Map.of("content-type", "application/json; charset=utf-8", "cache-control", "no-store"),
        body);
  }

  /**
   * A file that the browser saves and that no cache on the way keeps.
   *
   * @param filename of letters, digits, dots and dashes
   */
  public static HttpResponse file(String filename, String contentType, byte[] content) {
    return new HttpResponse(
        200,
        Map.of(
            "content-type",
            contentType,
            "content-disposition",
            "attachment; filename=\"" + filename + "\"",
            "cache-control",
            "no-store"),
        BinaryNode.valueOf(content));
  }

  /** The same answer with another header. */
  public HttpResponse with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpResponse(status, Map.copyOf(more), body);
  }
}
