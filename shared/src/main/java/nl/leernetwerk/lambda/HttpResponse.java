package nl.leernetwerk.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer with a JSON body. */
public record HttpResponse(int status, Map<String, String> headers, JsonNode body) {

  /** An answer that nobody may keep, for it may be another one a moment later. */
  public static HttpResponse json(int status, JsonNode body) {
    return new HttpResponse(
        status,
        Map.of("content-type", "application/json; charset=utf-8", "cache-control", "no-store"),
        body);
  }

  /** The same answer with another header. */
  public HttpResponse with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpResponse(status, Map.copyOf(more), body);
  }
}
