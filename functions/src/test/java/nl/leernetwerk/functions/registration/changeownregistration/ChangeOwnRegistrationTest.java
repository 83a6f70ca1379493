package nl.leernetwerk.functions.registration.changeownregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.json.SubmissionJson;
import nl.leernetwerk.registration.table.TableLinkKey;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.Allocation;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.RosterCommand;
import nl.leernetwerk.seats.table.TableRosters;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeOwnRegistrationTest {
  private static final Registration REGISTRATION = Sample.form().codes("99AC00").register();
  private static final String IN_TIME = "2024-10-01T21:59:59.999Z";
  private static final String TOO_LATE = "2024-10-01T22:00:00Z";

  private final MovingClock clock = new MovingClock(Instant.parse("2024-09-12T12:10:00Z"));
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final ChangeOwnRegistration function =
      new ChangeOwnRegistration(TestSurroundings.of(table).clock(clock).get());

  @BeforeEach
  void somebody_registered_and_was_mailed() {
    storage.schools().load(Sample.schools().values());
    storage.open(Sample.round());
    storage
        .registrations()
        .submit(Sample.round(), REGISTRATION, Idempotency.of("key", "content"), List.of());
    new TableLinkKey(table).findOrMake(Sample.linkRandom());
  }

  // ---- To change

  @Test
  void until_the_deadline_anything_can_change_and_both_are_mailed() {
    var changed = change(IN_TIME, body -> body.put("expectations", "Iets anders."));
    assertEquals(200, changed.status());
    assertEquals("\"2.Submitted\"", tag(changed));
    assertEquals("Iets anders.", stored().submission().expectations());
    assertEquals("Gewijzigd: de verwachtingen.", changed.body().at("/changes/0/what").asText());
    assertEquals("practitioner", changed.body().at("/changes/0/by").asText());
    assertEquals(Set.of("leader.amended.2", "practitioner.amended.2"), mails());
  }

  @Test
  void only_another_network_or_an_extra_school_gives_a_new_time_of_arrival() {
    change(IN_TIME, body -> body.put("expectations", "Iets anders."));
    assertEquals(REGISTRATION.arrival(), stored().arrival());
    change(IN_TIME, body -> schools(body, "99AC00", "99AA00"));
    assertEquals(Instant.parse(IN_TIME), stored().arrival().at());
    change("2024-09-20T12:00:00Z", body -> schools(body, "99AA00"));
    assertEquals(Instant.parse(IN_TIME), stored().arrival().at());
    change("2024-09-21T12:00:00Z", body -> schools(body, "99CA00").put("network", "VO"));
    assertEquals(Instant.parse("2024-09-21T12:00:00Z"), stored().arrival().at());
  }

  @Test
  void a_school_that_leaves_is_free_and_a_school_that_joins_is_claimed() {
    change(IN_TIME, body -> schools(body, "99AA00"));
    assertInstanceOf(Receipt.Accepted.class, register(2, "99AC00"));
    assertInstanceOf(Receipt.Taken.class, register(3, "99AA00"));
  }

  @Test
  void a_school_of_another_initiative_is_refused_and_nothing_changes() {
    register(2, "99AA00");
    var refused = change(IN_TIME, body -> schools(body, "99AC00", "99AA00"));
    assertEquals(409, refused.status());
    assertEquals("#/schools/1", refused.body().at("/errors/0/pointer").asText());
    assertEquals(REGISTRATION, stored());
    assertEquals(Set.of(), mails());
  }

  @Test
  void an_error_has_the_same_pointer_as_when_registering() {
    var wrong = change(IN_TIME, body -> schools(body, "00XX00").remove("expectations"));
    assertEquals(422, wrong.status());
    assertEquals(Set.of("#/expectations", "#/schools/0/code"), pointers(wrong));
    assertEquals(Set.of("#/network"), pointers(change(IN_TIME, body -> body.put("network", "VO"))));
    assertEquals(
        Set.of("#/schools/0/code"), pointers(change(IN_TIME, body -> schools(body, "00XX00"))));
  }

  @Test
  void after_the_deadline_only_the_people_can_be_corrected_each_other_field_says_so() {
    var refused =
        change(
            TOO_LATE,
            body -> {
              schools(body, "99AA00").put("expectations", "Anders.").put("contribution", "Anders.");
              ((ObjectNode) body.path("initiative")).put("name", "Anders");
              ((ObjectNode) body.path("leader")).put("name", "Anders");
            });
    assertEquals(422, refused.status());
    assertEquals(
        Set.of("#/schools", "#/expectations", "#/contribution", "#/initiative/name"),
        pointers(refused));
    var corrected =
        change(TOO_LATE, body -> ((ObjectNode) body.path("leader")).put("name", "Piet"));
    assertEquals(200, corrected.status());
    assertEquals("Piet", stored().submission().pair().leader().name());
    assertEquals(REGISTRATION.arrival(), stored().arrival());
  }

  @Test
  void a_change_keeps_who_sent_the_registration_in() {
    assertEquals(200, change(IN_TIME, body -> body.put("submittedBy", "other")).status());
    assertEquals(REGISTRATION, stored());
  }

  @Test
  void
      when_the_other_person_corrects_an_address_its_old_link_stops_working_and_both_addresses_are_told() {
    var old = link(PairRole.LEADER);
    change(IN_TIME, body -> ((ObjectNode) body.path("leader")).put("email", "nieuw@example.org"));
    assertEquals(401, send("PUT", "", old, "*", "{}", IN_TIME).status());
    assertEquals(
        Set.of("leader.amended.2", "practitioner.amended.2", "former-leader.farewell.2"), mails());
    assertEquals(
        "pj.degraaf@example.org",
        storage
            .mails()
            .formerAddress(RegistrationMails.farewell(REGISTRATION.reference(), PairRole.LEADER, 2))
            .orElseThrow()
            .value());
  }

  @Test
  void a_person_who_corrects_their_own_address_keeps_their_link() {
    var changed =
        change(
            IN_TIME,
            body -> ((ObjectNode) body.path("practitioner")).put("email", "nieuw@example.org"));
    assertEquals(200, changed.status());
    assertEquals(200, change(IN_TIME, body -> body.put("expectations", "Nog iets.")).status());
  }

  @Test
  void a_change_never_overwrites_what_its_sender_did_not_see() {
    var body = SubmissionJson.write(REGISTRATION.submission());
    change(IN_TIME, it -> it.put("expectations", "Van de een."));
    var mine = body.deepCopy().put("contribution", "Van de ander.").toString();
    var stale = send("PUT", "", link(PairRole.LEADER), "\"1.Submitted\"", mine, IN_TIME);
    assertEquals(412, stale.status());
    assertEquals("\"2.Submitted\"", tag(stale));
    assertEquals("Van de een.", stored().submission().expectations());
    assertEquals(428, send("PUT", "", link(PairRole.LEADER), "", mine, IN_TIME).status());
  }

  @Test
  void a_change_that_comes_twice_is_answered_twice_and_made_once() {
    var mine =
        SubmissionJson.write(REGISTRATION.submission()).put("expectations", "Iets.").toString();
    for (int i = 0; i < 2; i++) {
      var answer = send("PUT", "", link(PairRole.LEADER), "\"1.Submitted\"", mine, IN_TIME);
      assertEquals(200, answer.status());
    }
    assertEquals(2, stored().revision().version());
  }

  @Test
  void after_a_change_the_first_post_still_gets_its_first_answer() {
    change(IN_TIME, body -> schools(body, "99AA00"));
    assertEquals(
        Optional.of(new Receipt.Repeated(REGISTRATION.reference())),
        storage().registrations().seen(Idempotency.of("key", "content")));
  }

  private Storage storage() {
    return storage;
  }

  // ---- To withdraw

  @Test
  void a_withdrawal_frees_the_schools_and_can_be_undone_until_the_deadline() {
    var withdrawn = act("PUT", "/withdrawal", IN_TIME);
    assertEquals("withdrawn", withdrawn.body().path("state").asText());
    assertEquals("\"2.Withdrawn\"", tag(withdrawn));
    assertTrue(stored().leftEarly());
    var back = act("DELETE", "/withdrawal", IN_TIME);
    assertEquals("submitted", back.body().path("state").asText());
    assertEquals(REGISTRATION.arrival(), stored().arrival());
    assertInstanceOf(Receipt.Taken.class, register(2, "99AC00"));
    act("PUT", "/withdrawal", IN_TIME);
    assertEquals(409, act("DELETE", "/withdrawal", TOO_LATE).status());
  }

  @Test
  void a_withdrawal_needs_no_body_and_takes_none_that_is_larger_than_others_may_be() {
    var body = " ".repeat(65_537);
    for (var method : List.of("PUT", "DELETE")) {
      assertEquals(
          413,
          send(method, "/withdrawal", link(PairRole.LEADER), "\"1.Submitted\"", body, IN_TIME)
              .status());
    }
  }

  @Test
  void a_withdrawal_is_not_undone_when_a_school_registered_elsewhere() {
    act("PUT", "/withdrawal", IN_TIME);
    assertInstanceOf(Receipt.Accepted.class, register(2, "99AC00"));
    var refused = act("DELETE", "/withdrawal", IN_TIME);
    assertEquals(409, refused.status());
    assertEquals("#/schools/0", refused.body().at("/errors/0/pointer").asText());
    var detail = refused.body().path("detail").asText();
    assertTrue(detail.contains("Kindcentrum Het Kompas is intussen met een ander"), detail);
    assertTrue(stored().leftEarly());
  }

  @Test
  void between_the_deadline_and_the_allocation_a_withdrawal_is_refused_with_an_explanation() {
    var refused = act("PUT", "/withdrawal", TOO_LATE);
    assertEquals(409, refused.status());
    assertTrue(refused.body().path("detail").asText().contains("Zodra jullie de uitkomst"));
    assertEquals(REGISTRATION, stored());
  }

  @Test
  void a_second_withdrawal_changes_nothing_and_sends_no_mail() {
    var tag =
        tag(send("PUT", "/withdrawal", link(PairRole.LEADER), "\"1.Submitted\"", "", IN_TIME));
    assertEquals(
        tag,
        tag(send("PUT", "/withdrawal", link(PairRole.LEADER), "\"1.Submitted\"", "", IN_TIME)));
    assertEquals(Set.of("leader.amended.2", "practitioner.amended.2"), mails());
    assertEquals(409, change(IN_TIME, body -> body.put("expectations", "Anders.")).status());
  }

  @Test
  void after_the_allocation_a_withdrawal_is_a_change_of_the_roster() {
    allocated(new Outcome.Seated(REGISTRATION.reference(), 1, 1, "PO", 12));
    var left = act("PUT", "/withdrawal", "2024-10-20T10:00:00Z");
    assertEquals(200, left.status());
    assertEquals("withdrawn", left.body().path("state").asText());
    var change = storage.journal().of(Sample.round().id(), Sector.PO).getFirst();
    assertEquals("practitioner:" + REGISTRATION.reference(), change.by().text());
    assertEquals(409, act("DELETE", "/withdrawal", "2024-10-20T10:00:00Z").status());
  }

  @Test
  void a_page_that_shows_another_state_withdraws_nothing() {
    allocated(new Outcome.Waiting(REGISTRATION.reference(), 1, 1, 1, 0));
    var stale =
        send(
            "PUT",
            "/withdrawal",
            link(PairRole.LEADER),
            "\"1.Submitted\"",
            "",
            "2024-10-20T10:00:00Z");
    assertEquals(412, stale.status());
  }

  // ---- To hand over

  @Test
  void a_hand_over_gives_a_colleague_the_place_and_ends_the_old_link() {
    new TableAddressIds(table).findOrMake(new Random(1));
    var old = link(PairRole.PRACTITIONER);
    var colleague =
        "{\"name\": \"Bo\", \"email\": \"bo@example.org\", \"role\": \"intern begeleider\"}";
    var answer = send("POST", "/hand-over", old, "\"1.Submitted\"", colleague, TOO_LATE);
    assertEquals("{\"handedOver\":true}", answer.body().toString());
    assertEquals(
        401, send("POST", "/hand-over", old, "\"1.Submitted\"", colleague, TOO_LATE).status());
    var pair = stored().submission().pair();
    assertEquals("Bo", pair.practitioner().name());
    assertEquals(REGISTRATION.submission().pair().leader(), pair.leader());
    assertEquals(
        Set.of("leader.amended.2", "practitioner.amended.2", "former-practitioner.farewell.2"),
        mails());
    assertNotEquals(old, link(PairRole.PRACTITIONER));
    var mail = RegistrationMails.amended(REGISTRATION.reference(), Addressee.PRACTITIONER, 2);
    assertEquals(
        Optional.of(REGISTRATION.submission().pair().practitioner().name()),
        storage.mails().giver(mail));
    storage.mails().sent(mail, "message-1", clock.instant());
    assertEquals(
        Optional.of(REGISTRATION.submission().pair().practitioner().name()),
        storage.mails().giver(mail),
        "so that it says the same when it is sent again");
    assertEquals(
        200,
        send("PUT", "", link(PairRole.PRACTITIONER), "*", current().toString(), TOO_LATE).status());
  }

  @Test
  void a_colleague_without_an_address_is_refused() {
    var refused =
        send(
            "POST",
            "/hand-over",
            link(PairRole.LEADER),
            "\"1.Submitted\"",
            "{\"name\": \"Bo\", \"role\": \"x\", \"extra\": 1}",
            IN_TIME);
    assertEquals(422, refused.status());
    assertEquals(Set.of("#/email", "#/extra"), pointers(refused));
  }

  // ---- To answer

  @Test
  void the_time_of_receipt_decides_to_the_millisecond_whether_an_answer_to_an_offer_counts() {
    allocated(new Outcome.Waiting(REGISTRATION.reference(), 1, 1, 1, 0));
    assertEquals(409, answer("accept", "2024-10-10T10:00:00Z").status());
    offer();
    assertEquals(422, answer("misschien", "2024-10-10T10:00:00Z").status());
    // Five school days later; an answer that was received by then may be handled nearly a minute
    // later.
    var last = "2024-10-16T21:59:59.999Z";
    clock.set(Instant.parse("2024-10-16T22:00:59Z"));
    var late = answer("accept", "2024-10-16T22:00:00Z");
    assertEquals(409, late.status());
    assertTrue(late.body().path("detail").asText().contains("De tijd om te antwoorden is voorbij"));
    var accepted = answer("accept", last);
    assertEquals("accepted", accepted.body().path("state").asText());
    assertEquals(accepted.body(), answer("accept", last).body());
    assertEquals(409, answer("decline", last).status());
  }

  @Test
  void a_wrong_link_changes_nothing_on_any_route() {
    var wrong = REGISTRATION.reference() + ".leader.AAAAAAAAAAAAAAAAAAAAAA";
    for (var part : List.of("/withdrawal", "")) {
      assertEquals(401, send("PUT", part, wrong, "\"1.Submitted\"", "{}", IN_TIME).status());
    }
    assertEquals(REGISTRATION, stored());
  }

  @Test
  void neither_the_log_nor_any_key_holds_a_link_or_typed_text() {
    var log = String.join("\n", change(IN_TIME, body -> body.put("expectations", "Geheim")).log());
    assertFalse(log.contains("Geheim"));
    assertFalse(log.contains(link(PairRole.PRACTITIONER).substring(30)));
    assertTrue(log.contains("\"LinkUsed\""), log);
  }

  private void allocated(Outcome outcome) {
    storage
        .rounds()
        .close(
            Sample.round().id(),
            new RoundProgress.Closed(Instant.parse("2024-10-01T22:05:00Z"), Sample.SEED));
    storage
        .allocations()
        .commit(
            Sample.round(),
            new Allocation(List.of(new Allocation.SectorOutcomes(Sector.PO, List.of(outcome)))));
    storage
        .allocations()
        .apply(Sample.round(), List.of(new Allocations.Applied(outcome, "request-1", List.of())));
    storage.allocations().finish(Sample.round(), Instant.parse("2024-10-01T22:06:00Z"));
  }

  /** Lets time pass, so that a free seat is offered to an initiative that waits. */
  private void offer() {
    TableRosters.of(table)
        .change(
            storage.rounds().all().getFirst(),
            Sector.PO,
            new RosterCommand.PassTime(),
            new Actor.Automatic(),
            Instant.parse("2024-10-09T10:00:00Z"),
            Optional.empty());
  }

  private Receipt register(int number, String code) {
    return storage
        .registrations()
        .submit(
            Sample.round(),
            Sample.form().number(number).codes(code).register(),
            Idempotency.of("key" + number, "content"),
            List.of());
  }

  private Registration stored() {
    return storage.registrations().find(REGISTRATION.reference()).orElseThrow();
  }

  private ObjectNode current() {
    return SubmissionJson.write(stored().submission());
  }

  private String link(PairRole role) {
    return Sample.LINKS.of(stored(), role).text();
  }

  private Set<String> mails() {
    var purposes = new TreeSet<String>();
    for (var event : storage.outbox().waitingSince(Instant.parse("2030-01-01T00:00:00Z"))) {
      if (Mail.QUEUED.is(event)) {
        purposes.add(Mail.of(event).purpose());
      }
    }
    return purposes;
  }

  private static Set<String> pointers(Invocation.Result result) {
    var pointers = new TreeSet<String>();
    for (JsonNode error : result.body().path("errors")) {
      pointers.add(error.path("pointer").asText());
    }
    return pointers;
  }

  private static ObjectNode schools(ObjectNode body, String... codes) {
    var schools = body.putArray("schools");
    for (var code : codes) {
      schools.addObject().put("code", code);
    }
    return body;
  }

  private static String tag(Invocation.Result result) {
    return result.answer().at("/headers/etag").asText();
  }

  /** Acts as the practitioner, who has seen the current version. */
  private Invocation.Result change(String at, Consumer<ObjectNode> change) {
    var body = current();
    change.accept(body);
    return send("PUT", "", link(PairRole.PRACTITIONER), seen(), body.toString(), at);
  }

  private Invocation.Result act(String method, String part, String at) {
    return send(method, part, link(PairRole.PRACTITIONER), seen(), "", at);
  }

  private Invocation.Result answer(String answer, String at) {
    var body = "{\"answer\": \"" + answer + "\"}";
    return send("POST", "/answer", link(PairRole.PRACTITIONER), "", body, at);
  }

  private String seen() {
    var registration = stored();
    var state =
        storage.journal().of(Sample.round().id(), Sector.PO).isEmpty()
            ? registration.state()
            : new RegistrationState.Withdrawn();
    return "\"%d.%s\""
        .formatted(registration.revision().version(), state.getClass().getSimpleName());
  }

  private Invocation.Result send(
      String method, String part, String link, String tag, String body, String at) {
    var event = (ObjectNode) Invocation.event("change-own-registration");
    var path = "/api/my-registration" + part;
    event.put("routeKey", method + " " + path).put("body", body);
    var headers = (ObjectNode) event.path("headers");
    headers.put("personal-link", link);
    headers.remove("if-match");
    if (!tag.isEmpty()) {
      headers.put("if-match", tag);
    }
    ((ObjectNode) event.path("requestContext"))
        .put("routeKey", method + " " + path)
        .put("timeEpoch", Instant.parse(at).toEpochMilli());
    return Invocation.invoke(function, event);
  }
}
