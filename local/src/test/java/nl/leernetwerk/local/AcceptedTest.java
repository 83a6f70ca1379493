package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.json.SubmissionReader;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.registry.StoredKinds;
import nl.leernetwerk.rounds.table.TableRounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever the API accepts can be read, and a year can be played with it. The bodies have each
 * field of the contract at its edges, one to three at a time.
 */
class AcceptedTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final int BODIES = 1_800;
  private static final int REGISTRATIONS = 400;
  private static final int PLAYED = 10;

  private final Edges edges = new Edges(ROOT);
  private final List<String> trouble = new CopyOnWriteArrayList<>();
  private HttpClient http;
  private Stack stack;
  private Visitor visitor;
  private String token;
  private int keys;

  @BeforeEach
  void start() throws Complaint {
    http = HttpClient.newHttpClient();
    var now = Optional.of(Instant.parse("2024-09-30T10:00:00Z"));
    stack =
        Stack.start(
            new Stack.Settings(ROOT, 0, Optional.empty(), now, new Random(1)),
            new Watch() {
              @Override
              public void logged(String function, LogLevel level, String line) {
                if (line.contains("\"Failed\"") || line.contains("NeedsAPerson")) {
                  trouble.add(function + " " + line);
                }
              }
            });
    visitor = new Visitor(stack.address(), http);
    new Setup(stack).schools(List.of());
    stack.open();
    token = visitor.signIn("who=&email=iemand%40example.org&organiser=yes");
  }

  @AfterEach
  void stop() {
    stack.close();
    http.close();
  }

  @Test
  void a_round_is_refused_with_where_and_why_or_stored_and_read_back_equal() {
    var fields = edges.of("RoundDocument");
    var accepted = new TreeMap<String, Integer>();
    for (int seed = 0; seed < BODIES; seed++) {
      var random = new Random(seed);
      var field = fields.get(seed % fields.size());
      var body = round(random, "2024-10-02", "2024-10-31");
      while (body.at(field.pointer().replaceFirst("/[^/]*$", "")).isMissingNode()) {
        body = round(random, "2024-10-02", "2024-10-31");
      }
      var changed = change(body, field, fields, random);
      var answer = organiser("POST", "/api/rounds", body);
      var about = "seed " + seed + " " + changed + ": " + body + answer.body();
      if (answer.statusCode() == 201) {
        changed.forEach(it -> accepted.merge(it, 1, Integer::sum));
        readBack(answer, about);
        forgetRounds();
      } else {
        assertEquals(422, answer.statusCode(), about);
        var errors = parse(answer.body()).path("errors");
        assertTrue(!errors.isEmpty(), about);
        errors.forEach(error -> assertTrue(error.path("pointer").asText().startsWith("#"), about));
      }
      assertEquals(List.of(), trouble, about);
    }
    var never = new TreeSet<String>();
    fields.forEach(field -> never.add(field.pointer()));
    never.removeAll(accepted.keySet());
    assertEquals(new TreeSet<>(), never, "these fields were only ever refused: " + accepted);
  }

  /** It is answered, listed and shown as it was stored, and every item of it can be read. */
  private void readBack(HttpResponse<String> opened, String about) {
    var id = parse(opened.body()).path("id").asText();
    var shown = organiser("GET", "/api/rounds/" + id, null);
    assertEquals(200, shown.statusCode(), about);
    assertEquals(parse(opened.body()), parse(shown.body()), about);
    assertEquals(opened.headers().firstValue("ETag"), shown.headers().firstValue("ETag"), about);
    var again = organiser("PUT", "/api/rounds/" + id, parse(shown.body()), "If-Match", "\"other\"");
    assertEquals(200, again.statusCode(), "what is shown can be sent back: " + about);
    assertEquals(200, organiser("GET", "/api/rounds", null).statusCode(), about);
    assertEquals(200, get("/api/rounds/current").statusCode(), about);
    assertEquals(List.of(), new TableRounds(stack.table()).read().unreadable(), about);
  }

  /** So that the next one may be on the same days. */
  private void forgetRounds() {
    var table = stack.table();
    for (var item : table.partition("ROUNDS", "")) {
      table
          .client()
          .deleteItem(
              delete ->
                  delete
                      .tableName(table.name())
                      .key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
      var journal = "ROUND-JOURNAL#" + item.get("sk").s();
      for (var change : table.partition(journal, "")) {
        table
            .client()
            .deleteItem(
                delete ->
                    delete
                        .tableName(table.name())
                        .key(Map.of("pk", change.get("pk"), "sk", change.get("sk"))));
      }
    }
  }

  @Test
  void a_registration_is_refused_with_where_and_why_or_stored_and_read_back_equal()
      throws Complaint {
    new Setup(stack).open(Rounds.at(stack.clock().instant()), "the test");
    var fields = edges.of("Registration");
    var never = new TreeSet<String>();
    fields.forEach(field -> never.add(field.pointer()));
    var round = parse("{\"networks\": [{\"sector\": \"PO\"}]}");
    for (int seed = 0; seed < REGISTRATIONS; seed++) {
      var random = new Random(2_000_000 + seed);
      var body = registration(round, seed);
      var changed = change(body, fields.get(seed % fields.size()), fields, random);
      var answer = post(body);
      var about = "seed " + seed + " " + changed + ": " + body + answer.body();
      assertTrue(List.of(201, 409, 422).contains(answer.statusCode()), about);
      if (answer.statusCode() == 201) {
        never.removeAll(changed);
        stored(body, answer, about);
      }
      assertEquals(List.of(), trouble, about);
    }
    assertEquals(List.of(), StoredKinds.check(stack.table()).unreadable());
    assertEquals(Set.of(), never, "these fields were only ever refused");
  }

  private void stored(JsonNode body, HttpResponse<String> answer, String about) {
    var reference = Reference.parse(parse(answer.body()).path("reference").asText()).orElseThrow();
    var sent = assertInstanceOf(SubmissionReader.Valid.class, SubmissionReader.read(body), about);
    assertEquals(
        sent.submission(),
        new TableRegistrations(stack.table()).find(reference).orElseThrow().submission(),
        about);
  }

  @Test
  void a_year_is_played_with_whatever_was_accepted_to_the_last_mail() {
    var fields =
        edges.of("RoundDocument").stream()
            // Of these the clock decides, and a relay that this machine may reach.
            .filter(
                it -> !it.pointer().matches("/(id|opens|deadline|beacon(/(address|time|round))?)"))
            .toList();
    int played = 0;
    for (int seed = 0; played < PLAYED; seed++) {
      var random = new Random(1_000_000 + seed);
      var today = LocalDate.ofInstant(stack.clock().instant(), Amsterdam.ZONE);
      var body = round(random, today.toString(), today.toString());
      body.put("id", "R" + seed);
      if (body.path("beacon").has("time")) {
        ((ObjectNode) body.path("beacon")).put("time", today.plusDays(1) + "T02:00:00");
      }
      change(body, fields, random);
      var opened = organiser("POST", "/api/rounds", body);
      if (opened.statusCode() == 201) {
        play(parse(opened.body()), today, random, "seed " + seed + ": " + body);
        played++;
      }
      assertEquals(List.of(), trouble, "seed " + seed + ": " + body);
    }
    assertEquals(List.of(), StoredKinds.check(stack.table()).unreadable());
    assertEquals(0, stack.setAside(), "no event and no mail is left for a person");
  }

  private void play(JsonNode round, LocalDate today, RandomGenerator random, String about) {
    var path = "/api/rounds/" + round.path("id").asText();
    var references = new ArrayList<String>();
    for (int tries = 0; references.size() < 3 && tries < 200; tries++) {
      var registration = registration(round, tries);
      change(registration, edges.of("Registration"), random);
      var answer = post(registration);
      assertTrue(answer.statusCode() < 500, about + registration + answer.body());
      if (answer.statusCode() == 201) {
        stored(registration, answer, about);
        references.add(parse(answer.body()).path("reference").asText());
      }
    }
    assertTrue(!references.isEmpty(), about);
    moveTo(today.plusDays(1).atTime(4, 0));

    var state = parse(organiser("GET", path, null).body());
    assertEquals(round.path("id"), state.path("id"), about);
    boolean foreign = round.path("beacon").has("publicKey") && !isStandIn(round);
    var overview = organiser("GET", path + "/overview", null);
    assertEquals(200, overview.statusCode(), about);
    assertEquals(
        foreign ? "closed" : "allocated", parse(overview.body()).path("state").asText(), about);
    if (!foreign) {
      raise(round, path, about);
    }
    for (var part : List.of("/journal", "/export", "/roster")) {
      assertEquals(200, organiser("GET", path + part, null).statusCode(), about + part);
    }
    var mails = get("/local/mailbox").body();
    for (var reference : references) {
      assertEquals(200, get("/api/registrations/" + reference).statusCode(), about);
      var shown =
          visitor.send(
              to("/api/my-registration").header("Personal-Link", link(reference, mails)).GET());
      assertEquals(200, shown.statusCode(), about + shown.body());
    }
    assertEquals(List.of(), trouble, about);
  }

  /** One seat more, where there may be more, and half a day in which it may be offered. */
  private void raise(JsonNode round, String path, String about) {
    var shown = organiser("GET", path + "/roster", null);
    assertEquals(200, shown.statusCode(), about);
    var network = round.at("/networks/0");
    int capacity = network.path("capacity").asInt() + 1;
    var command =
        JSON.createObjectNode()
            .put("sector", network.path("sector").asText())
            .put("command", "raise-capacity")
            .put("network", network.path("id").asText())
            .put("capacity", capacity)
            .put("why", "Er is meer plek.");
    var answer =
        organiser(
            "POST",
            path + "/roster",
            command,
            "If-Match",
            shown.headers().firstValue("ETag").orElse(""));
    assertEquals(capacity > 1000 ? 422 : 200, answer.statusCode(), about + answer.body());
    moveTo(stack.clock().instant().atZone(Amsterdam.ZONE).toLocalDateTime().plusHours(8));
  }

  private boolean isStandIn(JsonNode round) {
    return round.at("/beacon/id").asText().equals("stand-in");
  }

  private static String link(String reference, String mails) {
    return Pattern.compile("/mijn-aanmelding/#(" + reference + "\\.[A-Za-z0-9._-]+)")
        .matcher(mails)
        .results()
        .reduce((_, last) -> last)
        .orElseThrow(() -> new AssertionError("no mail about " + reference))
        .group(1);
  }

  // ---- The bodies -------------------------------------------------------------------------------

  /** Changes one to three fields, the first of which is this one, and tells which. */
  private List<String> change(
      ObjectNode body, Edges.Field first, List<Edges.Field> fields, RandomGenerator random) {
    var changed = new ArrayList<String>();
    if (edges.change(body, first, random)) {
      changed.add(first.pointer());
    }
    // One at a time finds what a field can do; more at once, what they do to each other.
    for (int more = Math.max(0, random.nextInt(6) - 3); more > 0; more--) {
      var field = fields.get(random.nextInt(fields.size()));
      if (edges.change(body, field, random)) {
        changed.add(field.pointer());
      }
    }
    return changed;
  }

  /** The same, whichever field is the first. */
  private List<String> change(ObjectNode body, List<Edges.Field> fields, RandomGenerator random) {
    return change(body, fields.get(random.nextInt(fields.size())), fields, random);
  }

  /** A round as it might be, by arrival, by our own draw, or by a beacon, described or not. */
  private static ObjectNode round(RandomGenerator random, String opens, String deadline) {
    var body = Rounds.at(Instant.parse("2024-09-30T10:00:00Z"));
    body.put("id", "ronde").put("opens", opens).put("deadline", deadline);
    body.put("why", "Een nieuwe ronde.").put("offerSchoolDays", 5);
    body.put("retentionUntil", "2031-10-01").put("lastOfferDay", "2031-09-01");
    if (random.nextBoolean()) {
      body.putObject("paragraphs").put("confirmation", "Fijn dat jullie er zijn.");
    }
    if (random.nextBoolean()) {
      var periods = body.putArray("periods");
      body.path("meetings")
          .forEach(_ -> periods.addObject().put("first", "2024-11-21").put("last", "2024-11-30"));
    }
    if (random.nextBoolean()) {
      var beacon = body.put("policy", "draw").putObject("beacon");
      if (random.nextBoolean()) {
        beacon.put("publicKey", "0".repeat(192)).put("genesis", 1_600_000_000L).put("period", 30);
        beacon.put("groupHash", "1".repeat(64)).put("id", "test-chain");
      }
      if (random.nextInt(3) == 0 && beacon.has("period")) {
        beacon.put("round", 10_000_000L);
      } else {
        beacon.put("time", "2031-06-01T12:00:00");
      }
    }
    return body;
  }

  private static ObjectNode registration(JsonNode round, int number) {
    var sector = round.at("/networks/0/sector").asText();
    return (ObjectNode)
        parse(
            """
            {"network": "%s", "initiative": {"name": "Samen %d"},
             "schools": [{"name": "School %d", "place": "Ede"}, {"code": "16XY00"}],
             "practitioner": {"name": "Anna", "email": "anna%d@example.org",
                              "role": "leerkracht", "phone": "0612345678"},
             "leader": {"name": "Bas", "email": "bas%d@example.org", "role": "directeur"},
             "learningQuestions": ["Hoe?"], "expectations": "Veel.", "contribution": "Iets.",
             "seeks": ["answers"], "submittedBy": "practitioner"}
            """
                .formatted(sector, number, number, number, number)
                .replace(
                    ", {\"code\": \"16XY00\"}", number == 0 ? ", {\"code\": \"16XY00\"}" : ""));
  }

  // ---- The stack --------------------------------------------------------------------------------

  private HttpResponse<String> post(JsonNode body) {
    return visitor.send(
        to("/api/registrations")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "key-" + keys++)
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private HttpResponse<String> organiser(
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

  private HttpResponse<String> get(String path) {
    return visitor.send(to(path).GET());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(stack.address() + path));
  }

  private void moveTo(Object time) {
    var answer =
        visitor.send(
            to("/local/clock").POST(BodyPublishers.ofString("{\"now\": \"" + time + ":00\"}")));
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
