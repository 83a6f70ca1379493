package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import nl.leernetwerk.local.draw.VerifyDraw;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A draw by a beacon, from the opening of its round to the check of its record, by the moved clock.
 */
class DrawTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final String DRAW = "/api/rounds/2024-2025/draw";

  private static HttpClient http;
  private static Visitor visitor;
  private static Stack stack;
  private static JsonNode current;
  private static String mail;
  private static int statusWhileOpen;
  private static JsonNode listed;
  private static JsonNode stateWhileListed;
  private static JsonNode record;

  @TempDir private Path folder;

  @BeforeAll
  static void a_year_with_a_draw() throws Exception {
    http = HttpClient.newHttpClient();
    var now = Optional.of(Instant.parse("2024-09-30T10:00:00Z"));
    stack = Stack.start(new Stack.Settings(ROOT, 0, Optional.empty(), now, new Random(1)));
    visitor = new Visitor(stack.address(), http);
    var setup = new Setup(stack);
    setup.schools(List.of());
    var round = Rounds.at(stack.clock().instant()).put("policy", "draw");
    // The file names the beacon as for AWS; here the stand-in takes its place.
    round
        .putObject("beacon")
        .put("address", "https://api.drand.sh")
        .put("chain", "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971")
        .put("time", "2024-10-02T12:00:00");
    setup.open(round, "the test");
    stack.open();
    current = get("/api/rounds/current");
    statusWhileOpen = ask(DRAW).statusCode();
    for (var school : List.of("16XY00", "91BL00", "90AD00", "92CV00")) {
      var post =
          HttpRequest.newBuilder(URI.create(stack.address() + "/api/registrations"))
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", "key-" + school)
              .POST(HttpRequest.BodyPublishers.ofString(WholeYear.registration(school)));
      assertEquals(201, visitor.send(post).statusCode());
    }
    moveTo("2024-10-02T00:05:00");
    mail = get("/local/mailbox").get(0).path("text").asText();
    moveTo("2024-10-02T11:59:59");
    listed = get(DRAW);
    stateWhileListed = get("/api/rounds/current");
    moveTo("2024-10-02T12:10:00");
    record = get(DRAW);
  }

  @AfterAll
  static void stop() {
    stack.close();
    http.close();
  }

  private static HttpResponse<String> ask(String path) {
    return visitor.send(HttpRequest.newBuilder(URI.create(stack.address() + path)).GET());
  }

  private static JsonNode get(String path) {
    return Visitor.json(ask(path));
  }

  private static void moveTo(String time) {
    var move =
        HttpRequest.newBuilder(URI.create(stack.address() + "/local/clock"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"now\": \"" + time + "\"}"));
    assertEquals(200, visitor.send(move).statusCode());
  }

  private record Verdict(int code, String said) {}

  private Verdict verify(JsonNode json) throws IOException {
    var file = folder.resolve("record.json");
    Files.writeString(file, json.toString());
    var said = new ByteArrayOutputStream();
    try (var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      return new Verdict(VerifyDraw.verify(file, out), said.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void from_its_opening_the_rules_their_hash_the_round_of_the_beacon_and_its_moment_are_told() {
    var draw = current.path("draw");
    assertEquals("2024-10-02T10:00:00Z", draw.at("/beacon/at").asText());
    assertEquals(11_686_612, draw.at("/beacon/round").asLong());
    for (var told : List.of(draw.path("rulesHash").asText(), "11.686.612", "om 12.00 uur")) {
      assertTrue(mail.contains(told), told);
    }
    assertTrue(mail.contains(draw.at("/beacon/chain").asText()), mail);
  }

  @Test
  void before_the_closing_there_is_no_list_and_between_closing_and_beacon_the_list_alone() {
    assertEquals(404, statusWhileOpen);
    assertEquals(4, listed.path("list").size());
    assertEquals(record.path("listHash"), listed.path("listHash"));
    assertEquals("closed", stateWhileListed.path("state").asText());
    for (var later : List.of("pulse", "seed", "order", "seats", "waiting")) {
      assertFalse(listed.has(later), later);
      assertTrue(record.has(later), later);
    }
    assertEquals("allocated", get("/api/rounds/current").path("state").asText());
  }

  @Test
  void the_record_of_a_draw_names_nobody() {
    assertFalse(record.toString().contains("@"), record.toString());
    assertFalse(record.toString().contains("Anna"), record.toString());
  }

  @Test
  void the_published_list_and_the_published_draw_agree_with_what_follows_from_them()
      throws IOException {
    assertEquals(0, verify(listed).code());
    var verdict = verify(record);
    assertEquals(0, verdict.code(), verdict.said());
    assertTrue(verdict.said().contains("NOT quicknet"), verdict.said());
  }

  /** A record that was made in Python, with a genuine signature of quicknet. */
  private static JsonNode ofQuicknet() throws IOException {
    try (var in = DrawTest.class.getResourceAsStream("draw-of-quicknet.json")) {
      return JSON.readTree(in);
    }
  }

  @Test
  void a_record_that_another_program_made_with_a_genuine_round_of_quicknet_agrees()
      throws IOException {
    var verdict = verify(ofQuicknet());
    assertEquals(0, verdict.code(), verdict.said());
    assertTrue(verdict.said().contains("(quicknet)"), verdict.said());
  }

  @Test
  void another_program_computes_the_draw_that_was_published_here() throws Exception {
    var python = new ProcessBuilder("python3", "--version");
    assumeTrue(runs(python), "python3 is not here: the second implementation is not asked");
    for (var one : List.of(listed, record)) {
      assertEquals(0, askPython(one));
    }
    var tampered = (ObjectNode) record.deepCopy();
    ((ObjectNode) tampered.path("list").get(0)).put("schools", 7);
    assertEquals(1, askPython(tampered));
  }

  private static boolean runs(ProcessBuilder command) throws InterruptedException {
    try {
      return command.start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private int askPython(JsonNode json) throws IOException, InterruptedException {
    var file = folder.resolve("python.json");
    Files.writeString(file, json.toString());
    var program = ROOT.resolve("local/src/test/python/draw.py").toString();
    return new ProcessBuilder("python3", "-B", program, file.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void a_change_of_any_single_value_is_found() throws IOException {
    var pointers = new ArrayList<String>();
    leaves("", record, pointers);
    assertTrue(pointers.size() > 35, pointers.toString());
    for (var pointer : pointers) {
      var tampered = record.deepCopy();
      change(tampered, pointer);
      var verdict = verify(tampered);
      assertTrue(verdict.code() != 0, pointer + ": " + verdict.said());
    }
  }

  @Test
  void each_difference_is_reported_with_its_place() throws IOException {
    var tampered = (ObjectNode) record.deepCopy();
    ((ObjectNode) tampered.path("order")).withArray("/PO").insert(0, "2024-2025-AAAA-AAAA");
    var verdict = verify(tampered);
    assertEquals(1, verdict.code());
    assertTrue(verdict.said().contains("differs: /order/PO/0: "), verdict.said());
    var other = (ObjectNode) record.deepCopy();
    ((ObjectNode) other.path("pulse")).put("signature", listedSignature());
    assertTrue(verify(other).said().contains("differs: /pulse/signature: "));
  }

  /** A signature of the first round of the genuine quicknet. */
  private static String listedSignature() {
    return "b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b";
  }

  @Test
  void a_registration_that_is_on_the_list_twice_is_found() throws Exception {
    var tampered = ofQuicknet();
    var list = (ArrayNode) tampered.path("list");
    list.insert(1, list.get(0));
    var verdict = verify(tampered);
    assertEquals(1, verdict.code());
    assertTrue(verdict.said().contains(" is on it twice"), verdict.said());
  }

  @Test
  void a_file_that_is_not_a_record_is_unreadable() throws IOException {
    assertEquals(2, verify(JSON.createObjectNode()).code());
    assertEquals(2, verify(new TextNode("loting")).code());
    var file = folder.resolve("no.json");
    Files.writeString(file, "no JSON");
    assertEquals(2, VerifyDraw.verify(file, new PrintStream(new ByteArrayOutputStream())));
    assertEquals(
        2,
        VerifyDraw.verify(folder.resolve("absent"), new PrintStream(new ByteArrayOutputStream())));
  }

  private static void leaves(String at, JsonNode node, List<String> out) {
    if (node.isObject()) {
      node.properties().forEach(it -> leaves(at + "/" + it.getKey(), it.getValue(), out));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(at + "/" + i, node.get(i), out);
      }
    } else {
      out.add(at);
    }
  }

  private static void change(JsonNode root, String pointer) {
    var value = root.at(pointer);
    JsonNode other =
        value.isNumber()
            ? JSON.getNodeFactory().numberNode(value.longValue() + 1)
            : new TextNode(changed(value.asText()));
    var parent = root.at(pointer.substring(0, pointer.lastIndexOf('/')));
    var last = pointer.substring(pointer.lastIndexOf('/') + 1);
    switch (parent) {
      case ObjectNode object -> object.set(last, other);
      case ArrayNode array -> array.set(Integer.parseInt(last), other);
      default -> throw new IllegalStateException(pointer);
    }
  }

  /**
   * The same text with another last character, so that it may still be read as the same kind of
   * value.
   */
  private static String changed(String text) {
    char last = text.charAt(text.length() - 1);
    return text.substring(0, text.length() - 1) + (last == '1' ? '2' : '1');
  }
}
