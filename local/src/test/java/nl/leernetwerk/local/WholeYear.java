package nl.leernetwerk.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.rounds.table.TableRounds;

/**
 * Plays everything that ever happens, the rare included: whatever a function may do, it does here.
 * A function that had no turn gets the sample of its event; one that needs more has its turn in
 * {@link #play}.
 */
final class WholeYear implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNCES = "bounce@simulator.amazonses.com";

  private final Stack stack;
  private final Visitor visitor;
  private int keys;

  /** The registration whose people use their personal links. */
  private String changing = "";

  private String token = "";

  private WholeYear(Stack stack) {
    this.stack = stack;
    this.visitor = new Visitor(stack.address(), HttpClient.newHttpClient());
  }

  /** A stack of the template in that folder, on the second-last day of registration. */
  static WholeYear start(Path project) throws Complaint {
    return start(project, Watch.NONE);
  }

  /** The same, with a watch that sees what its functions do. */
  static WholeYear start(Path project, Watch watch) throws Complaint {
    var now = Optional.of(Instant.parse("2024-09-30T10:00:00Z"));
    var settings = new Stack.Settings(project, 0, Optional.empty(), now, new Random(1));
    var stack = Stack.start(settings, watch);
    new Setup(stack).schools(List.of());
    return new WholeYear(stack);
  }

  Stack stack() {
    return stack;
  }

  /** Plays all of it, in order. */
  void play() throws Complaint {
    stack.open();
    tooEarly();
    openTheRound();
    register();
    refuse();
    moveTo("2024-10-02T00:00:00");
    moveTo("2024-10-02T00:05:00");
    anOrganiserLooks();
    anOrganiserNamesAnotherFacilitator();
    anAddressThatWorksAgain();
    seatsComeFree();
    settle();
    // In the new network schools of the list have seats, whose regions its meetings go by.
    ask("GET", "/networks/PO-2/meetings", null);
    somebodyCalls();
    eventsThatCameTwice();
    aMailThatCannotBeWritten();
    somebodyAsksForTheirData();
    aDrawThatAwaitsItsBeacon();
    aRoundWhoseDateHasCome();
    whoeverHadNoTurn();
  }

  private void whoeverHadNoTurn() {
    stack
        .roles()
        .forEach(
            (function, role) -> {
              if (role.calls().isEmpty()) {
                stack.invoke(function, event(function));
              }
            });
    settle();
  }

  private void tooEarly() {
    get("/api/rounds/current");
    post(registration("16XY00"));
  }

  private void openTheRound() throws Complaint {
    var setup = new Setup(stack);
    setup.round(Optional.empty());
    setup.open(Rounds.at(stack.clock().instant()), "the same again");
  }

  /**
   * Four initiatives register. One of them is changed later, and mail does not reach one of them.
   */
  void register() {
    get("/api/rounds/current");
    post(twelveSchools());
    search("maas");
    var answer = post(registration("16XY00"));
    changing = Visitor.json(answer).path("reference").asText();
    get("/api/registrations/" + changing);
    get("/api/rounds/2024-2025/schools/16XY00");
    // The schools are of both sectors, so the check is repeated without the sector.
    post(registration("91BL00\"}, {\"code\": \"93AD00"));
    moveTo(stack.clock().instant().plusSeconds(120).toString());
    post(registration("90AD00"));
    post(registration("92CV00").replace("anna@example.org", BOUNCES));
    settle();
    aSchoolChangesItsMind();
  }

  /** An initiative of twelve schools fills the network, so that every later initiative waits. */
  static String twelveSchools() {
    var schools =
        IntStream.rangeClosed(1, 12)
            .mapToObj("{\"name\": \"School %d\", \"place\": \"Delft\"}"::formatted)
            .collect(Collectors.joining(", "));
    return registration("X").replace("{\"code\": \"X\"}", schools);
  }

  /**
   * A free seat is offered to an initiative that does not answer, and then to another. Then an
   * extra network opens.
   */
  private void seatsComeFree() {
    aSchoolLeaves();
    var more = roster("raise-capacity").put("network", "PO").put("capacity", 13);
    ask("POST", "/roster/preview", more);
    changeRoster(more);
    enter(
        registration("X")
            .replace("{\"code\": \"X\"}", "{\"name\": \"Laat\", \"place\": \"Urk\"}")
            .replace("anna@", "laat@")
            .replace("Anna", "Lea"));
    moveTo("2024-10-30T00:10:00");
    var open = roster("open-network").put("network", "PO-2").put("capacity", 12);
    open.putArray("facilitators").addObject().put("name", "Jo").put("email", "jo@example.org");
    changeRoster(open);
  }

  /** Registers an initiative as an organiser does for a school that was late. */
  JsonNode enter(String registration) {
    var body = JSON.createObjectNode().put("why", "De school was ziek.");
    try {
      body.set("registration", JSON.readTree(registration));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    var answer =
        organiser(
            "POST", "/initiatives", body, "Idempotency-Key", "laat-" + registration.hashCode());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    settle();
    return Visitor.json(answer);
  }

  /** Corrects an address as an organiser does: after looking at the registration. */
  void correct(String reference) {
    var initiative = "/initiatives/" + reference;
    var shown = ask("GET", initiative, null);
    var registration = (ObjectNode) Visitor.json(shown).path("registration");
    ((ObjectNode) registration.path("leader")).put("email", "anders@example.org");
    ask(
        "PUT",
        initiative,
        JSON.createObjectNode().put("why", "Typefout.").set("registration", registration),
        "If-Match",
        shown.headers().firstValue("ETag").orElseThrow());
    settle();
  }

  /** Somebody calls because their mail is gone, and the journal says too much about it. */
  private void somebodyCalls() {
    var asked = JSON.createObjectNode().put("text", "anna@example.org");
    var found = Visitor.json(ask("POST", "/search", asked)).at("/initiatives/0/reference");
    var initiative = "/initiatives/" + found.asText();
    correct(found.asText());
    var again = JSON.createObjectNode().put("mail", "practitioner.confirmation.1");
    ask("POST", initiative + "/mails", again.put("why", "De e-mail is weg."));
    again.put("mail", "2024-2025/organiser-1.totals.1");
    ask("POST", "/mails", again.put("command", "send-again"));
    settle();
    var lines = Visitor.json(ask("GET", "/journal", null)).path("lines");
    for (var line : lines) {
      if (!line.has("why")) {
        continue;
      }
      ask(
          "POST",
          "/journal/forgotten",
          JSON.createObjectNode().put("line", line.path("id").asText()));
    }
    ask("GET", "/journal?format=csv", null);
  }

  /** A command of an organiser for the roster of primary education, without its subject. */
  static ObjectNode roster(String command) {
    return JSON.createObjectNode()
        .put("sector", "PO")
        .put("why", "Op verzoek.")
        .put("command", command);
  }

  /** Changes a roster as an organiser does: after looking at it. */
  JsonNode changeRoster(ObjectNode command) {
    var tag = ask("GET", "/roster", null).headers().firstValue("ETag").orElseThrow();
    var answer = Visitor.json(ask("POST", "/roster", command, "If-Match", tag));
    settle();
    return answer;
  }

  /** The answer to an organiser's question about the round; any status but 200 is a failure. */
  HttpResponse<String> ask(String method, String path, JsonNode body, String... headers) {
    var answer = organiser(method, path, body, headers);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  private HttpResponse<String> organiser(
      String method, String path, JsonNode body, String... headers) {
    if (token.isEmpty()) {
      token = visitor.signIn("who=&email=iemand%40example.org&organiser=yes");
    }
    var request =
        to("/api/rounds" + (path.isEmpty() ? "" : "/" + round().id() + path))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString()));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return visitor.send(request);
  }

  /**
   * Uses the link in the mail: everything that can be done before the deadline, and a lost link.
   */
  private void aSchoolChangesItsMind() {
    var body = Visitor.json(byLink("GET", "", "")).path("registration").deepCopy();
    ((ArrayNode) body.path("schools")).addObject().put("name", "Nieuw").put("place", "Ede");
    byLink("PUT", "", body.toString());
    byLink("PUT", "/withdrawal", "{}");
    byLink("DELETE", "/withdrawal", "");
    byLink(
        "POST",
        "/hand-over",
        "{\"name\": \"Bo\", \"email\": \"bo@example.org\", \"role\": \"directeur\"}");
    settle();
    for (var email : List.of("bo@example.org", "niemand@example.org")) {
      var asked =
          visitor.send(
              to("/api/personal-links")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"email\": \"" + email + "\"}")));
      if (asked.statusCode() != 202) {
        throw new IllegalStateException(asked.body());
      }
    }
    settle();
  }

  /** Once seats are allocated, a withdrawal goes to the roster. */
  private void aSchoolLeaves() {
    byLink("PUT", "/withdrawal", "{}");
    settle();
  }

  private HttpResponse<String> byLink(String method, String part, String body) {
    return byLink(link(changing), method, part, body);
  }

  private HttpResponse<String> byLink(String link, String method, String part, String body) {
    var path = "/api/my-registration" + part;
    var shown = visitor.send(to("/api/my-registration").header("Personal-Link", link).GET());
    var tag =
        part.equals("/sharpened")
            ? Visitor.json(shown).path("sharpenedTag").asText()
            : shown.headers().firstValue("ETag").orElse("");
    var answer =
        visitor.send(
            to(path)
                .header("Personal-Link", link)
                .header("If-Match", tag)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(method + " " + path + ": " + answer.body());
    }
    return answer;
  }

  /** What the last link in a mail about that registration shows. */
  JsonNode own(String reference) {
    return Visitor.json(
        visitor.send(to("/api/my-registration").header("Personal-Link", link(reference)).GET()));
  }

  /** The link in the last mail about that registration. */
  private String link(String reference) {
    var links =
        Pattern.compile("/mijn-aanmelding/#(" + reference + "\\.[A-Za-z0-9._-]+)")
            .matcher(get("/local/mailbox").body());
    return links.results().reduce((_, last) -> last).orElseThrow().group(1);
  }

  private void refuse() {
    post(registration("16XY00"));
    post(registration("99ZZ99"));
    post(registration("99ZZ99").replace("Veel.", ""));
    post("{}");
  }

  /** The owner of the address was mailed, and the decision was withheld. */
  void anAddressThatWorksAgain() {
    stack.invoke("ReleaseAddress", JSON.createObjectNode().put("email", BOUNCES));
    settle();
  }

  void somebodyAsksForTheirData() {
    for (var action : List.of("export", "erase")) {
      var asked = JSON.createObjectNode().put("action", action).put("email", BOUNCES);
      stack.invoke("HandlePersonalData", asked);
    }
  }

  /** The round closes, its list is published, and the next day its beacon tells what decides. */
  private void aDrawThatAwaitsItsBeacon() throws Complaint {
    var today = stack.clock().instant().atZone(Amsterdam.ZONE).toLocalDate();
    var draw = Rounds.at(stack.clock().instant()).put("id", "2021-2022").put("policy", "draw");
    draw.put("opens", "2021-06-27")
        .put("deadline", "2021-10-01")
        .put("retentionUntil", today.plusYears(1).toString())
        .putObject("beacon")
        .put("time", today.plusDays(1).atTime(12, 0).toString());
    new Setup(stack).open(draw, "one that draws lots");
    get("/api/rounds/2021-2022/draw");
    moveTo(today.plusDays(1).atTime(9, 0).atZone(Amsterdam.ZONE).toInstant().toString());
    get("/api/rounds/2021-2022/draw");
    moveTo(today.plusDays(1).atTime(13, 0).atZone(Amsterdam.ZONE).toInstant().toString());
    get("/api/rounds/2021-2022/draw");
  }

  /**
   * The round closes, mails its people, and is purged the same night, together with erased people.
   */
  private void aRoundWhoseDateHasCome() throws Complaint {
    var old = Rounds.at(stack.clock().instant()).put("id", "2020-2021");
    old.put("opens", "2020-06-27")
        .put("deadline", "2020-10-01")
        .put("retentionUntil", "2022-10-01");
    new Setup(stack).open(old, "one of long ago");
    var today = stack.clock().instant().atZone(Amsterdam.ZONE).toLocalDate();
    moveTo(today.plusDays(1).atTime(4, 0).atZone(Amsterdam.ZONE).toInstant().toString());
  }

  /** An event stays behind: the queue sets it aside, and the sweep publishes it again. */
  private void aMailThatCannotBeWritten() {
    var nobody = Reference.random(round().id(), new Random(2));
    var to = Addressee.PRACTITIONER;
    new TableMails(stack.table())
        .queue(round().retention(), List.of(RegistrationMails.confirmation(nobody, to)));
    settle();
    moveTo(stack.clock().instant().plusSeconds(5400).toString());
  }

  private void anOrganiserLooks() {
    for (var path : List.of("", "/overview", "/networks/PO/initiatives")) {
      ask("GET", path, null);
    }
    aFacilitatorCalls();
    anOrganiserWrites();
  }

  /** An organiser writes to everybody and to who waits, and erases the words of the second. */
  private void anOrganiserWrites() {
    var path = "/api/rounds/" + round().id() + "/messages";
    for (var kind : List.of("everybody", "waiting")) {
      var message = JSON.createObjectNode().put("subject", "De bijeenkomst").put("text", "Welkom!");
      message.putObject("selection").put("kind", kind);
      var shown = send(token, to(path + "/preview").POST(body(message)));
      send(
          token,
          to(path)
              .header("Idempotency-Key", kind)
              .header("If-Match", shown.headers().firstValue("ETag").orElseThrow())
              .POST(body(message)));
    }
    settle();
    send(token, to(path).GET());
    send(token, to(path + "/2/text").DELETE());
  }

  private static HttpRequest.BodyPublisher body(JsonNode json) {
    return HttpRequest.BodyPublishers.ofString(json.toString());
  }

  /** A facilitator notes a call, and erases what they noted of it. */
  private void aFacilitatorCalls() {
    var facilitator = round().network("PO").orElseThrow().facilitators().getFirst().email();
    var calls = visitor.signIn("who=&facilitator=yes&email=" + Visitor.encode(facilitator.value()));
    var list = "/api/rounds/" + round().id() + "/networks/PO/initiatives";
    var first = Visitor.json(send(calls, to(list).GET())).at("/initiatives/0/reference").asText();
    var contact =
        JSON.createObjectNode()
            .put("on", "2024-10-02")
            .put("how", "phone")
            .put("with", "leader")
            .put("reached", false)
            .put("note", "Belt terug.");
    contact.putObject("next").put("what", "Voorbeelden opsturen").put("due", "2024-10-09");
    var path = "/api/rounds/" + round().id() + "/initiatives/" + first + "/contacts";
    var body = HttpRequest.BodyPublishers.ofString(contact.toString());
    var noted = Visitor.json(send(calls, to(path).POST(body))).path("contact").asText();
    send(calls, to(list).GET());
    send(calls, to(path + "/" + Visitor.encode(noted) + "/note").DELETE());
    send(calls, to(list.replace("/initiatives", "/export")).GET());
    send(calls, to(path.replace("/contacts", "/history")).GET());
    sharpened(calls, list);
    grouped(calls);
    met(calls);
  }

  /** The facilitator settles a meeting and cancels it. */
  private void met(String calls) {
    var path = "/api/rounds/" + round().id() + "/networks/PO/meetings";
    var first = tag(send(calls, to(path).GET()));
    var meeting = JSON.createObjectNode().put("day", "2024-11-26").put("programme", "Kennismaken.");
    meeting
        .putObject("place")
        .put("name", "Het Vergaderhuis")
        .put("address", "Stationsplein 1, Utrecht");
    var body = HttpRequest.BodyPublishers.ofString(meeting.toString());
    var settled = send(calls, to(path + "/1").header("If-Match", first).PUT(body));
    settle();
    send(
        calls,
        to(path + "/1/cancellation")
            .header("If-Match", tag(settled))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  /** The facilitator saves the themes that were suggested, and shows them to the pairs. */
  private void grouped(String calls) {
    var path = "/api/rounds/" + round().id() + "/networks/PO/themes";
    var suggested = send(calls, to(path).GET());
    var themes = JSON.createObjectNode().put("shownToPairs", true);
    var list = themes.putArray("themes");
    for (var theme : Visitor.json(suggested).path("themes")) {
      list.addObject()
          .put("id", theme.path("id").asText())
          .put("name", theme.path("name").asText())
          .set("questions", theme.path("questions"));
    }
    themes.putArray("leftOut");
    var tag = suggested.headers().firstValue("ETag").orElseThrow();
    var body = HttpRequest.BodyPublishers.ofString(themes.toString());
    send(calls, to(path).header("If-Match", tag).PUT(body));
    byLink("GET", "", "");
  }

  /** The facilitator sharpens the questions, and somebody of the pair says that they are right. */
  private void sharpened(String calls, String list) {
    var initiative =
        Visitor.json(send(calls, to(list).GET()))
            .path("initiatives")
            .valueStream()
            .filter(it -> it.at("/schools/0").has("code"))
            .findFirst()
            .orElseThrow();
    var reference = initiative.path("reference").asText();
    var text = JSON.createObjectNode().put("expectations", "Leren van elkaar.");
    text.putArray("questions")
        .addObject()
        .put("text", "Hoe plannen we dat?")
        .putArray("from")
        .add(1);
    var tag = initiative.path("tag").asText();
    var body = HttpRequest.BodyPublishers.ofString(text.toString());
    var path = "/api/rounds/" + round().id() + "/initiatives/" + reference + "/sharpened";
    send(calls, to(path).header("If-Match", tag).PUT(body));
    settle();
    byLink(link(reference), "POST", "/sharpened", "{\"confirm\": true}");
  }

  /** An organiser opens a round for later, and changes this one, as the page shows it. */
  private void anOrganiserNamesAnotherFacilitator() {
    var token = visitor.signIn("who=&email=iemand%40example.org&organiser=yes");
    var next = RoundJson.write(round()).put("id", "2025-2026");
    next.put("opens", "2025-06-27").put("deadline", "2025-10-01");
    send(token, to("/api/rounds").POST(HttpRequest.BodyPublishers.ofString(next.toString())));
    var path = "/api/rounds/" + round().id();
    var shown = send(token, to(path).GET());
    send(token, to("/api/rounds/preview").POST(HttpRequest.BodyPublishers.ofString(shown.body())));
    send(token, to(path + "/export").GET());
    editRound(
        round ->
            ((ObjectNode) round.at("/networks/0"))
                .putArray("facilitators")
                .addObject()
                .put("name", "Jesse Wolters")
                .put("email", "jesse@example.org"));
  }

  /** Edits the round as an organiser does: after looking at it. */
  void editRound(Consumer<ObjectNode> change) {
    var token = visitor.signIn("who=&email=iemand%40example.org&organiser=yes");
    var path = "/api/rounds/" + round().id();
    var shown = send(token, to(path).GET());
    var edited = (ObjectNode) Visitor.json(shown);
    change.accept(edited.put("why", "Ander rooster."));
    send(
        token,
        to(path)
            .header("If-Match", shown.headers().firstValue("etag").orElseThrow())
            .PUT(HttpRequest.BodyPublishers.ofString(edited.toString())));
    settle();
  }

  private HttpResponse<String> send(String token, HttpRequest.Builder request) {
    var answer =
        visitor.send(
            request
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json"));
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.body());
    }
    return answer;
  }

  private void eventsThatCameTwice() {
    for (var function : List.of("AllocateSeats", "EmailFacilitators", "AnnounceChanges")) {
      stack.invoke(function, event(function));
    }
  }

  private Round round() {
    return new TableRounds(stack.table()).all().getFirst().round();
  }

  /** The sample event of a function. */
  private static JsonNode event(String function) {
    var name = function.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    try {
      var root = Path.of(System.getProperty("project.root"));
      return JSON.readTree(root.resolve("events/" + name + ".json").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static String registration(String school) {
    return RestartTest.registration(school);
  }

  /** Posts a registration; the caller checks the status. */
  HttpResponse<String> post(String body) {
    return visitor.send(
        to("/api/registrations")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "key-" + keys++)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> search(String words) {
    return get("/api/schools?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
  }

  HttpResponse<String> get(String path) {
    return visitor.send(to(path).GET());
  }

  void settle() {
    clock("{}");
  }

  void moveTo(String time) {
    clock("{\"now\": \"" + time + "\"}");
  }

  private void clock(String body) {
    var answer = visitor.send(to("/local/clock").POST(HttpRequest.BodyPublishers.ofString(body)));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(stack.address() + path));
  }

  @Override
  public void close() {
    stack.close();
    visitor.http().close();
  }
}
