package nl.leernetwerk.functions.workplace.sharpenquestions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.functions.registration.changeownregistration.ChangeOwnRegistration;
import nl.leernetwerk.functions.registration.showownregistration.ShowOwnRegistration;
import nl.leernetwerk.functions.seats.networkinitiatives.NetworkInitiatives;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.privacy.Erasure;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.table.TableLinkKey;
import nl.leernetwerk.registry.InitiativeWords;
import nl.leernetwerk.registry.JournalSources;
import nl.leernetwerk.registry.StoredKinds;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.workplace.Sharpening;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharpenQuestionsTest {
  private static final Round ROUND = Sample.twoForPrimary();
  private static final String PARENTS = "Wie spreekt de ouders, en wanneer?";
  private static final String SHARPER = "Hoe plannen we de begeleidingskamer in het weekrooster?";

  private final MovingClock clock = new MovingClock(Instant.parse("2024-10-07T12:00:00Z"));
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final SharpenQuestions function =
      new SharpenQuestions(TestSurroundings.of(table).clock(clock).get());
  private int requests;

  /** The first has a seat in PO, the second in PO-2. */
  @BeforeEach
  void two_initiatives_with_a_seat() {
    new TableAddressIds(table).findOrMake(new Random(1));
    new TableLinkKey(table).findOrMake(Sample.linkRandom());
    storage.open(ROUND);
    LocalTable.store(table, List.of(form(1).register(), form(2).register()));
    decide(new Outcome.Seated(form(1).register().reference(), 1, 1, "PO", 12));
    decide(new Outcome.Seated(form(2).register().reference(), 2, 1, "PO-2", 12));
  }

  @Test
  void the_sample_event_puts_the_sharpened_text_beside_the_first_and_mails_both_of_the_pair() {
    var answer = invoke(event());
    assertEquals(200, answer.status());
    assertEquals(tag(), answer.body().path("tag").asText());
    var listed = listed();
    assertEquals("awaits", listed.path("sharpened").asText());
    assertEquals(SHARPER, listed.at("/sharpenedText/questions/0/text").asText());
    assertEquals("[1]", listed.at("/sharpenedText/questions/0/from").toString());
    assertEquals("[]", listed.at("/sharpenedText/questions/1/from").toString());
    assertEquals("Sanne Hoekstra", listed.at("/sharpenedText/by/name").asText());
    assertEquals(
        form(1).register().submission().learningQuestions().getFirst(),
        listed.at("/learningQuestions/0").asText(),
        "what was sent in stays");
    assertEquals(List.of("leader.sharpened.1", "practitioner.sharpened.1"), mails());
  }

  @Test
  void the_same_request_again_makes_no_other_version() {
    invoke(event());
    var again = invoke(event());
    assertEquals(200, again.status());
    assertEquals(1, again.body().at("/sharpenedText/version").asInt());
  }

  @Test
  void who_did_not_see_the_last_version_overwrites_nothing() {
    invoke(event());
    assertEquals(412, invoke(text(event(), "Iets anders", false)).status());
    var bare = text(event(), "Iets anders", false);
    ((ObjectNode) bare.path("headers")).remove("if-match");
    assertEquals(428, invoke(bare).status());
    assertEquals(SHARPER, stored().asksNow().learningQuestions().getFirst());
  }

  @Test
  void one_of_the_pair_confirms_and_then_nobody_has_to_answer_any_more() {
    invoke(event());
    var answer = invoke(answer(PairRole.PRACTITIONER, tag(), "{\"confirm\": true}"));
    assertEquals(200, answer.status());
    assertEquals("practitioner", answer.body().at("/sharpened/confirmed/by/kind").asText());
    assertFalse(answer.body().path("may").toString().contains("confirm-sharpened"));
    assertEquals("confirmed", listed().path("sharpened").asText());
    assertEquals(tag(), listed().path("tag").asText());
  }

  @Test
  void the_other_corrects_and_the_facilitator_is_mailed_with_the_next_version() {
    invoke(event());
    invoke(answer(PairRole.PRACTITIONER, tag(), "{\"confirm\": true}"));
    var corrected =
        invoke(
            answer(
                PairRole.LEADER,
                tag(),
                "{\"questions\": [{\"text\": \"Hoe dan?\", \"from\": [1]}],"
                    + " \"expectations\": \"Meedenken.\"}"));
    assertEquals(200, corrected.status());
    assertEquals(2, corrected.body().at("/sharpened/version").asInt());
    assertTrue(mails().contains("facilitator-1.sharpened-corrected.2"));
    assertEquals("Hoe dan?", stored().asksNow().learningQuestions().getFirst());
  }

  @Test
  void a_small_correction_mails_nobody_asks_no_new_answer_and_is_told_in_the_journal() {
    invoke(event());
    invoke(answer(PairRole.PRACTITIONER, tag(), "{\"confirm\": true}"));
    var before = mails();
    assertEquals(200, invoke(tagged(text(event(), "Hoe plannen we dat?", true), tag())).status());
    assertEquals(before, mails());
    assertEquals("confirmed", listed().path("sharpened").asText());
    assertTrue(journal().contains("Was: " + SHARPER + " Wordt: Hoe plannen we dat?"), journal());
  }

  @Test
  void the_own_page_shows_what_stood_just_before_and_tells_every_step() {
    invoke(event());
    invoke(answer(PairRole.PRACTITIONER, tag(), "{\"confirm\": true}"));
    invoke(
        answer(
            PairRole.LEADER,
            tag(),
            "{\"questions\": [{\"text\": \"Hoe dan?\", \"from\": [1]}],"
                + " \"expectations\": \"Meedenken.\"}"));
    invoke(tagged(text(event(), "Hoe plannen we dat?", true), tag()));
    var own = own();
    assertEquals(
        List.of("Leervraag 1: Hoe dan? > Hoe plannen we dat?", "Leervraag 2:  > " + PARENTS),
        stream(own.path("sharpenedJustNow"))
            .map(it -> "%s: %s > %s".formatted(text(it, "part"), text(it, "was"), text(it, "now")))
            .filter(it -> it.startsWith("Leervraag"))
            .toList());
    assertEquals(
        List.of(
            "facilitator: Jullie leervragen zijn aangescherpt.",
            "practitioner: Jullie zeiden dat de aangescherpte tekst klopt.",
            "leader: Jullie verbeterden de aangescherpte tekst.",
            "facilitator: In de aangescherpte tekst is iets kleins verbeterd."),
        stream(own.path("changes")).map(it -> text(it, "by") + ": " + text(it, "what")).toList());
  }

  @Test
  void a_question_that_stayed_is_no_difference_when_another_before_it_left() {
    invoke(event());
    invoke(
        answer(
            PairRole.LEADER,
            tag(),
            "{\"questions\": [{\"text\": \"%s\"}], \"expectations\": \"%s\"}"
                .formatted(PARENTS, "We willen met andere scholen meedenken.")));
    assertEquals(
        "[{\"part\":\"Leervraag 1\",\"was\":\"%s\",\"now\":\"\"}]".formatted(SHARPER),
        own().path("sharpenedJustNow").toString());
  }

  @Test
  void a_change_of_a_person_and_an_answer_to_the_sharpened_text_do_not_refuse_each_other() {
    invoke(event());
    var seen = own();
    var etag = ownAnswer().answer().at("/headers/etag").asText();
    invoke(answer(PairRole.LEADER, tag(), "{\"confirm\": true}"));
    var other = (ObjectNode) seen.path("registration").deepCopy();
    ((ObjectNode) other.path("practitioner")).put("role", "leraar");
    assertEquals(200, change(etag, other.toString()).status());
    assertEquals(
        200,
        invoke(
                answer(
                    PairRole.LEADER,
                    confirmed(seen.path("sharpenedTag").asText()),
                    "{\"questions\": [{\"text\": \"Hoe dan?\"}], \"expectations\":"
                        + " \"Meedenken.\"}"))
            .status());
  }

  @Test
  void before_there_is_a_sharpened_text_the_pair_has_nothing_to_answer() {
    assertEquals(409, invoke(answer(PairRole.LEADER, tag(), "{\"confirm\": true}")).status());
  }

  @Test
  void an_initiative_of_another_network_is_refused_just_like_one_that_does_not_exist() {
    var refusals =
        List.of(
            invoke(at(event(), "2024-2025-P000-0002")), invoke(at(event(), "2024-2025-0000-0000")));
    for (var refused : refusals) {
      assertEquals(403, refused.status());
      assertEquals(refusals.getFirst().body(), refused.body());
    }
  }

  @Test
  void every_error_is_told_at_once() {
    var answer =
        invoke(
            event()
                .put(
                    "body",
                    "{\"questions\": [{\"text\": \"\", \"from\": [9, \"x\"]}, 1], \"small\": 3,"
                        + " \"more\": 1}"));
    assertEquals(422, answer.status());
    assertEquals(
        List.of(
            "#/questions/0/text",
            "#/questions/0/from/0",
            "#/questions/0/from/1",
            "#/questions/1",
            "#/expectations",
            "#/small",
            "#/more"),
        StreamSupport.stream(answer.body().path("errors").spliterator(), false)
            .map(it -> it.path("pointer").asText())
            .toList());
  }

  @Test
  void every_version_is_exported_and_goes_with_the_last_person_of_the_pair() {
    invoke(event());
    var pair = form(1).register().submission().pair();
    var export = StoredKinds.personalData(table).export(pair.leader().email(), Optional.empty());
    assertTrue(export.path("sharpened").toString().contains(SHARPER));
    for (var person : List.of(pair.practitioner(), pair.leader())) {
      assertTrue(LocalTable.items(table).toString().contains(SHARPER));
      erase(person.email());
    }
    assertFalse(LocalTable.items(table).toString().contains(SHARPER));
    assertEquals(409, invoke(tagged(event(), listed().path("tag").asText())).status());
  }

  @Test
  void no_log_line_holds_the_text() {
    assertFalse(invoke(event()).log().toString().contains("weekrooster"));
  }

  private Invocation.Result ownAnswer() {
    var event = link((ObjectNode) Invocation.event("show-own-registration"), PairRole.PRACTITIONER);
    return Invocation.invoke(
        new ShowOwnRegistration(TestSurroundings.of(table).clock(clock).get()), event);
  }

  private JsonNode own() {
    return ownAnswer().body();
  }

  private Invocation.Result change(String tag, String registration) {
    var event = link((ObjectNode) Invocation.event("change-own-registration"), PairRole.LEADER);
    var change = new ChangeOwnRegistration(TestSurroundings.of(table).clock(clock).get());
    return Invocation.invoke(
        change,
        tagged(event.put("routeKey", "PUT /api/my-registration").put("body", registration), tag));
  }

  private ObjectNode link(ObjectNode event, PairRole role) {
    var link = new TableLinkKey(table).find().orElseThrow().of(stored(), role).text();
    ((ObjectNode) event.path("headers")).put("personal-link", link);
    return event;
  }

  private static String confirmed(String tag) {
    return tag.replaceFirst("\"$", ".confirmed\"");
  }

  private String tag() {
    return Sharpening.tag(stored());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asText();
  }

  private void erase(EmailAddress person) {
    var ids = new TableAddressIds(table).readable().orElseThrow();
    StoredKinds.personalData(table)
        .erase(new Erasure(ids, Map.of(ids.of(person), clock.instant())));
  }

  private JsonNode listed() {
    var list = (ObjectNode) Invocation.event("network-initiatives");
    var network = new NetworkInitiatives(TestSurroundings.of(table).clock(clock).get());
    return Invocation.invoke(network, list).body().at("/initiatives/0");
  }

  private String journal() {
    return JournalSources.journal(table)
        .about(
            form(1).register().reference(),
            InitiativeWords.of(storage.registrations().of(ROUND.id()), List.of()))
        .toString();
  }

  private List<String> mails() {
    return storage.mails().about(form(1).register().reference(), clock.instant()).stream()
        .map(it -> it.mail().purpose())
        .sorted()
        .toList();
  }

  private Registration stored() {
    return storage.registrations().find(form(1).register().reference()).orElseThrow();
  }

  /** Each a second after the one before. */
  private Invocation.Result invoke(ObjectNode event) {
    var context = (ObjectNode) event.path("requestContext");
    context.put("timeEpoch", context.path("timeEpoch").asLong() + 1000L * ++requests);
    return Invocation.invoke(function, event);
  }

  private ObjectNode answer(PairRole role, String tag, String body) {
    var event = event().put("routeKey", "POST /api/my-registration/sharpened").put("body", body);
    return tagged(link(event, role), tag);
  }

  private static ObjectNode text(ObjectNode event, String question, boolean small) {
    return event.put(
        "body",
        """
        {"questions": [{"text": "%s", "from": [1]}, {"text": "Wie spreekt de ouders, en wanneer?"}],
         "expectations": "We willen met andere scholen meedenken.", "small": %s}
        """
            .formatted(question, small));
  }

  private static ObjectNode tagged(ObjectNode event, String tag) {
    ((ObjectNode) event.path("headers")).put("if-match", tag);
    return event;
  }

  private static ObjectNode at(ObjectNode event, String reference) {
    event.putObject("pathParameters").put("round", "2024-2025").put("reference", reference);
    return event;
  }

  private static ObjectNode event() {
    return (ObjectNode) Invocation.event("sharpen-questions");
  }

  private static Sample.Form form(int number) {
    return Sample.form()
        .number(number)
        .initiative("Initiatief " + number)
        .schools(new Participant.Unlisted("School " + number, "Delft"));
  }

  private void decide(Outcome outcome) {
    storage
        .allocations()
        .apply(ROUND, List.of(new Allocations.Applied(outcome, "trace", List.of())));
  }
}
