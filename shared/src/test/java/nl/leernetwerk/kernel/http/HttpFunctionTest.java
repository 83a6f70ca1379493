package nl.leernetwerk.kernel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.leernetwerk.kernel.lambda.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFunctionTest {
  private static final String ROUTE = "PUT /api/things/{thing}";
  private static final HttpResponse DONE =
      HttpResponse.json(200, JsonNodeFactory.instance.objectNode());

  @Test
  void a_route_that_nobody_handles_is_an_error_that_is_logged() {
    var result = Invocation.invoke(function(_ -> DONE), event("GET /api/things/{thing}"));
    assertEquals(500, result.status());
    assertTrue(result.log().getFirst().contains("IllegalArgumentException"), result::toString);
    assertEquals(200, Invocation.invoke(function(_ -> DONE), event(ROUTE)).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/plain                      | not JSON either | 70000 | 415
                                          | {}              | 1     | 415
          application/json                | not JSON either | 70000 | 413
          application/json                | {"a": 1, "a": 2} | 1    | 400
          application/json                | {}              | 1     | 200
          Application/JSON; charset=UTF-8 | {}              | 1     | 200
          application/json;charset="utf8" | {}              | 1     | 200
          application/json; profile=x     | {}              | 1     | 200
          application/json; profile="a;b"; charset = utf-8 | {} | 1 | 200
          application/json; charset=latin1 | {}             | 1     | 415
          application/json; charset=utf-16 | {}             | 1     | 415
          application/json-patch+json     | {}              | 1     | 415
          application/jsonp               | {}              | 1     | 415
          """)
  void a_body_is_checked_for_its_type_then_its_size_then_its_form(
      String type, String body, int times, int status) {
    var event = event(ROUTE).put("body", body.repeat(times));
    if (type != null) {
      ((ObjectNode) event.path("headers")).put("content-type", type);
    }
    var function = function(request -> RequestBody.read(request, _ -> DONE));
    assertEquals(status, Invocation.invoke(function, event).status());
  }

  @Test
  void a_body_that_is_packed_is_refused_with_the_header_that_says_so() {
    var function = function(request -> RequestBody.read(request, _ -> DONE));
    for (var encoding : List.of("gzip", "br", "gzip, identity")) {
      var event = event(ROUTE).put("body", "{}");
      ((ObjectNode) event.path("headers"))
          .put("content-type", "application/json")
          .put("content-encoding", encoding);
      var refused = Invocation.invoke(function, event);
      assertEquals(415, refused.status(), encoding);
      assertTrue(
          refused.body().path("detail").asText().contains("Content-Encoding"), refused::toString);
    }
    var plain = event(ROUTE).put("body", "{}");
    ((ObjectNode) plain.path("headers"))
        .put("content-type", "application/json")
        .put("content-encoding", "identity");
    assertEquals(200, Invocation.invoke(function, plain).status());
  }

  @ParameterizedTest
  @CsvSource({", 428, if-match", "'\"2\"', 412, overtaken", "'\"1\"', 200,", "'W/\"1\"', 200,"})
  void a_change_must_name_the_tag_of_the_current_version(String tag, int status, String problem) {
    var event = event(ROUTE);
    if (tag != null) {
      ((ObjectNode) event.path("headers")).put("if-match", tag);
    }
    var function = function(request -> IfMatch.current(request, "de zaak", "\"1\"", () -> DONE));
    var result = Invocation.invoke(function, event);
    assertEquals(status, result.status());
    assertEquals(
        problem == null ? "" : "urn:leernetwerk:problem:" + problem,
        result.body().path("type").asText());
    assertEquals(status == 412 ? "\"1\"" : "", result.answer().at("/headers/etag").asText());
  }

  private static HttpFunction function(Function<HttpRequest, HttpResponse> answer) {
    return () -> new Routes(Map.of(ROUTE, (request, _) -> answer.apply(request)));
  }

  private static ObjectNode event(String route) {
    var event = JsonNodeFactory.instance.objectNode().put("routeKey", route);
    event.putObject("headers");
    return event;
  }
}
