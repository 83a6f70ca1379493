package nl.leernetwerk.functions.registration.manageregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundEdit;
import nl.leernetwerk.rounds.RoundField;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.seats.Ballot;
import nl.leernetwerk.seats.DrawList;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.table.TableDraws;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.Test;

/** The journal lines of a round that no person caused, beside those of people. */
class JournalTest {
  private static final Instant EDITED = Instant.parse("2024-09-20T12:00:00Z");
  private static final Instant CLOSED = Instant.parse("2024-10-09T22:05:00Z");
  private static final Actor.Organiser NOOR = new Actor.Organiser("noor");
  private static final Beacon BEACON =
      new Beacon(
          BeaconSource.DRAND.address(),
          Chain.QUICKNET,
          Chain.QUICKNET.roundFrom(Instant.parse("2024-10-10T10:00:00Z")));

  private final MovingClock clock = new MovingClock(CLOSED);
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final Registration registration = Sample.form().register();

  @Test
  void the_journal_of_a_draw_tells_its_closing_its_published_list_and_when_the_beacon_decided() {
    var round =
        Sample.withBeacon(
            Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO")), BEACON);
    storage.open(round);
    var draws = new TableDraws(table);
    var list = DrawList.of(round, List.of(new Ballot(registration.reference(), Sector.PO, 3)));
    storage.rounds().close(round.id(), RoundProgress.Closed.awaitingBeacon(CLOSED));
    assertEquals(List.of("sluiting"), ids());
    draws.publish(round, list, CLOSED.plusSeconds(1));
    assertEquals(List.of("sluiting", "lijst"), ids());
    var pulse = new Pulse(BEACON.round(), "b".repeat(96));
    draws.reveal(round.id(), pulse, list.seed(pulse));
    var lines = lines();
    assertEquals(List.of("sluiting", "lijst", "loting"), ids());
    assertEquals(
        "De lijst van de loting is bekendgemaakt. De controlecode is " + list.hash() + ".",
        lines.at("/1/told/0").asText());
    assertEquals(BEACON.at().toString(), lines.at("/2/at").asText());
    assertTrue(lines.at("/2/told/0").asText().contains("ronde " + BEACON.round()));
    assertEquals("system", lines.at("/2/by/kind").asText());
  }

  @Test
  void an_edit_of_the_round_is_a_line_whose_reason_can_be_erased_and_its_mail_is_on_the_page() {
    var before = Sample.round();
    storage.open(before);
    LocalTable.store(table, List.of(registration));
    extend(before);
    var line = lines().path(1);
    assertEquals("ronde/1", line.path("id").asText());
    assertEquals(
        "De laatste dag van de aanmelding was ‘1 oktober 2024’ en is nu ‘8 oktober 2024’.",
        line.at("/told/0").asText());
    assertEquals(
        "Daardoor worden de plekken verdeeld op 9 oktober 2024, en niet op 2 oktober 2024.",
        line.at("/told/1").asText());
    assertEquals("Jansen vroeg erom.", line.path("why").asText());
    var mail = RegistrationMails.extended(registration.reference(), Addressee.LEADER, 1);
    storage.mails().queue(before.retention(), List.of(mail));
    var page = invoke(event("GET /api/rounds/{round}/initiatives/{reference}"));
    assertEquals(
        Invocation.parse(
            """
            [{"mail": "leader.extended.1", "about": "langere tijd om aan te melden", "to": "leader",
              "progress": "waiting"}]
            """),
        page.path("mails"));
    var forgotten = event("POST /api/rounds/{round}/journal/forgotten");
    invoke(forgotten.put("body", "{\"line\": \"ronde/1\"}"));
    assertFalse(lines().toString().contains("Jansen"));
    assertEquals("ronde/1", lines().at("/1/id").asText());
  }

  @Test
  void an_extension_moves_a_draw_without_a_beacon_too() {
    var round = Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"));
    storage.open(round);
    extend(round);
    assertEquals(
        "Daardoor zijn de loting en de verdeling van de plekken op 9 oktober 2024, en niet op"
            + " 2 oktober 2024.",
        lines().at("/0/told/1").asText());
  }

  @Test
  void an_extension_moves_no_beacon() {
    var round =
        Sample.withBeacon(
            Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO")), BEACON);
    storage.open(round);
    extend(round);
    assertEquals(1, lines().at("/0/told").size());
  }

  @Test
  void a_deadline_that_was_edited_before_the_opening_moved_nothing_that_people_counted_on() {
    var round =
        Sample.dates(
            Sample.round().id(),
            Sample.round(),
            LocalDate.of(2024, 9, 21),
            LocalDate.of(2024, 10, 1),
            LocalDate.of(2026, 10, 1));
    storage.open(round);
    extend(round);
    assertEquals(1, lines().at("/0/told").size());
  }

  @Test
  void lines_of_the_same_moment_keep_the_order_in_which_they_were_written() {
    storage.open(Sample.round());
    var numbers = IntStream.rangeClosed(1, 11).boxed().toList();
    for (var number : numbers) {
      storage
          .journal()
          .append(
              Sample.round(),
              Sector.PO,
              new RosterChange(
                  number,
                  CLOSED,
                  NOOR,
                  Optional.empty(),
                  List.of(new RosterEvent.CapacityRaised("PO", 12 + number))),
              it -> it);
    }
    var atOnce =
        Registration.accepted(
            registration.reference(), new Arrival(CLOSED, "request-9"), registration.submission());
    LocalTable.store(table, List.of(atOnce));
    assertEquals(
        IntStream.rangeClosed(0, 11)
            .mapToObj(n -> n == 0 ? "aanmelding/" + registration.reference().text() : "PO/" + n)
            .toList(),
        ids());
  }

  @Test
  void a_line_keeps_the_words_that_it_was_written_with() {
    storage.open(Sample.round());
    LocalTable.store(table, List.of(registration));
    resent();
    var before = lines();
    assertTrue(before.at("/0/told/0").asText().contains("ingevuld door de docent"));
    var amending = new Amending(storage.amendments(), storage.schools());
    var colleague = new Person("Bo", new EmailAddress("bo@school.example"), "ib", Optional.empty());
    amending.handOver(running(), stored(), PairRole.PRACTITIONER, colleague, asked(1));
    var renamed = Sample.form().initiative("Een heel andere naam").submission();
    amending.change(
        running(),
        stored(),
        renamed.with(stored().submission().pair(), renamed.submittedBy()),
        asked(2));
    var after = lines();
    assertEquals(4, after.size(), after::toString);
    assertEquals(before.path(0), after.path(0));
    assertEquals(before.path(1), after.path(1));
    var old = "‘" + registration.submission().initiative() + "’: ";
    assertTrue(after.at("/2/told/0").asText().startsWith(old), after::toString);
    assertTrue(after.at("/3/told/0").asText().startsWith(old), after::toString);
    assertEquals(
        before.path(0),
        invoke(event("GET /api/rounds/{round}/initiatives/{reference}")).at("/history/0"));
  }

  private void resent() {
    storage
        .acts()
        .write(
            Sample.round().retention(),
            new OrganiserAct(
                "request-0",
                registration.arrival().at().plusSeconds(1),
                NOOR,
                ActKind.MAIL_SENT_AGAIN.name(),
                RegistrationMails.confirmation(registration.reference(), Addressee.LEADER).text(),
                Optional.empty()));
  }

  private RunningRound running() {
    return storage.rounds().find(registration.reference().round()).orElseThrow();
  }

  private Registration stored() {
    return storage.registrations().find(registration.reference()).orElseThrow();
  }

  private Amending.Asked asked(int minutes) {
    return Amending.Asked.by(
        new Actor.Participant(registration.reference(), PairRole.LEADER),
        new Arrival(registration.arrival().at().plusSeconds(60L * minutes), "request-" + minutes));
  }

  private void extend(Round before) {
    var after = Sample.withDeadline(before, LocalDate.of(2024, 10, 8));
    var edit = new RoundEdit.Changed(RoundField.DEADLINE, "2024-10-01", "2024-10-08");
    assertTrue(
        storage
            .roundJournal()
            .edit(
                before,
                after,
                new RoundChange(
                    1, EDITED, NOOR, Optional.of("Jansen vroeg erom."), List.of(edit))));
  }

  private List<String> ids() {
    return StreamSupport.stream(lines().spliterator(), false)
        .map(line -> line.path("id").asText())
        .toList();
  }

  private JsonNode lines() {
    return invoke(event("GET /api/rounds/{round}/journal")).path("lines");
  }

  private static ObjectNode event(String route) {
    return ((ObjectNode) Invocation.event("manage-registration")).put("routeKey", route);
  }

  private JsonNode invoke(JsonNode event) {
    return Invocation.invoke(
            new ManageRegistration(TestSurroundings.of(table).clock(clock).get()), event)
        .body();
  }
}
