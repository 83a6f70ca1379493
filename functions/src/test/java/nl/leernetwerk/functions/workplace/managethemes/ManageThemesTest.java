package nl.leernetwerk.functions.workplace.managethemes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.functions.registration.showownregistration.ShowOwnRegistration;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.table.TableLinkKey;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.workplace.GroupingQuestion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ManageThemesTest {
  private static final Round ROUND = Sample.twoForPrimary();
  private static final String PARENTS = "Hoe betrekken we ouders vanaf de eerste dag?";
  private static final String MORE_PARENTS = "Hoe voeren we een goed oudergesprek met boze ouders?";
  private static final String HOME = "Wat doen we voor thuiszitters die al maanden verzuimen?";
  private static final String GIFTED = "Wat bieden we hoogbegaafde leerlingen in de plusklas?";

  private final MovingClock clock = new MovingClock(Instant.parse("2024-10-02T12:10:00Z"));
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final ManageThemes function =
      new ManageThemes(TestSurroundings.of(table).clock(clock).get());

  @BeforeEach
  void three_initiatives_have_a_seat_and_one_waits() {
    storage.open(ROUND);
    new TableAddressIds(table).findOrMake(new Random(1));
    new TableLinkKey(table).findOrMake(Sample.linkRandom());
    LocalTable.store(
        table,
        Stream.of(
                form(1).learningQuestions(PARENTS, HOME),
                form(2).learningQuestions(MORE_PARENTS),
                form(3).learningQuestions("Iets van een ander leernetwerk?"),
                form(4).learningQuestions("Iets van de wachtlijst?"))
            .map(Sample.Form::register)
            .toList());
    seat(1, "PO");
    seat(2, "PO");
    seat(3, "PO-2");
    apply(new Outcome.Waiting(form(4).register().reference(), 9, 1, 1, 0));
  }

  @Test
  void without_saved_themes_the_questions_with_a_seat_are_suggested_a_theme_with_a_reason() {
    var answer = get();
    assertEquals(0, answer.body().at("/version").asInt());
    assertEquals(Set.of(PARENTS, HOME, MORE_PARENTS), texts(answer.body()));
    assertEquals(
        Set.of(id(answer, PARENTS), id(answer, MORE_PARENTS)),
        Set.copyOf(strings(theme(answer, "ouders").at("/questions"))));
    answer
        .body()
        .at("/questions")
        .forEach(it -> assertFalse(it.at("/reason").asText().isEmpty(), it.toString()));
    assertFalse(answer.body().at("/merges").isEmpty(), "themes this small are offered for merging");
  }

  @Test
  void the_sample_event_saves_a_theme_which_then_stays_as_it_is() {
    var saved = Invocation.invoke(function, Invocation.event("manage-themes"));
    assertEquals(200, saved.status(), saved.answer().toString());
    var now = get();
    assertEquals(saved.body(), now.body());
    assertEquals(1, now.body().at("/version").asInt());
    assertEquals("Sanne Hoekstra", now.body().at("/savedBy/name").asText());
    assertEquals(0, theme(now, "ouders").at("/meeting").asInt());
  }

  @Test
  void what_people_decided_is_kept_and_what_is_new_or_sharpened_since_is_told() {
    var first = get();
    var home = id(first, HOME);
    put(first, body(theme("ouders", "Thuis en school", home, id(first, MORE_PARENTS))));
    LocalTable.store(
        table,
        List.of(
            form(2)
                .learningQuestions(MORE_PARENTS)
                .register()
                .sharpened(
                    new Sharpened(
                        1,
                        List.of(
                            new Sharpened.Question(
                                "Hoe bereiden we een moeilijk gesprek met boze ouders voor?",
                                new TreeSet<>(Set.of(1)))),
                        "Voorbeelden.",
                        new Actor.Facilitator("sanne"),
                        Instant.parse("2024-10-03T10:00:00Z"),
                        false,
                        Optional.empty())),
            form(5).learningQuestions(GIFTED).register()));
    seat(2, "PO");
    seat(5, "PO");
    var now = get();
    assertEquals("Thuis en school", theme(now, "ouders").at("/name").asText());
    assertEquals(List.of(home), strings(theme(now, "ouders").at("/questions")));
    assertEquals(List.of(id(first, MORE_PARENTS)), strings(now.body().at("/gone")));
    assertEquals(
        Set.of(PARENTS, "Hoe bereiden we een moeilijk gesprek met boze ouders voor?", GIFTED),
        Set.copyOf(
            stream(now.body().at("/unplaced"))
                .map(it -> text(now, it.at("/id").asText()))
                .toList()));
    stream(now.body().at("/unplaced"))
        .filter(it -> text(now, it.at("/id").asText()).contains("boze ouders"))
        .forEach(it -> assertEquals("ouders", it.at("/theme").asText()));
    stream(now.body().at("/unplaced"))
        .filter(it -> text(now, it.at("/id").asText()).equals(GIFTED))
        .forEach(it -> assertFalse(it.has("theme")));
  }

  @Test
  void only_a_question_that_came_or_was_sharpened_since_is_new() {
    var first = get();
    put(first, body(theme("ouders", "Ouders", id(first, MORE_PARENTS))));
    assertEquals(Set.of(), fresh());
    LocalTable.store(table, List.of(form(1).learningQuestions(PARENTS, GIFTED).register()));
    seat(1, "PO");
    assertEquals(Set.of(GIFTED), fresh());
    assertEquals(2, get().body().path("unplaced").size());
  }

  private Set<String> fresh() {
    var now = get();
    return stream(now.body().path("unplaced"))
        .filter(it -> it.path("new").asBoolean())
        .map(it -> text(now, it.path("id").asText()))
        .collect(Collectors.toSet());
  }

  @Test
  void a_suggested_theme_tells_what_belongs_to_it_and_not_what_belongs_to_others() {
    var told = theme(get(), "ouders").path("description").asText();
    assertTrue(told.startsWith("Vragen over contact") && told.endsWith("."), told);
    assertFalse(told.contains("Niet hier"), told);
  }

  @Test
  void a_question_left_out_on_purpose_is_not_new_again() {
    var first = get();
    var body = body(theme("ouders", "Ouders", id(first, PARENTS), id(first, MORE_PARENTS)));
    body.withArray("/leftOut").add(id(first, HOME));
    put(first, body);
    assertEquals(List.of(id(first, HOME)), strings(get().body().at("/leftOut")));
    assertTrue(get().body().at("/unplaced").isEmpty());
  }

  @Test
  void a_question_may_stand_in_two_themes() {
    var first = get();
    var home = id(first, HOME);
    put(first, body(theme("a", "Een", home), theme("b", "Twee", home)));
    assertEquals(List.of(home), strings(theme(get(), "a").at("/questions")));
    assertEquals(List.of(home), strings(theme(get(), "b").at("/questions")));
  }

  @Test
  void who_did_not_see_the_last_themes_overwrites_nothing() {
    var first = get();
    put(first, body(theme("a", "Van Sanne", id(first, HOME))));
    var late = send(tag(first), body(theme("a", "Van een ander", id(first, HOME))), "r-2");
    assertEquals(412, late.status());
    assertEquals("\"themes-1\"", late.answer().at("/headers/etag").asText());
    assertTrue(late.body().at("/detail").asText().contains("de thema's"));
    assertEquals("Van Sanne", theme(get(), "a").at("/name").asText());
    assertEquals(428, send("", body(), "r-3").status());
  }

  @Test
  void the_same_themes_sent_again_are_saved_already() {
    var first = get();
    var body = body(theme("a", "Een", id(first, HOME)));
    put(first, body);
    var again = send(tag(first), body, "r-2");
    assertEquals(200, again.status());
    assertEquals(1, again.body().at("/version").asInt());
  }

  @Test
  void of_many_who_save_at_once_one_wins_and_the_others_are_told() throws Exception {
    var first = get();
    int many = 6;
    var barrier = new CyclicBarrier(many);
    try (var threads = Executors.newFixedThreadPool(many)) {
      var answers =
          IntStream.range(0, many)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            barrier.await();
                            return send(
                                tag(first),
                                body(theme("a", "Van nummer " + i, id(first, HOME))),
                                "race-" + i);
                          }))
              .toList()
              .stream()
              .map(ManageThemesTest::outcome)
              .toList();
      assertEquals(
          List.of(200, 412, 412, 412, 412, 412),
          answers.stream().map(Invocation.Result::status).sorted().toList());
      var won = answers.stream().filter(it -> it.status() == 200).findFirst().orElseThrow();
      assertEquals(won.body(), get().body());
    }
    assertEquals(1, storage.acts().of("2024-2025").size());
  }

  @Test
  void questions_that_were_sharpened_while_somebody_regrouped_are_told_and_not_lost() {
    var first = get();
    var mine = body(theme("a", "Een", id(first, HOME), id(first, PARENTS)));
    LocalTable.store(
        table, List.of(form(1).learningQuestions("Hoe halen we thuiszitters terug?").register()));
    seat(1, "PO");
    var saved = put(first, mine);
    assertTrue(theme(saved, "a").at("/questions").isEmpty());
    assertEquals(
        Set.of("Hoe halen we thuiszitters terug?", MORE_PARENTS),
        Set.copyOf(
            stream(saved.body().at("/unplaced"))
                .map(it -> text(saved, it.at("/id").asText()))
                .toList()));
  }

  @Test
  void what_is_wrong_is_told_by_field() {
    var first = get();
    var wrong = body(theme("a", " ", "geen vraag"), theme("a", "x".repeat(81)).put("meeting", 99));
    wrong.remove("shownToPairs");
    var answer = send(tag(first), wrong, "r-1");
    assertEquals(422, answer.status());
    assertEquals(
        List.of(
            "#/shownToPairs",
            "#/themes/0/name",
            "#/themes/0/questions/0",
            "#/themes/1/id",
            "#/themes/1/meeting",
            "#/themes/1/name"),
        stream(answer.body().at("/errors"))
            .map(it -> it.at("/pointer").asText())
            .sorted()
            .toList());
  }

  @Test
  void the_journal_tells_who_saved_and_holds_no_name_of_a_theme() {
    var first = get();
    put(first, body(theme("a", "Een naam", id(first, HOME))));
    var act = storage.acts().of("2024-2025").getFirst();
    assertEquals("PO", act.object());
    assertEquals(new Actor.Facilitator("93f4a822-5051-7091-1a2b-000000000001"), act.by());
  }

  @Test
  void what_is_stored_and_logged_holds_no_text_of_a_question() {
    var first = get();
    var saved = put(first, body(theme("a", "Een", id(first, HOME), id(first, PARENTS))));
    assertFalse(saved.log().toString().contains("thuiszitters"));
    var grouping =
        LocalTable.items(table).stream()
            .filter(it -> it.get("pk").s().startsWith("GROUPINGS#"))
            .toList();
    assertEquals(1, grouping.size());
    assertFalse(grouping.toString().contains("thuiszitters"));
  }

  @Test
  void beside_a_theme_stand_the_initiatives_that_can_share_something_about_it() {
    // The sample says: "Een werkwijze om ouders vanaf de eerste dag te betrekken."
    assertEquals(
        List.of(form(1).register().reference().text(), form(2).register().reference().text()),
        strings(theme(get(), "ouders").at("/offers")));
  }

  @Test
  void another_network_is_refused_just_like_an_unknown_network() {
    for (var network : List.of("PO-2", "VO", "")) {
      var event = event("GET", network);
      assertEquals(403, Invocation.invoke(function, event).status(), network);
    }
    var organiser = event("GET", "PO-2");
    ((ObjectNode) organiser.at("/requestContext/authorizer/jwt/claims"))
        .put("cognito:groups", "[organiser]");
    assertEquals(200, Invocation.invoke(function, organiser).status());
  }

  @Test
  void themes_that_are_shown_are_on_the_own_page_of_each_pair_in_the_network_without_people() {
    var first = get();
    put(first, shown(body(theme("a", "Thuis", id(first, HOME), id(first, MORE_PARENTS)))));
    for (var number : List.of(1, 2)) {
      var themes = own(number).path("themes");
      assertEquals(
          Invocation.parse(
              """
              [{"name": "Thuis", "description": "", "questions": [
                {"initiative": "Initiatief 1", "text": "%s"},
                {"initiative": "Initiatief 2", "text": "%s"}]}]
              """
                  .formatted(HOME, MORE_PARENTS)),
          themes);
    }
  }

  @Test
  void the_own_page_shows_no_themes_before_they_are_shown_nor_after_they_are_hidden_again() {
    assertFalse(own(1).has("themes"));
    var first = get();
    var body = body(theme("a", "Thuis", id(first, HOME)));
    var hidden = put(first, body);
    assertFalse(own(1).has("themes"));
    var seen = put(hidden, shown(body.deepCopy()));
    assertTrue(own(1).has("themes"));
    put(seen, body);
    assertFalse(own(1).has("themes"));
  }

  @Test
  void a_pair_of_another_network_and_one_that_waits_see_nothing_of_the_themes() {
    var first = get();
    put(first, shown(body(theme("a", "Thuis", id(first, HOME)))));
    assertFalse(own(3).toString().contains("Thuis"));
    assertFalse(own(4).toString().contains("Thuis"));
  }

  @Test
  void a_question_without_a_theme_or_left_out_is_not_shown_to_the_pairs() {
    var first = get();
    var body = body(theme("a", "Thuis", id(first, HOME)), theme("b", "Leeg"));
    body.withArray("/leftOut").add(id(first, PARENTS));
    put(first, shown(body));
    var shown = own(2).path("themes");
    assertEquals(1, shown.size(), "a theme without questions is not shown either");
    assertFalse(shown.toString().contains("ouders"), shown.toString());
  }

  @Test
  void themes_that_cannot_be_read_hide_nothing_else_of_the_own_page() {
    var first = get();
    put(first, shown(body(theme("a", "Thuis", id(first, HOME)))));
    Spoiled.all(table, "GROUPINGS#");
    assertEquals("seated", own(1).path("state").asText());
    assertFalse(own(1).has("themes"));
  }

  @Test
  void a_registration_that_cannot_be_read_is_told_beside_the_themes_of_the_others() {
    assertFalse(get().body().has("unreadable"));
    var reference = form(2).register().reference();
    Spoiled.all(table, "/" + reference.serial());
    var now = get().body();
    assertEquals(List.of(reference.text()), strings(now.path("unreadable")));
    assertEquals(Set.of(PARENTS, HOME), texts(now));
  }

  @Test
  void the_number_of_calls_to_the_table_does_not_grow_with_the_number_of_initiatives() {
    var first = get();
    var saved = put(first, shown(body(theme("a", "Thuis", id(first, HOME)))));
    var few = calls(saved);
    LocalTable.store(table, IntStream.range(10, 60).mapToObj(it -> form(it).register()).toList());
    IntStream.range(10, 60).forEach(it -> seat(it, "PO"));
    assertEquals(52, GroupingQuestion.members(registrations(), network()).size());
    assertEquals(few, calls(get()));
  }

  /** How many calls it takes to look at the themes, to save them, and to look as a pair. */
  private List<Integer> calls(Invocation.Result seen) {
    var calls = new AtomicInteger();
    var surroundings = TestSurroundings.of(table).clock(clock).client(counting(calls)).get();
    var themes = new ManageThemes(surroundings);
    var own = new ShowOwnRegistration(surroundings);
    var body = shown(body(theme("a", "Nu " + seen.body().at("/questions").size())));
    return Stream.<Supplier<Invocation.Result>>of(
            () -> Invocation.invoke(themes, event("GET", "PO")),
            () -> Invocation.invoke(themes, saving(tag(seen), body, "r-" + tag(seen))),
            () -> Invocation.invoke(own, link(1)))
        .map(
            act -> {
              calls.set(0);
              assertEquals(200, act.get().status());
              return calls.get();
            })
        .toList();
  }

  private static DynamoDbClient counting(AtomicInteger calls) {
    return LocalTable.client(
        new ExecutionInterceptor() {
          @Override
          public void beforeTransmission(
              Context.BeforeTransmission context, ExecutionAttributes attributes) {
            calls.incrementAndGet();
          }
        });
  }

  private static Network network() {
    return ROUND.network("PO").orElseThrow();
  }

  private List<Registration> registrations() {
    return storage.registrations().of(ROUND.id());
  }

  private JsonNode own(int number) {
    var page = new ShowOwnRegistration(TestSurroundings.of(table).clock(clock).get());
    var answer = Invocation.invoke(page, link(number));
    assertEquals(200, answer.status(), answer.answer().toString());
    return answer.body();
  }

  private static ObjectNode link(int number) {
    var event = (ObjectNode) Invocation.event("show-own-registration");
    ((ObjectNode) event.path("headers"))
        .put("personal-link", Sample.LINKS.of(form(number).register(), PairRole.LEADER).text());
    return event;
  }

  private static ObjectNode shown(ObjectNode body) {
    return body.put("shownToPairs", true);
  }

  private static Invocation.Result outcome(Future<Invocation.Result> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Sample.Form form(int number) {
    return Sample.form()
        .number(number)
        .initiative("Initiatief " + number)
        .schools(new Participant.Unlisted("School " + number, "Delft"));
  }

  private void seat(int number, String network) {
    apply(new Outcome.Seated(form(number).register().reference(), number, 1, network, 12));
  }

  private void apply(Outcome outcome) {
    storage
        .allocations()
        .apply(ROUND, List.of(new Allocations.Applied(outcome, "trace", List.of())));
  }

  private Invocation.Result get() {
    var answer = Invocation.invoke(function, event("GET", "PO"));
    assertEquals(200, answer.status(), answer.answer().toString());
    return answer;
  }

  private Invocation.Result put(Invocation.Result seen, ObjectNode body) {
    var answer = send(tag(seen), body, "r-" + tag(seen));
    assertEquals(200, answer.status(), answer.answer().toString());
    return answer;
  }

  private Invocation.Result send(String tag, ObjectNode body, String request) {
    return Invocation.invoke(function, saving(tag, body, request));
  }

  private static ObjectNode saving(String tag, ObjectNode body, String request) {
    var event = event("PUT", "PO");
    var headers = (ObjectNode) event.at("/headers");
    if (tag.isEmpty()) {
      headers.remove("if-match");
    } else {
      headers.put("if-match", tag);
    }
    event.put("body", body.toString());
    ((ObjectNode) event.at("/requestContext")).put("requestId", request);
    return event;
  }

  private static ObjectNode event(String method, String network) {
    var event = (ObjectNode) Invocation.event("manage-themes");
    event.putObject("pathParameters").put("round", "2024-2025").put("network", network);
    var route = method + " /api/rounds/{round}/networks/{network}/themes";
    event.put("routeKey", route);
    ((ObjectNode) event.at("/requestContext")).put("routeKey", route);
    return event;
  }

  private static String tag(Invocation.Result answer) {
    return answer.answer().at("/headers/etag").asText();
  }

  private static ObjectNode body(ObjectNode... themes) {
    var body =
        (ObjectNode) Invocation.parse("{\"themes\":[],\"leftOut\":[],\"shownToPairs\":false}");
    for (var theme : themes) {
      body.withArray("/themes").add(theme);
    }
    return body;
  }

  private static ObjectNode theme(String id, String name, String... questions) {
    var theme =
        ((ObjectNode) Invocation.parse("{\"questions\":[]}")).put("id", id).put("name", name);
    for (var question : questions) {
      theme.withArray("/questions").add(question);
    }
    return theme;
  }

  private static JsonNode theme(Invocation.Result answer, String id) {
    return stream(answer.body().at("/themes"))
        .filter(it -> it.at("/id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String id(Invocation.Result answer, String text) {
    return stream(answer.body().at("/questions"))
        .filter(it -> it.at("/text").asText().equals(text))
        .map(it -> it.at("/id").asText())
        .findFirst()
        .orElseThrow();
  }

  private static String text(Invocation.Result answer, String id) {
    return stream(answer.body().at("/questions"))
        .filter(it -> it.at("/id").asText().equals(id))
        .map(it -> it.at("/text").asText())
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> texts(JsonNode body) {
    return Set.copyOf(stream(body.at("/questions")).map(it -> it.at("/text").asText()).toList());
  }

  private static List<String> strings(JsonNode array) {
    return stream(array).map(JsonNode::asText).toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
