package nl.leernetwerk.functions.registration.manageregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an organiser corrects, sent as their page sends it. */
class CorrectionsTest {
  private static final Instant OPEN = Instant.parse("2024-09-20T12:00:00Z");
  private static final Instant AFTER = Instant.parse("2024-11-04T12:00:00Z");
  private static final String ORGANISER = "93f4a822-5051-7091-1a2b-000000000001";
  private static final String SECRET = "Zij belde: de n was een m.";

  private final MovingClock clock = new MovingClock(OPEN);
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final Registration registration = Sample.form().register();
  private Instant now = OPEN;

  @BeforeEach
  void an_initiative_of_two_listed_schools_and_one_that_is_not() {
    storage.schools().load(Sample.schools().values());
    storage.open(Sample.round());
    submit(registration);
  }

  @Test
  void an_address_is_corrected_in_the_organisers_name_and_everybody_concerned_is_told() {
    var document = document();
    ((ObjectNode) document.path("leader")).put("email", "pj.de.graaf@example.org");
    var answer = change(document, "\"1\"");
    assertEquals(200, answer.status(), answer.body().toString());
    assertEquals(
        "Gewijzigd: het e-mailadres van de schoolleiding.", answer.body().at("/told/0").asText());
    assertEquals("\"2\"", answer.answer().at("/headers/etag").asText());
    assertEquals("pj.de.graaf@example.org", now().submission().pair().leader().email().value());
    assertEquals(registration.arrival(), now().arrival());
    assertEquals(2, now().revision().leader().link(), "the link of a stranger's mail is dead");
    assertEquals(1, now().revision().practitioner().link());
    assertEquals(
        List.of("former-leader.farewell.2", "leader.amended.2", "practitioner.amended.2"),
        waiting());
    var line = journal().getLast();
    assertEquals(ORGANISER, line.by().text().replace("organiser:", ""));
    assertEquals(SECRET, line.why().orElseThrow());
    assertEquals(OPEN, line.at());
    assertFalse(answer.log().toString().contains("@"));
  }

  @Test
  void an_organiser_is_shown_by_the_name_in_the_round_or_else_by_their_id() {
    new TableAddressIds(table).findOrMake(new Random(1));
    change(document().put("expectations", "Anders."), "\"1\"");
    var by = invoke(event("GET", "", null, null)).body().at("/history/1/by");
    assertEquals("Noor van Vliet", by.path("name").asText());
    assertEquals(ORGANISER, by.path("id").asText());
    assertFalse(LocalTable.keys(table).toString().contains("noor"));
    var others =
        Sample.withOrganisers(
            Sample.round(), new Contact("Iemand Anders", new EmailAddress("anders@example.org")));
    assertEquals(Map.of(), new TableStaff(table).names(others));
  }

  @Test
  void a_farewell_is_shown_and_cannot_be_sent_again() {
    var document = document();
    ((ObjectNode) document.path("leader")).put("email", "pj.de.graaf@example.org");
    change(document, "\"1\"");
    var mail = RegistrationMails.farewell(registration.reference(), PairRole.LEADER, 2);
    storage.mails().claim(mail, OPEN);
    storage.mails().sent(mail, "message-1", OPEN);
    var shown = invoke(event("GET", "", null, null)).body().path("mails").toString();
    assertTrue(shown.contains("\"mail\":\"former-leader.farewell.2\""), shown);
    assertTrue(shown.contains("\"to\":\"former-leader\""), shown);
    var again = parse("{\"mail\": \"former-leader.farewell.2\", \"why\": \"Op verzoek.\"}");
    assertEquals(409, invoke(event("POST", "/mails", again, null)).status());
    assertEquals(List.of(), storage.acts().of("2024-2025"));
  }

  @Test
  void a_correction_never_overwrites_what_its_sender_did_not_see() {
    var one = document().put("expectations", "Van de een.");
    var other = document().put("expectations", "Van de ander.");
    assertEquals(428, change(one, null).status());
    assertEquals(200, change(one, "W/\"1\"").status());
    var refused = change(other, "\"1\"");
    assertEquals(412, refused.status());
    assertEquals("\"2\"", refused.answer().at("/headers/etag").asText());
    assertEquals("Van de een.", now().submission().expectations());
    assertEquals(1, journal().size());
  }

  @Test
  void one_of_two_simultaneous_corrections_is_told_that_the_registration_changed()
      throws Exception {
    var asked = new ArrayList<Callable<Integer>>();
    for (int who = 1; who <= 4; who++) {
      var document = document().put("expectations", "Van nummer " + who);
      asked.add(() -> change(document, "\"1\"").status());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses = threads.invokeAll(asked).stream().map(Future::resultNow).sorted().toList();
      assertEquals(List.of(200, 412, 412, 412), statuses);
    }
    assertEquals(1, journal().size());
    assertEquals(2, now().revision().version());
  }

  @Test
  void a_repeated_correction_is_answered_again_and_made_once() {
    var document = document().put("expectations", "Iets anders.");
    assertTrue(change(document, "\"1\"").body().path("changed").asBoolean());
    var again = change(document, "\"1\"");
    assertEquals(200, again.status());
    assertFalse(again.body().path("changed").asBoolean());
    assertEquals(1, journal().size());
    assertEquals(2, waiting().size());
  }

  @Test
  void all_errors_are_reported_at_once_with_their_pointers() {
    var document = document();
    ((ObjectNode) document.path("leader")).put("email", "nergens");
    ((ArrayNode) document.path("schools")).addObject().put("code", "00XX00");
    var refused = put("", sent(document, " "), "\"1\"");
    assertEquals(422, refused.status());
    assertEquals(
        List.of("#/registration/leader/email", "#/registration/schools/3/code", "#/why"),
        StreamSupport.stream(refused.body().path("errors").spliterator(), false)
            .map(error -> error.path("pointer").asText())
            .toList());
    var silent = put("", sent(document().put("expectations", "Anders."), " "), "\"1\"");
    assertEquals("#/why", pointer(silent), "nothing is done without a reason");
    assertEquals(List.of(), journal());
    assertEquals(422, put("", Invocation.parse("[]"), "\"1\"").status());
  }

  @Test
  void one_claimed_school_is_released_and_can_register_itself() {
    var document = document();
    ((ArrayNode) document.path("schools")).remove(0);
    assertInstanceOf(Receipt.Taken.class, submit(Sample.form().number(2).codes("99AC00")));
    assertEquals(200, change(document, "\"1\"").status());
    assertInstanceOf(Receipt.Accepted.class, submit(Sample.form().number(2).codes("99AC00")));
    assertInstanceOf(Receipt.Taken.class, submit(Sample.form().number(3).codes("99CA00")));
  }

  @Test
  void a_school_that_gets_its_code_is_claimed_by_that_code_from_then_on() {
    var document = coded("99AB00");
    var answer = change(document, "\"1\"");
    assertEquals(200, answer.status(), answer.body().toString());
    assertEquals(
        "‘Samen op de Maas’: Gewijzigd: de scholen. Eruit: De Nieuwe Brug in Almere. Erin: de"
            + " school met code 99AB00.",
        invoke(event("GET", "", null, null)).body().at("/history/1/told/0").asText());
    assertInstanceOf(Receipt.Taken.class, submit(Sample.form().number(2).codes("99AB00")));
    assertInstanceOf(
        Receipt.Accepted.class,
        submit(Sample.form().number(3).schools(registration.submission().schools().getLast())));
  }

  @Test
  void the_code_of_a_school_in_another_initiative_is_refused_and_nothing_changes() {
    submit(Sample.form().number(2).codes("99AB00"));
    var refused = change(coded("99AB00"), "\"1\"");
    assertEquals(409, refused.status());
    assertEquals("#/registration/schools/2", refused.body().at("/errors/0/pointer").asText());
    assertEquals(registration, now());
    assertEquals(List.of(), journal());
  }

  @Test
  void withdrawing_frees_every_school_and_can_be_undone_until_one_registers_elsewhere() {
    assertEquals(200, withdraw(true, "\"1\"").status());
    assertEquals(new RegistrationState.Withdrawn(), now().state());
    assertEquals(409, change(document().put("expectations", "Meer."), "\"2\"").status());
    assertEquals(200, withdraw(false, "\"2\"").status());
    assertEquals(new RegistrationState.Submitted(), now().state());
    assertEquals(200, withdraw(true, "\"3\"").status());
    submit(Sample.form().number(2).codes("99AC00"));
    assertEquals(409, withdraw(false, "\"4\"").status());
    assertEquals(412, withdraw(false, "\"3\"").status());
    assertEquals(new RegistrationState.Withdrawn(), now().state());
    assertEquals(3, journal().size());
    assertTrue(journal().stream().allMatch(line -> line.why().isPresent()));
  }

  @Test
  void a_withdrawal_needs_a_reason_and_an_action_and_a_repeat_is_done_once() {
    assertEquals("#/why", pointer(put("/withdrawal", parse("{\"withdrawn\": true}"), "\"1\"")));
    assertEquals("#/withdrawn", pointer(put("/withdrawal", parse("{\"why\": \"Zo.\"}"), "\"1\"")));
    assertEquals(428, withdraw(true, null).status());
    assertTrue(withdraw(true, "\"1\"").body().path("changed").asBoolean());
    var again = withdraw(true, "\"1\"");
    assertEquals(200, again.status());
    assertFalse(again.body().path("changed").asBoolean(true));
    assertEquals(1, journal().size());
  }

  @Test
  void after_the_allocation_schools_may_be_replaced_but_their_number_stays() {
    now = AFTER;
    storage.rounds().close("2024-2025", new RoundProgress.Closed(AFTER, Sample.SEED));
    assertEquals("#/registration/schools", pointer(change(coded("99AB00"), "\"1\"")));
    storage.allocations().finish(Sample.round(), AFTER);
    var more = document();
    ((ArrayNode) more.path("schools")).addObject().put("code", "99AA00");
    assertEquals("#/registration/schools", pointer(change(more, "\"1\"")));
    var fewer = document();
    ((ArrayNode) fewer.path("schools")).remove(0);
    assertEquals("#/registration/schools", pointer(change(fewer, "\"1\"")));
    assertEquals(
        "#/registration/network", pointer(change(document().put("network", "VO"), "\"1\"")));
    assertEquals(409, withdraw(true, "\"1\"").status());
    assertEquals(List.of(), journal());
    assertEquals(200, change(coded("99AB00"), "\"1\"").status());
  }

  @Test
  void the_page_of_an_initiative_gives_the_tag_that_a_change_sends_back() {
    var page = invoke(event("GET", "", null, null));
    assertEquals("\"1\"", page.answer().at("/headers/etag").asText());
    assertEquals(document(), page.body().path("registration"));
    assertTrue(page.body().path("open").asBoolean());
    assertFalse(page.body().path("allocated").asBoolean());
  }

  private ObjectNode document() {
    return (ObjectNode) invoke(event("GET", "", null, null)).body().path("registration");
  }

  private ObjectNode coded(String code) {
    var document = document();
    ((ArrayNode) document.path("schools")).set(2, parse("{\"code\": \"" + code + "\"}"));
    return document;
  }

  private Receipt submit(Sample.Form form) {
    return submit(form.register());
  }

  private Receipt submit(Registration some) {
    return storage
        .registrations()
        .submit(
            Sample.round(),
            some,
            Idempotency.of(some.reference().text(), some.submission().toString()),
            List.of());
  }

  private Registration now() {
    return storage.registrations().find(registration.reference()).orElseThrow();
  }

  private List<Amendment> journal() {
    return storage.amendments().of(registration.reference());
  }

  /** The waiting mails about the registration, by their purpose. */
  private List<String> waiting() {
    return storage.outbox().waitingSince(AFTER.plus(Duration.ofDays(1))).stream()
        .flatMap(event -> Mail.QUEUED.is(event) ? Stream.of(Mail.of(event)) : Stream.<Mail>empty())
        .map(Mail::purpose)
        .sorted()
        .toList();
  }

  private Invocation.Result change(JsonNode document, String tag) {
    return put("", sent(document, SECRET), tag);
  }

  private Invocation.Result withdraw(boolean withdrawn, String tag) {
    return put(
        "/withdrawal",
        ((ObjectNode) parse("{}")).put("withdrawn", withdrawn).put("why", "Zo."),
        tag);
  }

  private static ObjectNode sent(JsonNode document, String why) {
    var body = ((ObjectNode) parse("{}")).put("why", why);
    body.set("registration", document);
    return body;
  }

  private static String pointer(Invocation.Result refused) {
    assertEquals(422, refused.status(), refused.body().toString());
    return refused.body().at("/errors/0/pointer").asText();
  }

  private static JsonNode parse(String json) {
    return Invocation.parse(json);
  }

  private Invocation.Result put(String part, JsonNode body, String tag) {
    return invoke(event("PUT", part, body, tag));
  }

  private ObjectNode event(String method, String part, JsonNode body, String tag) {
    var event = (ObjectNode) Invocation.event("manage-registration");
    event.put("routeKey", method + " /api/rounds/{round}/initiatives/{reference}" + part);
    ((ObjectNode) event.path("requestContext")).put("timeEpoch", now.toEpochMilli());
    if (tag != null) {
      ((ObjectNode) event.path("headers")).put("if-match", tag);
    }
    return event.put("body", body == null ? "" : body.toString());
  }

  private Invocation.Result invoke(JsonNode event) {
    clock.set(now);
    return Invocation.invoke(
        new ManageRegistration(TestSurroundings.of(table).clock(clock).get()), event);
  }
}
