package nl.leernetwerk.functions.seats.manageroster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.registration.json.SubmissionJson;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.seats.AllocatedRound;
import nl.leernetwerk.seats.RosterCommand;
import org.junit.jupiter.api.Test;

/** {@code POST /api/rounds/{round}/initiatives}: an organiser enters a school that was late. */
class LateEntriesTest {
  private static final Instant NOW = Instant.parse("2024-11-04T12:00:00Z");
  private static final String ROUTE = "POST /api/rounds/{round}/initiatives";
  private static final Actor NOOR = new Actor.Organiser("93f4a822-5051-7091-1a2b-000000000001");

  private final MovingClock clock = new MovingClock(NOW);
  private final AllocatedRound round =
      AllocatedRound.create(
          LocalTable.create(clock),
          Sample.round(
              Policy.ARRIVAL,
              CapacityUnit.SCHOOLS,
              Sample.network("PO", 2, Sample.FACILITATOR),
              Sample.network("VO", 1)),
          4);

  @Test
  void a_late_school_comes_after_everybody_who_waits_and_the_journal_says_who_and_why() {
    var answer = enter(document());
    assertEquals(201, answer.status(), answer.answer().toString());
    var entered = registration(answer);
    assertEquals(
        "/api/rounds/2024-2025/initiatives/" + entered.reference(),
        answer.answer().at("/headers/location").asText());
    assertEquals(new RegistrationState.Waiting(), entered.state());
    assertEquals(3, round.roster().place(entered.reference()).orElseThrow());
    assertEquals(5, round.roster().entry(entered.reference()).orElseThrow().turn());
    assertTrue(entered.enteredLater());
    assertEquals(NOW, entered.arrival().at());
    assertEquals(SubmittedBy.OTHER, entered.submission().submittedBy());
    var change = round.storage().journal().of("2024-2025", Sector.PO).getLast();
    assertEquals(NOOR, change.by());
    assertEquals(Optional.of("De directeur was ziek."), change.why());
    assertTrue(round.storage().registrations().isTaken("2024-2025", school()));
  }

  @Test
  void both_people_get_a_mail_and_one_address_gets_one() {
    var two = registration(enter(document()));
    assertEquals(
        List.of("leader", "practitioner"), mails(two.reference()).map(Mail::to).sorted().toList());
    var shared = Sample.form().schools(school("Andere")).sharedAddress();
    var one = registration(enter(document(shared, "Ook ziek."), "another"));
    assertEquals(List.of("pair"), mails(one.reference()).map(Mail::to).toList());
  }

  @Test
  void a_free_seat_is_offered_at_once_when_nobody_before_fits() {
    var open = new RosterCommand.RaiseCapacity("PO", 6);
    round.change(open, NOW);
    var entered = registration(enter(document()));
    assertInstanceOf(
        RegistrationState.Offered.class,
        round.roster().entry(entered.reference()).orElseThrow().state());
    var second = registration(enter(document(Sample.form().schools(school("B")), "Ook"), "b"));
    assertInstanceOf(
        RegistrationState.Offered.class,
        round.roster().entry(second.reference()).orElseThrow().state());
    var third = registration(enter(document(Sample.form().schools(school("C")), "Ook"), "c"));
    assertEquals(1, round.roster().place(third.reference()).orElseThrow());
    assertEquals(6, round.roster().taken("PO"));
  }

  @Test
  void the_same_request_is_answered_as_before_and_another_with_its_key_is_refused() {
    var first = enter(document());
    var before = LocalTable.items(round.table());
    assertEquals(first.body(), enter(document()).body());
    assertEquals(422, enter(document(Sample.form(), "Anders.")).status());
    assertEquals(before, LocalTable.items(round.table()));
  }

  @Test
  void a_request_without_a_key_is_refused() {
    var event = event(document(), "a");
    ((ObjectNode) event.path("headers")).remove("idempotency-key");
    assertEquals(400, invoke(event).status());
  }

  @Test
  void before_the_deadline_the_school_can_do_it_and_until_the_list_stands_one_waits() {
    var open = Sample.round();
    var table = LocalTable.create(clock);
    LocalTable.storage(table).open(open);
    var event = event(document(), "a");
    at(event, open.endsAt().minusMillis(1));
    var early = invoke(table, event);
    assertEquals(409, early.status());
    assertEquals(
        "Scholen kunnen zich nog zelf aanmelden, tot en met 1 oktober 2024. Vraag de school om dat"
            + " te doen.",
        early.body().path("detail").asText());
    at(event, open.endsAt());
    assertEquals(
        "De plekken zijn nog niet verdeeld. Wacht tot de lijst er is, en voeg het initiatief dan"
            + " toe.",
        invoke(table, event).body().path("detail").asText());
    assertEquals(List.of(), LocalTable.storage(table).registrations().of(open.id()));
  }

  @Test
  void a_school_that_takes_part_already_is_refused_and_nothing_is_stored() {
    enter(document());
    var before = round.roster();
    var both = Sample.form().schools(school("Nieuw"), school());
    var answer = enter(document(both, "Ziek."), "another");
    assertEquals(409, answer.status());
    assertEquals(List.of("#/registration/schools/1"), pointers(answer));
    assertEquals(before, round.roster());
    assertFalse(round.storage().registrations().isTaken("2024-2025", school("Nieuw")));
  }

  @Test
  void everything_that_is_wrong_is_told_at_once_where_it_stands() {
    var document = document();
    document.remove("why");
    ((ObjectNode) document.path("registration")).remove("expectations");
    document.put("what", "else");
    var answer = enter(document);
    assertEquals(422, answer.status());
    assertEquals(List.of("#/registration/expectations", "#/why", "#/what"), pointers(answer));
  }

  @Test
  void a_school_by_hand_that_is_in_the_list_gets_its_code_and_an_unknown_code_is_refused() {
    round.storage().schools().load(Sample.schools().values());
    var byHand = new Participant.Unlisted("Kindcentrum Het Kompas", "Rotterdam");
    var entered = registration(enter(document(Sample.form().schools(byHand), "Ziek.")));
    assertEquals("99AC00", entered.submission().codes().getFirst().value());
    var unknown = enter(document(Sample.form().codes("00ZZ00"), "Ziek."), "b");
    assertEquals(List.of("#/registration/schools/0/code"), pointers(unknown));
    var other = enter(document(Sample.form().codes("99BA00"), "Ziek."), "c");
    assertEquals(List.of("#/registration/network"), pointers(other));
  }

  @Test
  void more_schools_than_a_network_has_seats_are_refused() {
    var many = Sample.form().schools(school("A"), school("B"), school("C"));
    assertEquals(List.of("#/registration/schools"), pointers(enter(document(many, "Ziek."))));
  }

  @Test
  void after_the_last_offer_day_the_list_takes_nobody() {
    var event = event(document(), "a");
    at(event, Instant.parse("2025-06-01T12:00:00Z"));
    var answer = invoke(event);
    assertEquals(409, answer.status());
    assertTrue(answer.body().path("detail").asText().startsWith("De wachtlijst is gesloten"));
    assertFalse(round.storage().registrations().isTaken("2024-2025", school()));
  }

  @Test
  void an_empty_list_takes_the_first_initiative_of_its_sector() {
    var vo = Sample.form().network(Sector.VO).schools(school("VO"));
    var entered = registration(enter(document(vo, "Ziek.")));
    assertEquals(1, round.storage().journal().of("2024-2025", Sector.VO).size());
    assertEquals(1, entered.outcome().orElseThrow().turn());
  }

  @Test
  void the_roster_shows_that_it_was_entered_later_with_who_when_and_why() {
    var reference = registration(enter(document())).reference().text();
    var event = event(document(), "a").put("routeKey", "GET /api/rounds/{round}/roster");
    var shown =
        StreamSupport.stream(invoke(event).body().at("/sectors/0/initiatives").spliterator(), false)
            .filter(it -> it.path("reference").asText().equals(reference))
            .findFirst()
            .orElseThrow();
    assertTrue(shown.path("enteredLater").asBoolean());
    assertEquals(1, shown.path("history").size());
    assertEquals("De directeur was ziek.", shown.at("/history/0/why").asText());
    assertEquals(
        "‘Samen op de Maas’ is later toegevoegd door de organisatie en staat achteraan op de"
            + " wachtlijst.",
        shown.at("/history/0/told/0").asText());
  }

  @Test
  void the_log_holds_neither_a_reason_nor_a_person() {
    var log = enter(document()).log().toString();
    assertTrue(log.contains("RegistrationEntered"), log);
    assertFalse(log.contains("ziek") || log.contains("@") || log.contains("Yasmine"), log);
  }

  private static Participant school() {
    return school("De Late School");
  }

  private static Participant school(String name) {
    return new Participant.Unlisted(name, "Urk");
  }

  private static ObjectNode document() {
    return document(Sample.form().schools(school()), "De directeur was ziek.");
  }

  private static ObjectNode document(Sample.Form form, String why) {
    var document = ((ObjectNode) Invocation.parse("{}")).put("why", why);
    document.set("registration", SubmissionJson.write(form.submission()));
    return document;
  }

  private static void at(ObjectNode event, Instant moment) {
    ((ObjectNode) event.path("requestContext")).put("timeEpoch", moment.toEpochMilli());
  }

  private Registration registration(Invocation.Result answer) {
    assertEquals(201, answer.status(), answer.answer().toString());
    var reference = Reference.parse(answer.body().path("reference").asText()).orElseThrow();
    return round.storage().registrations().find(reference).orElseThrow();
  }

  private Stream<Mail> mails(Reference reference) {
    return round.storage().mails().about(reference, NOW).stream().map(QueuedMail::mail);
  }

  private static List<String> pointers(Invocation.Result result) {
    return StreamSupport.stream(result.body().path("errors").spliterator(), false)
        .map(error -> error.path("pointer").asText())
        .toList();
  }

  private Invocation.Result enter(JsonNode document) {
    return enter(document, "the same");
  }

  private Invocation.Result enter(JsonNode document, String key) {
    return invoke(event(document, key));
  }

  private static ObjectNode event(JsonNode document, String key) {
    var event = (ObjectNode) Invocation.event("manage-roster");
    event.put("routeKey", ROUTE).put("body", document.toString());
    ((ObjectNode) event.path("headers")).put("idempotency-key", key).remove("if-match");
    return event;
  }

  private Invocation.Result invoke(JsonNode event) {
    return invoke(round.table(), event);
  }

  private Invocation.Result invoke(Table table, JsonNode event) {
    return Invocation.invoke(
        new ManageRoster(
            TestSurroundings.of(table).clock(clock).random(new Random(event.hashCode())).get()),
        event);
  }
}
