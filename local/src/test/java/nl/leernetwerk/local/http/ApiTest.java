package nl.leernetwerk.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import nl.leernetwerk.local.aws.Intake;
import nl.leernetwerk.local.aws.LocalFunction;
import nl.leernetwerk.local.clock.LocalClock;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.RouteSpec;
import org.junit.jupiter.api.Test;

class ApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalClock CLOCK =
      LocalClock.standingAt(Instant.parse("2024-10-01T21:59:59.999Z"));
  private static final RequestStreamHandler ECHO =
      (in, out, context) -> {
        var answer = JSON.createObjectNode().put("statusCode", 200);
        answer.putObject("headers").put("content-type", "application/json");
        out.write(
            JSON.writeValueAsBytes(
                answer.put("body", new String(in.readAllBytes(), StandardCharsets.UTF_8))));
      };

  @Test
  void a_function_gets_the_request_in_payload_format_2() throws Exception {
    var event =
        JSON.readTree(
            call(
                    ECHO,
                    request("/api/things/a%20b+c?q=x&q=y%26z&empty=")
                        .header("X-Thing", "1")
                        .header("X-Thing", "2")
                        .POST(HttpRequest.BodyPublishers.ofString("één")))
                .body());
    assertEquals("2.0", event.path("version").asText());
    assertEquals("POST /api/things/{id}", event.path("routeKey").asText());
    assertEquals("/api/things/a%20b+c", event.path("rawPath").asText());
    assertEquals("q=x&q=y%26z&empty=", event.path("rawQueryString").asText());
    assertEquals("x,y&z", event.at("/queryStringParameters/q").asText());
    assertEquals("", event.at("/queryStringParameters/empty").asText());
    assertEquals("a b+c", event.at("/pathParameters/id").asText());
    assertEquals("1,2", event.at("/headers/x-thing").asText());
    assertEquals("één", event.path("body").asText());
    assertFalse(event.path("isBase64Encoded").asBoolean(true));
    var context = event.path("requestContext");
    assertEquals("POST", context.at("/http/method").asText());
    assertEquals("/api/things/a%20b+c", context.at("/http/path").asText());
    assertEquals("127.0.0.1", context.at("/http/sourceIp").asText());
    assertEquals("$default", context.path("stage").asText());
    assertEquals("000000000000", context.path("accountId").asText());
    assertEquals(CLOCK.instant().toEpochMilli(), context.path("timeEpoch").asLong());
    assertEquals("01/Oct/2024:21:59:59 +0000", context.path("time").asText());
  }

  @Test
  void a_body_that_is_no_text_travels_as_base64() throws Exception {
    var body = new byte[] {(byte) 0xff, 0, 1};
    var event =
        JSON.readTree(
            call(ECHO, request("/api/things/1").POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                .body());
    assertTrue(event.path("isBase64Encoded").asBoolean());
    assertEquals("/wAB", event.path("body").asText());
  }

  @Test
  void request_ids_sort_in_order_of_receipt_also_after_a_restart() throws Exception {
    var first = requestId();
    // The ids after a start begin with the millisecond of that start.
    for (long now = System.currentTimeMillis(); now == System.currentTimeMillis(); ) {
      Thread.onSpinWait();
    }
    assertTrue(first.compareTo(requestId()) < 0);
  }

  @Test
  void a_route_that_does_not_exist_is_not_found() throws Exception {
    var answer = call(ECHO, request("/api/nothing").GET());
    assertEquals(404, answer.statusCode());
    assertEquals("{\"message\":\"Not Found\"}", answer.body());
  }

  @Test
  void a_function_that_throws_is_an_internal_error() throws Exception {
    var answer =
        call(
            (in, out, context) -> {
              throw new IOException("broken");
            },
            request("/api/things/1").POST(HttpRequest.BodyPublishers.noBody()));
    assertEquals(500, answer.statusCode());
    assertEquals("{\"message\":\"Internal Server Error\"}", answer.body());
  }

  @Test
  void a_function_whose_time_is_up_is_an_internal_error_and_not_used_again() throws Exception {
    var never = new CountDownLatch(1);
    var answer =
        call(
            (in, out, context) -> {
              try {
                never.await();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            },
            Duration.ofMillis(200),
            request("/api/things/1").POST(HttpRequest.BodyPublishers.noBody()));
    assertEquals(500, answer.statusCode());
  }

  @Test
  void a_body_over_ten_megabytes_is_refused() throws Exception {
    var answer =
        call(
            ECHO,
            request("/api/things/1")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1])));
    assertEquals(413, answer.statusCode());
  }

  private static String requestId() throws Exception {
    JsonNode event =
        JSON.readTree(
            call(ECHO, request("/api/things/1").POST(HttpRequest.BodyPublishers.noBody())).body());
    return event.at("/requestContext/requestId").asText();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:1" + path));
  }

  private static HttpResponse<String> call(
      RequestStreamHandler handler, HttpRequest.Builder request) throws Exception {
    return call(handler, Duration.ofSeconds(25), request);
  }

  private static HttpResponse<String> call(
      RequestStreamHandler handler, Duration timeout, HttpRequest.Builder request)
      throws Exception {
    var function =
        new LocalFunction(
            new FunctionSpec("Things", "t.zip", "t", timeout, 128, Map.of(), 2, Optional.empty()),
            () -> handler,
            (_, _) -> {});
    var api =
        new Api(
            List.of(
                new RouteSpec("POST", "/api/things/{id}", "Things"),
                new RouteSpec("GET", "/api/things/current", "Things")),
            Map.of("Things", function),
            new JwtAuthorizer("https://nobody.example", JWKSet::new, CLOCK),
            new Intake(),
            CLOCK);
    try (var server = LoopbackServer.bind(0).serve(api);
        var client = HttpClient.newHttpClient()) {
      var address = request.build().uri().toString().replace(":1/", ":" + server.port() + "/");
      return client.send(
          request.uri(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
