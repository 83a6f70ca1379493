package nl.leernetwerk.functions.registration.showownregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.privacy.Erasure;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.json.SubmissionReader;
import nl.leernetwerk.registration.table.TableLinkKey;
import nl.leernetwerk.registry.StoredKinds;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.seats.AllocatedRound;
import nl.leernetwerk.seats.RosterCommand;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShowOwnRegistrationTest {
  private static final Registration REGISTRATION = Sample.form().register();
  private static final Instant OFFERED = Instant.parse("2024-11-04T12:00:00Z");

  private final MovingClock clock = new MovingClock(Instant.parse("2024-09-12T12:10:00Z"));
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final ShowOwnRegistration function =
      new ShowOwnRegistration(TestSurroundings.of(table).clock(clock).get());

  @BeforeEach
  void somebody_registered_and_was_mailed() {
    storage.schools().load(Sample.schools().values());
    storage.open(Sample.round());
    storage
        .registrations()
        .submit(Sample.round(), REGISTRATION, Idempotency.of("key", "content"), List.of());
    new TableLinkKey(table).findOrMake(Sample.linkRandom());
  }

  @Test
  void the_sample_event_is_shown_the_registration_its_state_and_what_can_be_done() {
    var shown = show(link(PairRole.PRACTITIONER));
    assertEquals(200, shown.status());
    assertEquals("no-store", shown.answer().at("/headers/cache-control").asText());
    assertEquals("\"1.Submitted\"", shown.answer().at("/headers/etag").asText());
    assertEquals(shown.body(), Invocation.invoke(function, event()).body());
    assertEquals("practitioner", shown.body().path("role").asText());
    assertEquals("submitted", shown.body().path("state").asText());
    assertEquals(
        Invocation.parse("[\"change\", \"withdraw\", \"hand-over\"]"), shown.body().path("may"));
    assertTrue(shown.body().path("explanation").toString().contains("2 oktober 2024"));
    assertEquals("Kindcentrum Het Kompas", shown.body().at("/schools/0/name").asText());
  }

  @Test
  void the_shown_registration_can_be_sent_back_unchanged() {
    var shown = show(link(PairRole.LEADER)).body().path("registration");
    var read = assertInstanceOf(SubmissionReader.Valid.class, SubmissionReader.read(shown));
    assertEquals(REGISTRATION.submission(), read.submission());
  }

  @Test
  void a_wrong_link_opens_nothing_and_the_answer_says_how_to_get_another() {
    var right = link(PairRole.PRACTITIONER);
    var wrong = right.endsWith("A") ? "B" : "A";
    for (var link :
        List.of(
            "",
            "geheim",
            right.substring(0, right.length() - 1) + wrong,
            right + "A",
            right.replace("practitioner", "leader"),
            right.replace("P000-0001", "P000-0002"),
            right.replace("2024-2025", "2023-2024"))) {
      var refused = show(link);
      assertEquals(401, refused.status(), link);
      assertTrue(refused.body().path("detail").asText().contains("vraag"), link);
      assertFalse(refused.answer().toString().contains("geheim"));
    }
    var without = event();
    ((ObjectNode) without.path("headers")).remove("personal-link");
    assertEquals(401, Invocation.invoke(function, without).status());
  }

  @Test
  void without_a_key_no_link_opens_anything() {
    var empty = LocalTable.create(clock);
    var bare = new ShowOwnRegistration(TestSurroundings.of(empty).clock(clock).get());
    assertEquals(401, Invocation.invoke(bare, event()).status());
  }

  @Test
  void after_a_hand_over_the_old_link_opens_nothing_and_the_new_one_works() {
    var before = link(PairRole.LEADER);
    var answer =
        amending()
            .handOver(
                running(),
                REGISTRATION,
                PairRole.LEADER,
                Sample.form().submission().pair().practitioner(),
                asked(PairRole.LEADER));
    var now = assertInstanceOf(Amending.Answer.Changed.class, answer).now();
    assertEquals(401, show(before).status());
    assertEquals(200, show(Sample.LINKS.of(now, PairRole.LEADER).text()).status());
    assertEquals(200, show(link(PairRole.PRACTITIONER)).status());
  }

  @Test
  void the_link_of_an_erased_person_opens_nothing() {
    var ids = new TableAddressIds(table).findOrMake(new Random(1));
    var leader = ids.of(REGISTRATION.submission().pair().leader().email());
    StoredKinds.personalData(table)
        .erase(new Erasure(ids, Map.of(leader, Instant.parse("2025-01-01T00:00:00Z"))));
    assertEquals(401, show(link(PairRole.LEADER)).status());
    assertEquals(200, show(link(PairRole.PRACTITIONER)).status());
  }

  @Test
  void from_the_day_that_data_is_deleted_no_link_opens() {
    assertEquals(200, show(link(PairRole.LEADER), "2026-09-30T21:59:59Z").status());
    assertEquals(401, show(link(PairRole.LEADER), "2026-09-30T22:00:00Z").status());
  }

  @Test
  void a_change_is_shown_with_who_made_it_and_without_the_typed_text() {
    amending().withdraw(running(), REGISTRATION, asked(PairRole.LEADER));
    var shown = show(link(PairRole.PRACTITIONER)).body();
    assertEquals("withdrawn", shown.path("state").asText());
    assertEquals(Invocation.parse("[\"undo-withdrawal\"]"), shown.path("may"));
    assertEquals("leader", shown.at("/changes/0/by").asText());
    assertEquals("De aanmelding is ingetrokken.", shown.at("/changes/0/what").asText());
  }

  @Test
  void a_waiting_initiative_reads_why_its_place_changed_and_not_that_it_did_so_itself() {
    var round = allocated();
    for (var command :
        List.of(
            new RosterCommand.OpenNetwork("PO-2", 1, List.of()),
            new RosterCommand.Withdraw(round.reference(2)),
            new RosterCommand.Withdraw(round.reference(0)),
            new RosterCommand.RaiseCapacity("PO", 2),
            new RosterCommand.Merge("PO-2", "PO"))) {
      assertInstanceOf(Rosters.Answer.Changed.class, round.change(command, OFFERED));
    }
    assertEquals(
        List.of(
            "Er is een plek gegeven in het extra leernetwerk PO-2.",
            "Leernetwerk PO-2 is samengevoegd met leernetwerk PO."),
        told(round, 1));
    assertEquals(
        List.of(
            "Een initiatief dat vóór jullie stond, kreeg een plek. Jullie staan nu op plaats 2 van"
                + " de wachtlijst.",
            "Een initiatief dat vóór jullie stond, trok de aanmelding in. Jullie staan nu op plaats"
                + " 1 van de wachtlijst.",
            "Er is plek aangeboden in leernetwerk PO, tot en met 11 november 2024."),
        told(round, 3));
  }

  @Test
  void who_has_a_seat_sees_who_guides_the_network_and_when_it_meets_and_nobody_else_does() {
    var round = allocated(Sample.FACILITATOR);
    var seated = show(round, 0, OFFERED.toString());
    assertEquals(1, seated.path("facilitators").size());
    assertEquals(Sample.FACILITATOR.email().value(), seated.at("/facilitators/0/email").asText());
    assertEquals(Sample.FACILITATOR.name(), seated.at("/facilitators/0/name").asText());
    assertEquals(round.running().round().meetings().size(), seated.path("meetings").size());
    var waiting = show(round, 1, OFFERED.toString());
    assertFalse(waiting.has("facilitators") || waiting.has("meetings"), waiting.toString());
  }

  @Test
  void the_reason_for_no_seat_stays_the_same_when_networks_grow() {
    var round = allocated();
    var then =
        "Toen jullie aan de beurt waren, als 4e op volgorde van binnenkomst, was de enige plek al"
            + " bezet.";
    assertEquals(then, show(round, 3, OFFERED.toString()).at("/explanation/1").asText());
    round.change(new RosterCommand.OpenNetwork("PO-2", 1, List.of()), OFFERED);
    round.change(new RosterCommand.RaiseCapacity("PO", 2), OFFERED);
    assertEquals(then, show(round, 3, OFFERED.toString()).at("/explanation/1").asText());
    assertEquals(
        "Toen jullie aan de beurt waren, als 1e op volgorde van binnenkomst, was in leernetwerk PO"
            + " nog 1 van de 1 plek vrij.",
        show(round, 0, OFFERED.toString()).at("/explanation/1").asText());
  }

  @Test
  void an_offer_can_be_answered_until_the_last_instant_and_is_not_shown_as_one_after_it() {
    var round = allocated();
    round.change(new RosterCommand.Withdraw(round.reference(0)), OFFERED);
    var inTime = show(round, 1, AllocatedRound.UNTIL.minusMillis(1).toString());
    assertTrue(inTime.path("may").toString().contains("accept"));
    assertTrue(inTime.path("explanation").toString().contains("Antwoord uiterlijk op 11 november"));
    var late = show(round, 1, AllocatedRound.UNTIL.toString());
    assertFalse(late.path("may").toString().contains("accept"));
    assertEquals(
        "Antwoorden op ons aanbod kon tot en met 11 november 2024.",
        late.at("/explanation/0").asText());
    var expired = AllocatedRound.UNTIL.plus(Round.GRACE);
    round.change(new RosterCommand.PassTime(), expired);
    assertTrue(
        show(round, 1, expired.toString())
            .at("/explanation/1")
            .asText()
            .startsWith("Willen jullie toch weer op de wachtlijst? Mail naar"));
  }

  /** One seat, which is taken, and three initiatives that wait for it. */
  private AllocatedRound allocated(Contact... facilitators) {
    var round =
        AllocatedRound.create(
            LocalTable.create(clock),
            Sample.round(
                Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 1, facilitators)),
            4);
    new TableLinkKey(round.table()).findOrMake(Sample.linkRandom());
    return round;
  }

  private JsonNode show(AllocatedRound round, int who, String at) {
    var there = new ShowOwnRegistration(TestSurroundings.of(round.table()).clock(clock).get());
    var own = Sample.LINKS.of(round.registrations().get(who), PairRole.LEADER).text();
    return show(there, own, at).body();
  }

  /**
   * What a person is told about the changes; the leader of the round's first registration made all
   * of them.
   */
  private List<String> told(AllocatedRound round, int who) {
    var told = new ArrayList<String>();
    for (var change : show(round, who, "2024-11-05T12:00:00Z").path("changes")) {
      assertEquals("system", change.path("by").asText());
      told.add(change.path("what").asText());
    }
    return told;
  }

  @Test
  void the_log_holds_neither_a_link_nor_typed_text() {
    var log = String.join("\n", show(link(PairRole.LEADER)).log());
    assertFalse(log.contains(link(PairRole.LEADER)));
    assertFalse(log.contains(REGISTRATION.submission().initiative()));
  }

  private Amending amending() {
    return new Amending(storage.amendments(), storage.schools());
  }

  private RunningRound running() {
    return storage.rounds().all().getFirst();
  }

  private Amending.Asked asked(PairRole role) {
    return new Amending.Asked(
        new Actor.Participant(REGISTRATION.reference(), role),
        new Arrival(clock.instant(), "request-2"),
        Optional.empty());
  }

  private static String link(PairRole role) {
    return Sample.LINKS.of(REGISTRATION, role).text();
  }

  private static ObjectNode event() {
    return (ObjectNode) Invocation.event("show-own-registration");
  }

  private Invocation.Result show(String link) {
    return show(link, "2024-09-12T12:10:00Z");
  }

  private Invocation.Result show(String link, String at) {
    return show(function, link, at);
  }

  private static Invocation.Result show(ShowOwnRegistration function, String link, String at) {
    var event = event();
    ((ObjectNode) event.path("headers")).put("personal-link", link);
    ((ObjectNode) event.path("requestContext")).put("timeEpoch", Instant.parse(at).toEpochMilli());
    return Invocation.invoke(function, event);
  }
}
