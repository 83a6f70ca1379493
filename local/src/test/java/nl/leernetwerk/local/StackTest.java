package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.local.http.HttpCall;
import nl.leernetwerk.local.template.Template;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole stack, through its front door. */
class StackTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  private final HttpClient http = HttpClient.newHttpClient();
  private Stack stack;

  @BeforeEach
  void start() throws Complaint {
    stack = start(Optional.empty());
  }

  static Stack start(Optional<Path> data) throws Complaint {
    var stack =
        Stack.start(
            new Stack.Settings(
                ROOT,
                0,
                data,
                Optional.of(Instant.parse("2024-09-30T10:00:00Z")),
                RandomGenerator.getDefault()));
    var setup = new Setup(stack);
    setup.schools(List.of());
    setup.round(Optional.empty());
    return stack;
  }

  @AfterEach
  void stop() {
    stack.close();
    http.close();
  }

  @Test
  void from_registration_to_the_last_mail() throws Exception {
    stack.open();
    var registered = register("16XY00", "key-1");
    assertEquals(201, registered.statusCode());
    var reference = JSON.readTree(registered.body()).path("reference").asText();
    assertEquals(
        "/api/registrations/" + reference, registered.headers().firstValue("Location").get());
    move("{}");
    assertEquals(2, mailbox().size());

    var midnight = move("{\"now\": \"2024-10-02T00:00:00\"}");
    assertEquals("2024-10-01T22:00:00Z", midnight.path("now").asText());
    assertEquals("closing", get("/api/rounds/current").path("state").asText());
    assertEquals(410, register("90AD00", "key-2").statusCode());
    assertEquals(201, register("16XY00", "key-1").statusCode(), "a key seen before");

    var closed = move("{\"now\": \"2024-10-02T00:05:00\"}");
    assertEquals(1, closed.path("fired").size());
    assertEquals("CloseEnrolmentEveryHour", closed.at("/fired/0/schedule").asText());
    assertEquals("2024-10-01T22:02:00Z", closed.at("/fired/0/at").asText());
    assertEquals("allocated", get("/api/rounds/current").path("state").asText());
    assertEquals("seated", get("/api/registrations/" + reference).path("state").asText());
    assertEquals(
        2 + 2 + 4 + 2, mailbox().size(), "the pair twice, four facilitators, an organiser twice");
    assertEquals(0, stack.setAside());
  }

  @Test
  void the_clock_stands_and_only_goes_forward() throws Exception {
    stack.open();
    assertEquals("2024-09-30T10:00:00Z", get("/local/clock").path("now").asText());
    assertFalse(get("/local/clock").path("running").asBoolean(true));
    var back = post("/local/clock", "{\"now\": \"2024-09-30T11:59:59\"}");
    assertEquals(409, back.statusCode());
    assertTrue(back.headers().firstValue("Content-Type").get().startsWith("application/problem"));
    for (var malformed :
        List.of("", "[]", "{\"now\": 5}", "{\"now\": \"later\"}", "{\"then\": 1}", "{} {}")) {
      assertEquals(400, post("/local/clock", malformed).statusCode(), malformed);
    }
  }

  @Test
  @Timeout(60)
  void the_clock_answers_while_others_keep_writing() throws Exception {
    stack.open();
    var going = new AtomicBoolean(true);
    var number = new AtomicInteger();
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, 32)
              .mapToObj(
                  _ ->
                      writers.submit(
                          () -> {
                            while (going.get()) {
                              registerByHand(number.incrementAndGet());
                            }
                            return null;
                          }))
              .toList();
      try {
        assertEquals(200, post("/local/clock", "{}").statusCode());
        var moved = post("/local/clock", "{\"now\": \"2024-09-30T13:05:00\"}");
        assertEquals(200, moved.statusCode(), moved.body());
      } finally {
        going.set(false);
      }
      for (var writer : all) {
        writer.get();
      }
    }
    assertTrue(number.get() > 32, "they wrote");
  }

  @Test
  void who_asks_for_the_headers_alone_gets_those_of_what_anybody_may_see() throws Exception {
    stack.open();
    assertEquals(201, register("16XY00", "key-1").statusCode());
    for (var path : List.of("/", "/api/openapi.yaml", "/api/rounds/current", "/api/schools?q=de")) {
      assertEquals(headers("GET", path), headers("HEAD", path), path);
    }
    assertEquals("404", headers("HEAD", "/api/rounds/2024-2025/draw").getFirst());
    assertEquals("404", headers("HEAD", "/api/registrations/2024-2025-P000-0000").getFirst());
    assertEquals("404", headers("HEAD", "/api/nothing").getFirst());
  }

  /** The status, the type and the length of an answer. */
  private List<String> headers(String method, String path) throws Exception {
    var answer =
        http.send(
            HttpRequest.newBuilder(stack.address().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertTrue(method.equals("GET") || answer.body().isEmpty(), answer.body());
    return List.of(
        Integer.toString(answer.statusCode()),
        answer.headers().firstValue("Content-Type").orElse("no type"),
        answer.headers().firstValue("Content-Length").orElse("no length"));
  }

  private void registerByHand(int number) throws Exception {
    var school = "{\"name\": \"School %d\", \"place\": \"Delft\"}".formatted(number);
    var body = RestartTest.registration("16XY00").replace("{\"code\": \"16XY00\"}", school);
    var request =
        HttpRequest.newBuilder(stack.address().resolve("/api/registrations"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "by-hand-" + number)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertEquals(201, http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
  }

  @Test
  void a_month_passes_and_what_expires_is_gone() throws Exception {
    stack.open();
    assertEquals(201, register("16XY00", "key-1").statusCode());
    move("{\"now\": \"2024-10-02T00:05:00\"}");
    move("{\"now\": \"2024-11-02T00:05:00\"}");
    // Nobody has called the initiative, so its two facilitators are reminded once.
    assertEquals(10 + 2, mailbox().size(), "nobody else is mailed again");
    assertFalse(
        stack.table().client().scan(it -> it.tableName(stack.table().name())).items().stream()
            .anyMatch(
                item ->
                    item.containsKey("expires")
                        && Long.parseLong(item.get("expires").n())
                            < stack.clock().instant().getEpochSecond()));
  }

  @Test
  void local_endpoints_answer_only_this_machine() throws Exception {
    stack.open();
    int port = stack.address().getPort();
    var own = "Host: localhost:" + port;
    assertStatus("200", port, "GET /local/clock HTTP/1.1", own);
    assertStatus("200", port, "GET /local/clock HTTP/1.1", "Host: 127.0.0.1:" + port);
    assertStatus("403", port, "GET /local/clock HTTP/1.1", "Host: rebound.example:" + port);
    assertStatus("403", port, "GET /local/mailbox HTTP/1.1", "Host: localhost.evil.example");
    assertStatus(
        "403",
        port,
        "POST /local/clock HTTP/1.1",
        own,
        "Origin: https://evil.example",
        "Content-Length: 0");
    assertStatus(
        "403", port, "POST /local/clock HTTP/1.1", own, "Origin: null", "Content-Length: 0");
    assertStatus(
        "400",
        port,
        "POST /local/clock HTTP/1.1",
        own,
        "Origin: http://localhost:" + port,
        "Content-Length: 0");
    assertEquals("2024-09-30T10:00:00Z", stack.clock().instant().toString());
  }

  @Test
  void the_mailbox_is_json_for_a_program_and_a_page_for_a_browser() throws Exception {
    stack.open();
    register("16XY00", "key-1");
    move("{}");
    var browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    assertTrue(get("/local/mailbox", "application/json").startsWith("["));
    assertTrue(get("/local/mailbox", "*/*").startsWith("["));
    var list = get("/local/mailbox", browser);
    assertTrue(list.contains("<html lang=\"nl\">") && list.contains("/local/mailbox/2"), list);
    var mail = get("/local/mailbox/1", browser);
    assertTrue(mail.contains("sandbox srcdoc=\"") && mail.contains("<pre>"), mail);
    var fields = new ArrayList<String>();
    mailbox().get(0).fieldNames().forEachRemaining(fields::add);
    assertEquals(
        List.of("to", "from", "sentAt", "subject", "text", "html", "headers", "attachments"),
        fields);
  }

  @Test
  void every_answer_has_the_security_headers() throws Exception {
    stack.open();
    var expected = Template.read(ROOT.resolve("template.yaml"), Map.of()).securityHeaders();
    assertTrue(expected.size() >= 5, expected.toString());
    for (var path :
        List.of(
            "/",
            "/aanmelden/",
            "/nergens/",
            "/api/rounds/current",
            "/api/nergens",
            "/api/openapi.yaml",
            "/local/clock")) {
      var headers = send(request(path).GET()).headers();
      expected.forEach(
          (name, value) -> assertEquals(Optional.of(value), headers.firstValue(name), path));
      assertTrue(headers.firstValue("Strict-Transport-Security").isEmpty(), path);
      assertTrue(headers.firstValue("Set-Cookie").isEmpty(), path);
    }
  }

  @Test
  void security_txt_says_whom_to_tell_about_a_security_problem() throws Exception {
    stack.open();
    var answer = send(request("/.well-known/security.txt").GET());
    assertEquals(200, answer.statusCode());
    assertEquals("text/plain; charset=utf-8", answer.headers().firstValue("Content-Type").get());
    var fields =
        answer
            .body()
            .lines()
            .map(line -> line.split(": ", 2))
            .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    assertTrue(fields.get("Contact").matches("(mailto:.+@.+|https://.+)"), fields.toString());
    assertTrue(Instant.parse(fields.get("Expires")).isAfter(Instant.parse("2026-01-01T00:00:00Z")));
  }

  @Test
  void four_hundred_at_once_all_get_an_answer() {
    try {
      stack.open();
      var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      for (int i = 0; i < 400; i++) {
        answers.add(
            http.sendAsync(
                request("/api/rounds/current").GET().build(),
                HttpResponse.BodyHandlers.ofString()));
      }
      answers.forEach(answer -> assertEquals(200, answer.join().statusCode()));
    } catch (Complaint e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_taken_port_is_told_in_one_sentence() {
    var settings =
        new Stack.Settings(
            ROOT,
            stack.address().getPort(),
            Optional.empty(),
            Optional.empty(),
            RandomGenerator.getDefault());
    var complaint =
        org.junit.jupiter.api.Assertions.assertThrows(Complaint.class, () -> Stack.start(settings));
    assertTrue(complaint.getMessage().contains("is taken"), complaint.getMessage());
  }

  private static void assertStatus(String status, int port, String... lines) throws IOException {
    var answer = HttpCall.send(port, lines);
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), String.join(" | ", lines) + answer);
  }

  private HttpResponse<String> register(String school, String key) throws Exception {
    return send(
        request("/api/registrations")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(RestartTest.registration(school))));
  }

  private JsonNode move(String body) throws Exception {
    var answer = post("/local/clock", body);
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private JsonNode mailbox() throws Exception {
    return get("/local/mailbox");
  }

  private JsonNode get(String path) throws Exception {
    return JSON.readTree(get(path, "application/json"));
  }

  private String get(String path, String accept) throws Exception {
    return send(request(path).header("Accept", accept).GET()).body();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(stack.address().resolve(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
