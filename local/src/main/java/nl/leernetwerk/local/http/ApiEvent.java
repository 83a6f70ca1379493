package nl.leernetwerk.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Payload format 2.0: the event that API Gateway gives a function, and the answer that it makes of
 * the function's result.
 */
final class ApiEvent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACCOUNT = "000000000000";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ApiEvent() {}

  /** The receipt of a request: its id and its time. */
  record Receipt(String id, Instant at) {}

  /**
   * The event of a request; after an authorizer let the request through, with the token's claims.
   */
  static ObjectNode of(
      Request request,
      Routes.Match match,
      Receipt receipt,
      Optional<Map<String, String>> claims,
      byte[] body) {
    var event =
        JSON.createObjectNode()
            .put("version", "2.0")
            .put("routeKey", match.route().key())
            .put("rawPath", request.rawPath())
            .put("rawQueryString", request.rawQuery());
    var headers = event.putObject("headers");
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (name.equals("cookie")) {
                var cookies = event.putArray("cookies");
                values.forEach(value -> List.of(value.split("; ?")).forEach(cookies::add));
              } else {
                headers.put(name, String.join(",", values));
              }
            });
    put(event, "queryStringParameters", query(request.rawQuery()));
    put(event, "pathParameters", match.parameters());
    var context = event.putObject("requestContext");
    context(context, request, match, receipt);
    claims.ifPresent(
        it -> {
          var jwt = context.putObject("authorizer").putObject("jwt");
          it.forEach(jwt.putObject("claims")::put);
          jwt.putNull("scopes");
        });
    if (body.length > 0) {
      var text = utf8(body);
      event
          .put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)))
          .put("isBase64Encoded", text.isEmpty());
    } else {
      event.put("isBase64Encoded", false);
    }
    return event;
  }

  static byte[] bytes(ObjectNode event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The answer to the sender. A result that is not a valid answer counts as an error of the
   * function.
   */
  static Answer answer(byte[] bytes) {
    JsonNode answer;
    try {
      answer = JSON.readTree(bytes);
    } catch (IOException _) {
      return Answer.message(500, "Internal Server Error");
    }
    if (!answer.isObject() || !answer.path("statusCode").canConvertToInt()) {
      // A result without a status is taken as the body as a whole, as API Gateway does.
      return answer.isMissingNode()
          ? Answer.message(500, "Internal Server Error")
          : Answer.json(200, answer);
    }
    var headers = new LinkedHashMap<String, List<String>>();
    answer
        .path("headers")
        .forEachEntry((name, value) -> headers.put(name, List.of(value.asText())));
    var cookies = new ArrayList<String>();
    answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
    if (!cookies.isEmpty()) {
      headers.put("Set-Cookie", cookies);
    }
    var body = answer.path("body").asText("");
    return new Answer(
        answer.path("statusCode").asInt(),
        headers,
        answer.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8));
  }

  private static void context(
      ObjectNode context, Request request, Routes.Match match, Receipt receipt) {
    var host = request.header("Host").orElse("localhost");
    context
        .put("accountId", ACCOUNT)
        .put("apiId", "local")
        .put("domainName", host)
        .put("domainPrefix", host.split("[.:]", 2)[0])
        .put("requestId", receipt.id())
        .put("routeKey", match.route().key())
        .put("stage", "$default")
        .put("time", TIME.format(receipt.at()))
        .put("timeEpoch", receipt.at().toEpochMilli());
    context
        .putObject("http")
        .put("method", request.method())
        .put("path", request.rawPath())
        .put("protocol", request.protocol())
        .put("sourceIp", request.remote().getHostAddress())
        .put("userAgent", request.header("User-Agent").orElse(""));
  }

  private static Map<String, String> query(String raw) {
    var query = new LinkedHashMap<String, String>();
    if (raw.isEmpty()) {
      return query;
    }
    for (var parameter : raw.split("&", -1)) {
      var parts = parameter.split("=", 2);
      var value = parts.length < 2 ? "" : Request.decodeQuery(parts[1]);
      query.merge(Request.decodeQuery(parts[0]), value, (one, other) -> one + "," + other);
    }
    return query;
  }

  private static void put(ObjectNode event, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      values.forEach(event.putObject(name)::put);
    }
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
