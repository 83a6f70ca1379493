package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.table.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The commands of the runbook, run by the AWS CLI against this machine exactly as they are written.
 */
class RunbookTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

  /** The commands under each heading, in order; commands before the first heading are under "". */
  private static final Map<String, List<String>> commands = new LinkedHashMap<>();

  private static final List<String> run = new ArrayList<>();
  private static String names = "";

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private Stack stack;

  @BeforeAll
  static void read_the_runbook() throws IOException {
    for (var entry : Files.readString(ROOT.resolve("docs/runbook.md")).split("\n## ", -1)) {
      var heading = entry.startsWith("#") ? "" : entry.split("\n", 2)[0];
      commands.put(heading, BLOCK.matcher(entry).results().map(it -> it.group(1)).toList());
    }
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "aws"))),
        "the AWS CLI is not here, so the commands of the runbook are not run");
  }

  @BeforeEach
  void start() throws Complaint {
    stack = StackTest.start(Optional.empty());
    stack.open();
  }

  @AfterEach
  void stop() {
    stack.close();
    http.close();
  }

  @AfterAll
  static void every_command_was_run() {
    var all = new TreeSet<String>();
    commands.values().forEach(all::addAll);
    commands.get("").forEach(all::remove);
    if (!run.isEmpty()) {
      assertEquals(all, new TreeSet<>(run), "each command of the runbook is run by some test");
    }
  }

  @Test
  void a_mail_that_ses_refused_five_times_is_brought_back_and_sent_once() throws Exception {
    stack.takesMail(false);
    assertEquals(201, register());
    move("{}");
    assertEquals(0, mailbox().size());
    var seen = JSON.readTree(command("Unsent mails", 0)).path("Messages");
    assertEquals(2, seen.size(), "which is what the alarm on this queue counts");
    assertTrue(seen.get(0).path("Body").asText().contains("confirmation"), seen.toString());

    stack.takesMail(true);
    command("Unsent mails", 1);
    assertEquals(
        List.of("anna@example.org", "bas@example.org"),
        mailbox().findValuesAsText("to").stream().sorted().toList());
    assertEquals(0, stack.setAside());
    move("{\"now\": \"2024-10-01T12:00:00\"}");
    assertEquals(
        2 + 1, mailbox().size(), "once, and not again by any sweep; an organiser has the digest");
  }

  @Test
  void an_event_that_no_try_could_handle_is_delivered_again_when_what_broke_it_is_repaired()
      throws Exception {
    assertEquals(201, register());
    move("{}");
    var key = registration();
    fillUp(key);
    move("{\"now\": \"2024-10-02T00:05:00\"}");
    assertEquals("closed", state());
    assertTrue(command("Unhandled events", 0).contains("AllocateSeats"));

    remove(key, "ballast");
    move("{\"now\": \"2024-10-02T00:40:00\"}");
    assertEquals("closed", state());
    command("Unhandled events", 1);
    assertEquals("allocated", state());
    assertEquals(10, mailbox().size(), "all mails are out");
    assertEquals(1, stack.setAside());
    command("Unhandled events", 2);
    assertEquals(0, stack.setAside());
  }

  @Test
  void the_other_commands_do_what_they_say() throws Exception {
    assertTrue(
        command("A round is past its deadline and not closed", 0).contains("\"StatusCode\": 200"));
    command("Unpublished events", 0);
    Files.copy(ROOT.resolve("events/open-round.json"), folder.resolve("round.json"));
    var opened = command("Opening a round", 0);
    assertTrue(opened.contains("\"opened\":"), opened);
  }

  /** Runs a command of that entry, after the commands that come before all entries. */
  private String command(String heading, int number) throws Exception {
    var text = commands.get(heading).get(number);
    run.add(text);
    return bash(names(), text);
  }

  /**
   * The variables that the first block of the runbook sets in a shell; the same for every stack
   * here.
   */
  private String names() throws Exception {
    if (names.isEmpty()) {
      names = bash(commands.get("").getFirst(), "declare -p names\ndeclare -f id arn");
    }
    return names;
  }

  private String bash(String before, String text) throws Exception {
    // Given on the command line, because the older CLI uses another address for SQS.
    var aws =
        "aws() { command aws --endpoint-url %s/local/aws \"$@\"; }\n".formatted(stack.address());
    var script = "set -euo pipefail\n" + aws + before + text;
    var builder = new ProcessBuilder("bash", "-c", script).directory(folder.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_DEFAULT_REGION", "eu-central-1",
                "AWS_PAGER", ""));
    var errors = folder.resolve("errors");
    var process = builder.redirectError(errors.toFile()).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), text);
    assertEquals(0, process.exitValue(), () -> text + output + read(errors));
    return output;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Map<String, AttributeValue> registration() {
    var table = stack.table();
    var item =
        table.client().scan(it -> it.tableName(table.name())).items().stream()
            .filter(it -> it.get("pk").s().startsWith("REGISTRATIONS#"))
            .findFirst()
            .orElseThrow();
    return Map.of("pk", item.get("pk"), "sk", item.get("sk"));
  }

  /** Leaves no room in an item for an outcome. */
  private void fillUp(Map<String, AttributeValue> key) {
    for (int size = 400 * 1024; !holds(key, "x".repeat(size)); size -= 8) {
      assertTrue(size > 300 * 1024, "an item holds 400 KB");
    }
  }

  private boolean holds(Map<String, AttributeValue> key, String ballast) {
    Table table = stack.table();
    try {
      table
          .client()
          .updateItem(
              it ->
                  it.tableName(table.name())
                      .key(key)
                      .updateExpression("SET ballast = :ballast")
                      .expressionAttributeValues(
                          Map.of(":ballast", AttributeValue.fromS(ballast))));
      return true;
    } catch (DynamoDbException _) {
      return false;
    }
  }

  private void remove(Map<String, AttributeValue> key, String name) {
    Table table = stack.table();
    table
        .client()
        .updateItem(it -> it.tableName(table.name()).key(key).updateExpression("REMOVE " + name));
  }

  private String state() throws Exception {
    return JSON.readTree(send(request("/api/rounds/current").GET()).body()).path("state").asText();
  }

  private JsonNode mailbox() throws Exception {
    return JSON.readTree(send(request("/local/mailbox").GET()).body());
  }

  private void move(String body) throws Exception {
    var answer = send(request("/local/clock").POST(HttpRequest.BodyPublishers.ofString(body)));
    assertEquals(200, answer.statusCode(), answer.body());
  }

  private int register() throws Exception {
    return send(request("/api/registrations")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "key")
            .POST(HttpRequest.BodyPublishers.ofString(RestartTest.registration("16XY00"))))
        .statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(stack.address().resolve(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
