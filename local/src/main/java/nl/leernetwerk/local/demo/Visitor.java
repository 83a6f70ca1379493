package nl.leernetwerk.local.demo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Somebody outside the system, who knows its address and its interface and nothing else. */
final class Visitor implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;

  /** An answer; {@code json} is missing when the answer is not JSON. */
  record Answer(int status, String contentType, JsonNode json) {}

  Visitor(URI address) {
    this.address = address;
  }

  Answer register(JsonNode body, String key) {
    return send(
        request("/api/registrations")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  Answer get(String path) {
    return send(request(path).header("Accept", "application/json").GET());
  }

  /** Moves the clock, and waits until everything that follows is done. */
  void moveClock(Instant to) {
    clock(JsonNodeFactory.instance.objectNode().put("now", to.toString()));
  }

  /** Waits until everything that follows from what happened is done. */
  void settle() {
    clock(JsonNodeFactory.instance.objectNode());
  }

  @Override
  public void close() {
    http.close();
  }

  private void clock(JsonNode body) {
    var answer =
        send(
            request("/local/clock")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    if (answer.status() != 200) {
      throw new IllegalStateException("the clock does not move: " + answer);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofMinutes(10));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          json(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }
}
