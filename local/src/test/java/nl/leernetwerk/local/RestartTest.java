package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The data folder after the machine stops at a bad moment. */
class RestartTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir private Path data;

  @Test
  void an_accepted_registration_is_mailed_after_a_restart() throws Exception {
    // The stack is never opened, so nothing is delivered, as when the process dies right after its
    // answer.
    var before = StackTest.start(Optional.of(data));
    var answer = before.invoke("SubmitRegistration", event(before));
    assertEquals(201, answer.path("statusCode").asInt(), answer.toString());
    before.close();

    var after = StackTest.start(Optional.of(data));
    after.open();
    try (after) {
      settle(after);
      assertEquals(2, mailbox(after));
    }
    var later = StackTest.start(Optional.of(data));
    later.open();
    try (later) {
      settle(later);
      assertEquals(2, mailbox(later), "and not again");
    }
  }

  @Test
  void after_a_restart_the_clock_continues_and_never_goes_back() throws Exception {
    try (var first = StackTest.start(Optional.of(data))) {
      first.open();
      post(first, "{\"now\": \"2024-10-02T00:05:00\"}");
    }
    var same = settings(Optional.empty());
    try (var second = Stack.start(same)) {
      second.open();
      assertEquals(Instant.parse("2024-10-01T22:05:00Z"), second.clock().instant());
    }
    try (var earlier = Stack.start(settings(Optional.of(Instant.parse("2024-10-01T00:00:00Z"))))) {
      earlier.open();
      assertEquals(Instant.parse("2024-10-01T22:05:00Z"), earlier.clock().instant());
    }
    var on = settings(Optional.of(Instant.parse("2024-10-05T00:00:00Z")));
    try (var third = Stack.start(on)) {
      third.open();
      assertEquals(Instant.parse("2024-10-05T00:00:00Z"), third.clock().instant());
    }
  }

  @Test
  void a_second_process_on_the_same_data_folder_is_refused() throws Exception {
    var first = StackTest.start(Optional.of(data));
    try (first) {
      var complaint = assertThrows(Complaint.class, () -> Stack.start(settings(Optional.empty())));
      assertTrue(complaint.getMessage().contains("in use"), complaint.getMessage());
    }
  }

  @Test
  void only_whoever_runs_it_can_read_the_data() throws Exception {
    assumeTrue(
        Files.getFileStore(data).supportsFileAttributeView(PosixFileAttributeView.class),
        "not on Windows");
    var folder = data.resolve("made/by/it");
    // As an earlier run may have left it.
    Files.createDirectories(folder);
    Files.createFile(
        folder.resolve("mailbox.jsonl"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    try (var stack = StackTest.start(Optional.of(folder))) {
      stack.open();
      post(stack, "{\"now\": \"2024-09-30T13:00:00\"}");
      var open = new ArrayList<String>();
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
          if (!rights.endsWith("------")) {
            open.add(file.getFileName() + " " + rights);
          }
        }
      }
      assertEquals(List.of(), open);
    }
    try (var _ = StackTest.start(Optional.of(data.resolve("new")))) {
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("new"))));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nothing_that_it_loaded_stays_among_the_temporary_files() throws Exception {
    try (var stack = StackTest.start(Optional.empty())) {
      stack.open();
      try (var maps = Files.lines(Path.of("/proc/self/maps"))) {
        var temporary = System.getProperty("java.io.tmpdir");
        assertEquals(
            List.of(),
            maps.filter(line -> line.contains(" " + temporary) && line.endsWith(".so"))
                .distinct()
                .toList());
      }
    }
  }

  static String registration(String school) {
    return """
    {"network": "PO", "initiative": {"name": "Samen"}, "schools": [{"code": "%s"}],
     "practitioner": {"name": "Anna", "email": "anna@example.org", "role": "leerkracht"},
     "leader": {"name": "Bas", "email": "bas@example.org", "role": "directeur"},
     "learningQuestions": ["Hoe?"], "expectations": "Veel."}
    """
        .formatted(school);
  }

  private Stack.Settings settings(Optional<Instant> now) {
    return new Stack.Settings(
        Path.of(System.getProperty("project.root")),
        0,
        Optional.of(data),
        now,
        RandomGenerator.getDefault());
  }

  private static ObjectNode event(Stack stack) {
    var event =
        JSON.createObjectNode()
            .put("routeKey", "POST /api/registrations")
            .put("body", registration("16XY00"));
    event
        .putObject("headers")
        .put("content-type", "application/json")
        .put("idempotency-key", "key");
    event
        .putObject("requestContext")
        .put("requestId", "1")
        .put("timeEpoch", stack.clock().instant().toEpochMilli());
    return event;
  }

  private static void settle(Stack stack) throws Exception {
    post(stack, "{}");
  }

  private static void post(Stack stack, String body) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(stack.address().resolve("/local/clock"))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      assertEquals(200, http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
    }
  }

  private static int mailbox(Stack stack) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(stack.address().resolve("/local/mailbox")).build();
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body()).size();
    }
  }
}
