package nl.leernetwerk.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.local.http.Routes;

/** The API: a request is an event for a function, and its answer the answer. */
final class Gateway {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /**
   * A request.
   *
   * @param name of its own, for the trace and the draws
   * @param claims what the token of who signed in says; empty without one
   */
  record Request(
      String name,
      String method,
      String path,
      Map<String, String> headers,
      Optional<JsonNode> body,
      Map<String, String> claims) {}

  /**
   * What came back.
   *
   * @param status 0 when no answer came
   * @param received when the gateway received the request
   * @param answered when the answer came
   */
  record Answer(
      int status, Map<String, String> headers, JsonNode body, Instant received, Instant answered) {

    /** Whether it says what became of the request. */
    boolean certain() {
      return status != 0 && status < 500;
    }

    boolean ok() {
      return status >= 200 && status < 300;
    }

    String etag() {
      return headers.getOrDefault("etag", "");
    }
  }

  private final World world;
  private long requests;

  Gateway(World world) {
    this.world = world;
  }

  /** Asks something and waits for the answer; called by a process. */
  Answer ask(Request request) {
    var received = world.timeline().now();
    var match =
        world
            .deployment()
            .routes()
            .match(request.method(), request.path().replaceFirst("\\?.*", ""))
            .orElseThrow(() -> new IllegalStateException("no route for " + request.path()));
    var process = world.timeline().current();
    var results = new Lambdas.Result[1];
    world.note(
        () ->
            "%s: %s %s %s"
                .formatted(
                    request.name(),
                    request.method(),
                    request.path(),
                    request.body().map(JsonNode::toString).orElse("")));
    world
        .lambdas()
        .invoke(
            match.route().function(),
            request.name(),
            event(request, match, received).toString().getBytes(StandardCharsets.UTF_8),
            request.method().equals("GET"),
            result -> {
              if (results[0] == null) {
                results[0] = result;
                process.wake();
              }
            });
    world
        .timeline()
        .inBackground(
            received.plus(LIMIT),
            () -> {
              if (results[0] == null) {
                results[0] = new Lambdas.Result.Gone(true);
                process.wake();
              }
            });
    world.timeline().park();
    var answer = answer(request, results[0], received);
    world.note(
        () -> "%s: answered %d %s".formatted(request.name(), answer.status(), answer.body()));
    return answer;
  }

  private Answer answer(Request request, Lambdas.Result result, Instant received) {
    var now = world.timeline().now();
    if (world.faults().strikes(Fault.ANSWER_LOST, request.name())) {
      return new Answer(0, Map.of(), MissingNode.getInstance(), received, now);
    }
    if (!(result instanceof Lambdas.Result.Answered(var bytes))) {
      return new Answer(500, Map.of(), MissingNode.getInstance(), received, now);
    }
    var json = json(new String(bytes, StandardCharsets.UTF_8));
    var headers = new HashMap<String, String>();
    json.path("headers")
        .forEachEntry((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value.asText()));
    var text = json.path("body").asText();
    var body = json.path("isBase64Encoded").asBoolean() ? MissingNode.getInstance() : json(text);
    return new Answer(json.path("statusCode").asInt(), headers, body, received, now);
  }

  private ObjectNode event(Request request, Routes.Match match, Instant received) {
    var event =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "2.0")
            .put("routeKey", match.route().key())
            .put("rawPath", request.path());
    var headers = event.putObject("headers");
    request.headers().forEach(headers::put);
    if (request.body().isPresent()) {
      headers.put("content-type", "application/json");
      event.put("body", request.body().get().toString());
    }
    event.put("isBase64Encoded", false);
    var parameters = event.putObject("pathParameters");
    match.parameters().forEach(parameters::put);
    var query = event.putObject("queryStringParameters");
    if (request.path().contains("?")) {
      for (var pair : request.path().substring(request.path().indexOf('?') + 1).split("&", -1)) {
        query.put(pair.split("=", -1)[0], pair.split("=", -1)[1]);
      }
    }
    var context =
        event
            .putObject("requestContext")
            // Ids are in the order of receipt.
            .put("requestId", "r%09d".formatted(++requests))
            .put("routeKey", match.route().key())
            .put("timeEpoch", received.toEpochMilli());
    if (!request.claims().isEmpty() && match.route().authorizer().isPresent()) {
      var claims = context.putObject("authorizer").putObject("jwt").putObject("claims");
      request.claims().forEach(claims::put);
    }
    return event;
  }

  static JsonNode json(String text) {
    try {
      return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }
}
