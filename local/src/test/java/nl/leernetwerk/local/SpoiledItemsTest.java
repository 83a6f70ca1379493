package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.registry.StoredKinds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item that cannot be read hurts itself alone. Of each kind that is stored one item is spoiled
 * in a year that is under way; then everybody does what they do, an hour passes, and a night. What
 * stopped, and who told it, is the table in docs/robustness.md. Once the item is mended, everything
 * goes on by itself.
 */
class SpoiledItemsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final String BOUNCES = "bounce@simulator.amazonses.com";
  private static final String CLOSED = "2024-2025";
  private static final String OPEN = "2025-2026";
  private static final String DRAWN = "2021-2022";

  /** Keys and what indexes and clocks go by: without these an item would not be found at all. */
  private static final Set<String> KEPT = Set.of("pk", "sk", "waitingSince", "expires");

  private static final Lines LOG = new Lines();

  private static final String THEMES = "/networks/PO/themes";
  private static final String MESSAGES = "/messages";
  private static final String MEETINGS = "/networks/PO/meetings";

  private static HttpClient http;
  private static Stack stack;
  private static Visitor visitor;
  private static String token;
  private static String waiting;
  private static String other;
  private static String late;
  private static final List<String> registered = new ArrayList<>();
  private static int counter;

  /** What was logged, by which function. */
  private static final class Lines implements Watch {
    private final List<Map.Entry<String, JsonNode>> lines = new CopyOnWriteArrayList<>();

    @Override
    public void logged(String function, LogLevel level, String message) {
      if (message.startsWith("{")) {
        lines.add(Map.entry(function, parse(message)));
      }
    }

    Set<String> functions(String event, String partition) {
      return lines.stream()
          .filter(line -> line.getValue().path("event").asText().equals(event))
          .filter(line -> line.getValue().path("item").asText().startsWith(partition))
          .map(Map.Entry::getKey)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @BeforeAll
  static void a_year_is_under_way() throws Complaint {
    http = HttpClient.newHttpClient();
    var now = Optional.of(Instant.parse("2024-09-30T10:00:00Z"));
    stack = Stack.start(new Stack.Settings(ROOT, 0, Optional.empty(), now, new Random(1)), LOG);
    visitor = new Visitor(stack.address(), http);
    var setup = new Setup(stack);
    setup.schools(List.of());
    setup.open(Rounds.at(stack.clock().instant()), "the test");
    stack.open();
    token = visitor.signIn("who=&email=iemand%40example.org&organiser=yes");
    reference(register("vol", WholeYear.twelveSchools()));
    waiting = reference(register("wacht", WholeYear.registration("16XY00")));
    other = reference(register("vo", unlisted("VO", "Het Andere Lyceum", "carla")));
    register("terug", WholeYear.registration("90AD00").replace("anna@example.org", BOUNCES));
    settle();
    correct();
    ask("POST", round(CLOSED, "/initiatives/" + waiting + "/mails"), again(), "");
    moveTo("2024-10-02T00:05:00");
    var contact = JSON.createObjectNode().put("on", "2024-10-02").put("how", "phone");
    contact.put("with", "both").put("reached", true).put("note", "Belt terug.");
    organiser("POST", round(CLOSED, "/initiatives/" + waiting + "/contacts"), contact);
    var sharpened = JSON.createObjectNode().put("expectations", "Leren.");
    sharpened.putArray("questions").addObject().put("text", "Hoe plannen we dat?");
    var listed = ask("GET", round(CLOSED, "/networks/PO/initiatives"), null, "");
    ask(
        "PUT",
        round(CLOSED, "/initiatives/" + waiting + "/sharpened"),
        sharpened,
        Visitor.json(listed)
            .path("initiatives")
            .valueStream()
            .filter(it -> it.path("reference").asText().equals(waiting))
            .findFirst()
            .orElseThrow()
            .path("tag")
            .asText());
    assertEquals(201, write().statusCode());
    var roster = ask("GET", round(CLOSED, "/roster"), null, "");
    var more = WholeYear.roster("raise-capacity").put("network", "PO").put("capacity", 13);
    ask("POST", round(CLOSED, "/roster"), more, tag(roster));
    var themes = JSON.createObjectNode().put("shownToPairs", false);
    themes.putArray("themes");
    themes.putArray("leftOut");
    ask("PUT", round(CLOSED, THEMES), themes, tag(ask("GET", round(CLOSED, THEMES), null, "")));
    var meeting = JSON.createObjectNode().put("day", "2024-11-26");
    meeting.putObject("place").put("name", "Het Huis").put("address", "Plein 1, Utrecht");
    var meetings = round(CLOSED, MEETINGS);
    ask("PUT", meetings + "/1", meeting, tag(ask("GET", meetings, null, "")));
    setup.open(
        year(DRAWN, "2021-06-27", "2021-10-01")
            .put("policy", "draw")
            .set("beacon", JSON.createObjectNode().put("time", "2025-02-03T12:00:00")),
        "a draw");
    setup.open(year(OPEN, "2024-10-02", "2025-06-30"), "the next");
    late = reference(register("laat", WholeYear.registration("92CV00")));
    moveTo("2024-10-02T04:00:00");
  }

  private static ObjectNode year(String id, String opens, String deadline) {
    return Rounds.at(stack.clock().instant())
        .put("id", id)
        .put("opens", opens)
        .put("deadline", deadline)
        .put("retentionUntil", "2027-10-01");
  }

  @AfterAll
  static void stop() {
    stack.close();
    http.close();
  }

  @Test
  void one_item_of_each_kind_that_cannot_be_read_stops_what_the_document_says_and_nothing_else()
      throws IOException {
    var usual = observe();
    var table =
        new StringBuilder("| kind of item | what stops or waits | told by |\n|---|---|---|\n");
    for (var kind : StoredKinds.ALL) {
      LOG.lines.clear();
      var item = one(kind);
      put(spoiled(item));
      var now = observe();
      var failed = LOG.functions("Failed", "");
      assertEquals(Set.of(), failed, kind.prefix() + ": " + LOG.lines);
      assertEquals(0, stack.setAside(), kind.prefix() + ": nothing is left for a person to empty");
      var told = LOG.functions("NeedsAPerson", item.get("pk").s());
      table.append(row(kind, usual, now, told));

      put(item);
      passAnHour();
      assertEquals(usual, observe(), kind.prefix() + ": all goes on once it is mended");
      assertEquals(List.of(), unsent(), kind.prefix() + ": and what waited went out by itself");
    }
    assertTrue(
        Files.readString(ROOT.resolve("docs/robustness.md")).contains(table),
        "docs/robustness.md should hold this table:\n" + table);
  }

  private static String row(
      StoredKind kind, Map<String, String> usual, Map<String, String> now, Set<String> told) {
    var stopped =
        usual.keySet().stream()
            .filter(act -> !usual.get(act).equals(now.get(act)))
            .map(act -> act + ": " + now.get(act))
            .collect(Collectors.joining("; "));
    return "| `%s` | %s | %s |\n"
        .formatted(
            kind.prefix(),
            stopped.isEmpty() ? "nothing" : stopped,
            told.isEmpty() ? "nobody" : String.join(", ", told));
  }

  // ---- Everybody does what they do --------------------------------------------------------------

  /** What each act came to; then an hour passes, and the nightly function comes by. */
  private static Map<String, String> observe() {
    // Whatever functions remember from before is forgotten.
    passAnHour();
    var acts = new LinkedHashMap<String, String>();
    act(acts, "the form's round", () -> get("/api/rounds/current"));
    act(acts, "search for schools", () -> get("/api/schools?q=maas"));
    var name = "nieuw" + ++counter;
    act(acts, "register", () -> register(name, unlisted("PO", "School " + counter, name)));
    act(acts, "register a listed school again", () -> register("k" + counter, LISTED));
    act(acts, "the same post again", () -> register("wacht", FIRST));
    act(acts, "state of one", () -> get("/api/registrations/" + waiting));
    act(acts, "state of another", () -> get("/api/registrations/" + other));
    act(acts, "own page in PO", () -> own(waiting, "GET", "", ""));
    act(acts, "own page in VO", () -> own(other, "GET", "", ""));
    act(acts, "withdraw", () -> own(late, "PUT", "/withdrawal", "{}"));
    act(acts, "undo it", () -> own(late, "DELETE", "/withdrawal", ""));
    act(acts, "ask for a link", SpoiledItemsTest::askForALink);
    act(acts, "list of rounds", () -> organiser("GET", "/api/rounds", null));
    act(acts, "overview", () -> organiser("GET", round(CLOSED, "/overview"), null));
    act(acts, "overview of the open round", () -> organiser("GET", round(OPEN, "/overview"), null));
    for (var network : List.of("PO", "VO")) {
      act(
          acts,
          "list of network " + network,
          () -> organiser("GET", round(CLOSED, "/networks/" + network + "/initiatives"), null));
    }
    act(acts, "themes of network PO", () -> organiser("GET", round(CLOSED, THEMES), null));
    act(acts, "meetings of network PO", () -> organiser("GET", round(CLOSED, MEETINGS), null));
    act(acts, "roster", () -> organiser("GET", round(CLOSED, "/roster"), null));
    act(acts, "journal", () -> organiser("GET", round(CLOSED, "/journal"), null));
    act(acts, "messages", () -> organiser("GET", round(CLOSED, MESSAGES), null));
    act(acts, "preview of a message", () -> preview(message("everybody")));
    act(acts, "write a message", SpoiledItemsTest::write);
    act(acts, "one initiative", () -> initiative(waiting));
    act(acts, "another initiative", () -> initiative(other));
    act(acts, "search for initiatives", SpoiledItemsTest::search);
    act(acts, "export", () -> organiser("GET", round(CLOSED, "/export"), null));
    act(acts, "edit the open round", () -> edit(OPEN));
    act(acts, "edit the closed round", () -> edit(CLOSED));
    act(acts, "record of the draw", () -> get("/api/rounds/" + DRAWN + "/draw"));
    passAnHour();
    stack.invoke("PurgePersonalData", JSON.createObjectNode());
    settle();
    acts.put("mails", unsent().isEmpty() ? "sent" : "wait");
    return acts;
  }

  private static void act(
      Map<String, String> acts, String name, Supplier<HttpResponse<String>> act) {
    var answer = act.get();
    var missing = new ArrayList<String>();
    if (answer.headers().firstValue("content-type").orElse("").contains("json")) {
      parse(answer.body()).path("unreadable").forEach(it -> missing.add(it.asText()));
    }
    var names =
        missing.stream()
            .map(it -> it.equals(waiting) ? "that one" : it)
            .collect(Collectors.joining(", "));
    acts.put(name, answer.statusCode() + (missing.isEmpty() ? "" : " without " + names));
    if (answer.statusCode() == 503) {
      assertTrue(parse(answer.body()).path("detail").asText().length() > 20, answer.body());
    }
  }

  private static final String LISTED = WholeYear.registration("92CV00");
  private static final String FIRST = WholeYear.registration("16XY00");

  private static HttpResponse<String> register(String key, String body) {
    var answer =
        visitor.send(
            to("/api/registrations")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    if (answer.statusCode() == 201 && key.startsWith("nieuw")) {
      registered.add(key + "@example.org");
    }
    settle();
    return answer;
  }

  /** Whose registration was accepted, and who got no mail about it. */
  private static List<String> unsent() {
    var mailed =
        StreamSupport.stream(parse(get("/local/mailbox").body()).spliterator(), false)
            .map(mail -> mail.path("to").asText())
            .collect(Collectors.toSet());
    return registered.stream().filter(it -> !mailed.contains(it)).toList();
  }

  private static HttpResponse<String> own(
      String reference, String method, String path, String body) {
    var link = link(reference);
    var shown = visitor.send(to("/api/my-registration").header("Personal-Link", link).GET());
    if (method.equals("GET") || shown.statusCode() != 200) {
      return shown;
    }
    return visitor.send(
        to("/api/my-registration" + path)
            .header("Personal-Link", link)
            .header("If-Match", shown.headers().firstValue("ETag").orElse(""))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private static final Map<String, String> LINKS = new HashMap<>();

  private static String link(String reference) {
    return LINKS.computeIfAbsent(
        reference,
        it ->
            Pattern.compile("/mijn-aanmelding/#(" + it + "\\.[A-Za-z0-9._-]+)")
                .matcher(get("/local/mailbox").body())
                .results()
                .reduce((_, last) -> last)
                .orElseThrow()
                .group(1));
  }

  private static HttpResponse<String> askForALink() {
    return visitor.send(
        to("/api/personal-links")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"email\": \"wie" + counter + "@example.org\"}")));
  }

  private static HttpResponse<String> initiative(String reference) {
    return organiser("GET", round(CLOSED, "/initiatives/" + reference), null);
  }

  private static HttpResponse<String> search() {
    var asked = JSON.createObjectNode().put("text", "anna@example.org");
    return organiser("POST", round(CLOSED, "/search"), asked);
  }

  private static HttpResponse<String> edit(String id) {
    var shown = organiser("GET", round(id, ""), null);
    if (shown.statusCode() != 200) {
      return shown;
    }
    var edited = (ObjectNode) parse(shown.body());
    edited.put("name", "Naam " + counter).put("why", "Een andere naam.");
    return organiser("PUT", round(id, ""), edited, "If-Match", tag(shown));
  }

  private static void correct() {
    var path = round(CLOSED, "/initiatives/" + waiting);
    var shown = ask("GET", path, null, "");
    var registration = (ObjectNode) parse(shown.body()).path("registration");
    ((ObjectNode) registration.path("leader")).put("name", "Bastiaan");
    var body = JSON.createObjectNode().put("why", "Typefout.").set("registration", registration);
    ask("PUT", path, body, tag(shown));
  }

  private static ObjectNode message(String kind) {
    var message = JSON.createObjectNode().put("subject", "Hallo").put("text", "Dag " + counter);
    var selection = message.putObject("selection").put("kind", kind);
    if (kind.equals("chosen")) {
      selection.putArray("initiatives").add(other);
    }
    return message;
  }

  private static HttpResponse<String> preview(ObjectNode message) {
    return organiser("POST", round(CLOSED, MESSAGES + "/preview"), message);
  }

  private static HttpResponse<String> write() {
    var message = message("chosen");
    var shown = preview(message);
    return shown.statusCode() == 200
        ? organiser(
            "POST",
            round(CLOSED, MESSAGES),
            message,
            "If-Match",
            tag(shown),
            "Idempotency-Key",
            "bericht " + counter)
        : shown;
  }

  private static ObjectNode again() {
    return JSON.createObjectNode()
        .put("mail", "practitioner.confirmation.1")
        .put("why", "De e-mail is weg.");
  }

  /** What an organiser is answered, which must be 200. */
  private static HttpResponse<String> ask(String method, String path, JsonNode body, String tag) {
    var answer =
        tag.isEmpty()
            ? organiser(method, path, body)
            : organiser(method, path, body, "If-Match", tag);
    assertEquals(200, answer.statusCode(), answer.body());
    settle();
    return answer;
  }

  private static HttpResponse<String> organiser(
      String method, String path, JsonNode body, String... headers) {
    var request =
        to(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    return visitor.send(headers.length == 0 ? request : request.headers(headers));
  }

  private static String unlisted(String network, String school, String person) {
    return WholeYear.registration("X")
        .replace("{\"code\": \"X\"}", "{\"name\": \"" + school + "\", \"place\": \"Ede\"}")
        .replace("\"PO\"", "\"" + network + "\"")
        .replace("anna@", person + "@")
        .replace("bas@", "leiding-" + person + "@");
  }

  // ---- The items --------------------------------------------------------------------------------

  /** An item of a kind: of what waits in PO, or else of the open round, or else whatever it is. */
  private static Map<String, AttributeValue> one(StoredKind kind) {
    var all =
        items().stream()
            .filter(item -> item.get("pk").s().split("#", 2)[0].equals(kind.prefix()))
            .toList();
    assertTrue(!all.isEmpty(), "the year has no " + kind.prefix());
    var wanted =
        List.of(
            "CLAIM#" + OPEN + "#92CV00",
            "HEADER",
            waiting,
            waiting.substring(waiting.length() - 9).replace("-", ""),
            "92CV00",
            "ROSTER-JOURNAL#" + CLOSED + "#PO",
            "ROUNDS/" + OPEN,
            late);
    for (var word : wanted) {
      var found = all.stream().filter(item -> names(item, word)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    return all.getFirst();
  }

  private static boolean names(Map<String, AttributeValue> item, String word) {
    var reference = item.getOrDefault("reference", AttributeValue.fromS(""));
    return !item.get("sk").s().matches(".*#(why|note|text)")
        && (item.get("pk").s() + "/" + item.get("sk").s() + " " + reference.s()).contains(word);
  }

  private static List<Map<String, AttributeValue>> items() {
    var table = stack.table();
    return table.client().scanPaginator(scan -> scan.tableName(table.name())).items().stream()
        .<Map<String, AttributeValue>>map(TreeMap::new)
        .toList();
  }

  /** The same item, of which nothing is as it should be. */
  private static Map<String, AttributeValue> spoiled(Map<String, AttributeValue> item) {
    var spoiled = new HashMap<>(item);
    spoiled.replaceAll(
        (name, value) -> KEPT.contains(name) ? value : AttributeValue.fromBool(true));
    return spoiled;
  }

  private static void put(Map<String, AttributeValue> item) {
    var table = stack.table();
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }

  // ---- The stack --------------------------------------------------------------------------------

  private static String round(String id, String path) {
    return "/api/rounds/" + id + path;
  }

  private static String reference(HttpResponse<String> answer) {
    assertEquals(201, answer.statusCode(), answer.body());
    return parse(answer.body()).path("reference").asText();
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static HttpResponse<String> get(String path) {
    return visitor.send(to(path).GET());
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(stack.address() + path));
  }

  private static void passAnHour() {
    moveTo(stack.clock().instant().plus(Duration.ofMinutes(61)).toString());
  }

  private static void moveTo(String time) {
    clock("{\"now\": \"" + time + "\"}");
  }

  private static void settle() {
    clock("{}");
  }

  private static void clock(String body) {
    var answer = visitor.send(to("/local/clock").POST(BodyPublishers.ofString(body)));
    assertEquals(200, answer.statusCode(), answer.body());
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
