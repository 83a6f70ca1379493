package nl.leernetwerk.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;

/** The system as another program sees it: over HTTP only. */
final class Api {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI address;

  Api(URI address) {
    this.address = address;
  }

  /** An answer. */
  record Answer(int status, HttpHeaders headers, String body) {

    JsonNode json() {
      return Api.json(body);
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    String reference() {
      return json().path("reference").asText();
    }

    /** The text in which a refusal says what to do. */
    String detail() {
      return json().path("detail").asText();
    }

    /** All texts of a refusal, about the whole request and about each field. */
    String words() {
      var words = new StringBuilder(detail());
      json().path("errors").forEach(e -> words.append('\n').append(e.path("detail").asText()));
      return words.toString();
    }

    /** The fields that a refusal points at. */
    List<String> pointers() {
      return StreamSupport.stream(json().path("errors").spliterator(), false)
          .map(error -> error.path("pointer").asText())
          .toList();
    }
  }

  /** Posts a registration under a key of its own. */
  Answer post(Form form) {
    return post(form, UUID.randomUUID().toString());
  }

  Answer post(Form form, String key) {
    return post(form.body(), Map.of("Content-Type", "application/json", "Idempotency-Key", key));
  }

  /** Posts any bytes, with any headers. */
  Answer post(byte[] body, Map<String, String> headers) {
    var request = request("/api/registrations").POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return send(request);
  }

  /** Posts a registration that must be accepted; gives the reference. */
  String register(Form form) {
    var answer = post(form);
    if (answer.status() != 201) {
      throw new AssertionError("refused with " + answer.status() + ": " + answer.body());
    }
    return answer.reference();
  }

  /** Posts all of them at the same moment. */
  List<Answer> postAtOnce(List<Form> forms) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads
          .invokeAll(forms.stream().map(form -> (Callable<Answer>) () -> post(form)).toList())
          .stream()
          .map(Api::result)
          .toList();
    }
  }

  Answer get(String path) {
    return get(path, "application/json");
  }

  Answer get(String path, String accept) {
    return send(request(path).header("Accept", accept).GET());
  }

  /** What a personal link shows. */
  Answer own(String link) {
    return send(request("/api/my-registration").header("Personal-Link", link).GET());
  }

  /** Does something by a personal link, on the version that the link shows now. */
  Answer byLink(String link, String method, String part, String body) {
    return byLink(link, method, part, body, own(link).header("ETag"));
  }

  Answer byLink(String link, String method, String part, String body, String tag) {
    return send(
        request("/api/my-registration" + part)
            .header("Personal-Link", link)
            .header("If-Match", tag)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Asks for the links of an address. */
  Answer askForLinks(String email) {
    return send(
        request("/api/personal-links")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"email\": \"" + email + "\"}")));
  }

  JsonNode round() {
    return get("/api/rounds/current").json();
  }

  String state(String reference) {
    return get("/api/registrations/" + reference).json().path("state").asText();
  }

  /** Does something as somebody who signed in; the group is organiser or facilitator. */
  Answer as(String email, String group, String method, String path, String body) {
    return as(email, group, method, path, body, "\"none\"");
  }

  /** The same, on the version with that tag. */
  Answer as(String email, String group, String method, String path, String body, String tag) {
    var signIn = "{\"email\": \"%s\", \"group\": \"%s\"}".formatted(email, group);
    var token =
        send(request("/local/sign-in").POST(HttpRequest.BodyPublishers.ofString(signIn))).json();
    return send(
        request(path)
            .header("Authorization", "Bearer " + token.path("token").asText())
            .header("If-Match", tag)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Moves the clock, and gives the schedules that fired on the way. */
  JsonNode moveTo(String time) {
    var answer = clock("{\"now\": \"" + time + "\"}");
    if (answer.status() != 200) {
      throw new AssertionError("the clock does not move: " + answer.body());
    }
    return answer.json().path("fired");
  }

  /** Waits until everything that follows from what happened has happened. */
  void settle() {
    clock("{}");
  }

  Answer clock(String body) {
    return send(
        request("/local/clock")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Every mail so far, once everything that is under way has been sent. */
  Mailbox mailbox() {
    settle();
    return Mailbox.of(get("/local/mailbox").json());
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofMinutes(2));
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer result(Future<Answer> future) {
    try {
      return future.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
