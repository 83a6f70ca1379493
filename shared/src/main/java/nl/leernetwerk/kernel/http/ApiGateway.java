package nl.leernetwerk.kernel.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.lambda.LambdaEvent;
import nl.leernetwerk.kernel.lambda.Log;

/** The events of an HTTP API, payload format 2.0. */
final class ApiGateway {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ApiGateway() {}

  /**
   * Answers one request. When the answer needs an item that cannot be read, it is a 503. When the
   * answer fails unexpectedly, or when no route fits the request, the failure goes to the log and
   * the sender gets a 500 that says what to do. Neither the log nor the sender gets what was sent.
   */
  static void answer(InputStream in, OutputStream out, Context context, Routes routes)
      throws IOException {
    var request = read(LambdaEvent.read(in));
    var log = Log.of(context).tracing(request.arrival().request());
    HttpResponse response;
    try {
      response = routes.answer(request, log);
    } catch (Unreadable e) {
      log.unreadable(e.item());
      response = Problems.unreadable(e).response();
    } catch (RuntimeException e) {
      log.failure(e);
      response = Problems.UNEXPECTED.response();
    }
    out.write(MAPPER.writeValueAsBytes(write(response)));
  }

  private static HttpRequest read(JsonNode event) {
    var context = event.path("requestContext");
    var body = event.path("body").asText("");
    return new HttpRequest(
        event.path("routeKey").asText(),
        texts(event.path("headers")),
        texts(event.path("pathParameters")),
        texts(event.path("queryStringParameters")),
        texts(context.at("/authorizer/jwt/claims")),
        event.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8),
        new Arrival(
            Instant.ofEpochMilli(context.path("timeEpoch").asLong()),
            context.path("requestId").asText()));
  }

  private static Map<String, String> texts(JsonNode object) {
    return object.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asText()));
  }

  private static JsonNode write(HttpResponse response) {
    var event = JsonNodeFactory.instance.objectNode().put("statusCode", response.status());
    var headers = event.putObject("headers");
    response.headers().forEach(headers::put);
    // A binary node's text is its bytes in base64.
    return response.body().isBinary()
        ? event.put("body", response.body().asText()).put("isBase64Encoded", true)
        : event.put("body", response.body().toString()).put("isBase64Encoded", false);
  }
}
