package nl.leernetwerk.functions.rounds.roundoverview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.SendPolicy;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.GroupingContent;
import nl.leernetwerk.workplace.GroupingVersion;
import nl.leernetwerk.workplace.table.TableGroupings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundOverviewTest {
  private static final Instant NOW = Instant.parse("2024-09-12T12:10:00Z");

  private final MovingClock clock = new MovingClock(NOW);
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final Registration first = Sample.form().register();
  private final Registration second =
      Sample.form().number(2).initiative("Tweede").codes("99AA00").sharedAddress().register();
  private final RoundOverview function =
      new RoundOverview(TestSurroundings.of(table).clock(clock).get());

  @BeforeEach
  void two_initiatives_register() {
    storage.open(Sample.round());
    storage.schools().load(Sample.schools().values());
    LocalTable.store(table, List.of(second, first));
  }

  @Test
  void the_sample_event_gets_every_initiative_in_order_of_arrival_and_no_person() {
    var body = ask().body();
    assertEquals(
        Invocation.parse(
            """
            {"reference": "2024-2025-P000-0001", "name": "Samen op de Maas", "sector": "PO",
             "receivedAt": "2024-09-12T12:04:00Z", "state": "submitted",
             "schools": [{"code": "99AC00", "name": "Kindcentrum Het Kompas", "place": "Rotterdam"},
                         {"code": "99CA00", "name": "SBO De Overstap", "place": "Rotterdam"},
                         {"name": "De Nieuwe Brug", "place": "Almere"}],
             "mails": {"waiting": 0, "sent": 0, "withheld": 0, "setAside": 0, "givenUp": 0}, "unreachable": 0}
            """),
        body.at("/initiatives/0"));
    assertEquals("Tweede", body.at("/initiatives/1/name").asText());
    assertEquals(Invocation.parse("{\"initiatives\": 2, \"schools\": 4}"), body.path("registered"));
    assertEquals("no-store", ask().answer().at("/headers/cache-control").asText());
    var pair = first.submission().pair();
    Stream.of(pair.practitioner(), pair.leader())
        .flatMap(person -> Stream.of(person.name(), person.email().value()))
        .forEach(personal -> assertFalse(body.toString().contains(personal), personal));
  }

  @Test
  void seats_and_the_waiting_list_are_counted_once_they_are_decided() {
    decide(new Outcome.Seated(first.reference(), 1, 3, "PO", 12));
    decide(new Outcome.Waiting(second.reference(), 2, 1, 1, 0));
    var body = ask().body();
    assertEquals(
        Invocation.parse(
            """
            {"id": "PO", "sector": "PO", "capacity": 12, "initiatives": 1, "schools": 3, "seats": 3,
             "facilitators": ["Sanne Hoekstra"],
             "progress": {"seated": 1, "reached": 0, "sharpened": 0, "awaiting": 0, "confirmed": 0,
                          "overdue": 0, "themes": false}}
            """),
        body.at("/networks/0"));
    assertEquals(
        Invocation.parse(
            """
            {"sector": "PO", "registered": {"initiatives": 2, "schools": 4},
             "waiting": {"initiatives": 1, "schools": 1}}
            """),
        body.at("/sectors/0"));
    assertEquals("seated", body.at("/initiatives/0/state").asText());
    assertEquals(1, body.at("/initiatives/1/place").asInt());
  }

  @Test
  void of_each_network_is_told_how_far_its_facilitators_are() {
    decide(new Outcome.Seated(first.reference(), 1, 3, "PO", 12));
    decide(new Outcome.Seated(second.reference(), 2, 1, "PO", 9));
    clock.set(Instant.parse("2024-10-15T12:00:00Z"));
    contact(first, true, "2024-10-14");
    contact(second, false, "2024-10-15");
    LocalTable.store(table, List.of(sharpened(first), confirmed(second)));
    themes();
    assertEquals(
        Invocation.parse(
            """
            {"seated": 2, "reached": 1, "sharpened": 2, "awaiting": 1, "confirmed": 1,
             "overdue": 1, "themes": true}
            """),
        ask().body().at("/networks/0/progress"));
  }

  private void contact(Registration about, boolean reached, String due) {
    storage
        .contacts()
        .write(
            Sample.round().retention(),
            stored(about),
            new ContactMoment(
                about.reference(),
                "request-" + about.reference(),
                NOW,
                new Actor.Facilitator("sanne"),
                LocalDate.parse("2024-10-07"),
                ContactMoment.How.PHONE,
                ContactMoment.With.LEADER,
                reached,
                Optional.empty(),
                Optional.of(
                    new ContactMoment.NextStep(Optional.of("Bellen"), LocalDate.parse(due)))));
  }

  private Registration sharpened(Registration about) {
    return sharpened(about, Optional.empty());
  }

  private Registration confirmed(Registration about) {
    var leader = new Actor.Participant(about.reference(), PairRole.LEADER);
    return sharpened(about, Optional.of(new Sharpened.Confirmed(leader, NOW)));
  }

  private Registration sharpened(Registration about, Optional<Sharpened.Confirmed> confirmed) {
    return stored(about)
        .sharpened(
            new Sharpened(
                1,
                List.of(new Sharpened.Question("Hoe dan?", new TreeSet<>())),
                "Leren.",
                new Actor.Facilitator("sanne"),
                NOW,
                false,
                confirmed));
  }

  private Registration stored(Registration about) {
    return storage.registrations().find(about.reference()).orElseThrow();
  }

  private void themes() {
    new TableGroupings(table)
        .save(
            Sample.round(),
            "PO",
            new GroupingVersion(
                1,
                new Actor.Facilitator("sanne"),
                NOW,
                new GroupingContent(List.of(), List.of(), false),
                List.of()),
            new Arrival(NOW, "request-themes"));
  }

  @Test
  void schools_are_counted_by_region_as_far_as_the_list_tells() {
    storage
        .schools()
        .load(
            List.of(
                new School(
                    new SchoolCode("99AC00"),
                    "Kindcentrum Het Kompas",
                    "Rotterdam",
                    SchoolSector.PO,
                    Optional.of(HolidayRegion.MIDDEN))));
    assertEquals(
        Invocation.parse(
            "[{\"region\": \"midden\", \"schools\": 1}, {\"region\": \"unknown\", \"schools\":"
                + " 3}]"),
        ask().body().path("regions"));
  }

  @Test
  void a_withdrawn_initiative_is_shown_and_not_counted_as_registered() {
    var withdrawn =
        second
            .in(new RegistrationState.Withdrawn())
            .amended(second.revision().next(), second.arrival(), second.submission());
    storage
        .amendments()
        .write(
            Sample.round(),
            new Amendments.Next(
                second,
                withdrawn,
                new Amendment(
                    second.reference(),
                    2,
                    NOW,
                    new Actor.Organiser("noor"),
                    new AmendmentAction.Withdrawn(),
                    Optional.empty()),
                List.of(RegistrationMails.amended(second.reference(), Addressee.PAIR, 2)),
                Map.of()));
    var body = ask().body();
    var one = Invocation.parse("{\"initiatives\": 1, \"schools\": 3}");
    assertEquals(one, body.path("registered"));
    assertEquals(one, body.at("/sectors/0/registered"));
    assertEquals(3, body.at("/regions/0/schools").asInt());
    assertEquals(1, body.path("withdrawn").asInt());
    assertEquals("withdrawn", body.at("/initiatives/1/state").asText());
    assertEquals(1, body.at("/initiatives/1/mails/waiting").asInt());
  }

  @Test
  void mails_are_counted_as_sent_waiting_or_set_aside() {
    var confirmation = RegistrationMails.confirmation(second.reference(), Addressee.PAIR);
    var totals = new Mail("2024-2025", "organiser-1", "totals", 1);
    var list = new Mail("2024-2025.PO", "facilitator-1", "list", 1);
    storage.mails().queue(Sample.round().retention(), List.of(confirmation, totals, list));
    storage.mails().claim(confirmation, NOW);
    storage.mails().sent(confirmation, "message", NOW);
    for (int death = 0; death < SendPolicy.MAX_UNKNOWN; death++) {
      storage.mails().claim(totals, NOW.plus(SendPolicy.LEASE.multipliedBy(death)));
    }
    clock.set(NOW.plus(SendPolicy.LEASE.multipliedBy(SendPolicy.MAX_UNKNOWN)));
    var body = ask().body();
    assertEquals(
        Invocation.parse(
            "{\"waiting\": 1, \"sent\": 1, \"withheld\": 0, \"setAside\": 1, \"givenUp\": 0}"),
        body.path("mails"));
    assertEquals(
        Invocation.parse(
            """
            [{"mail": "2024-2025/organiser-1.totals.1", "about": "totalen van de ronde", "to": "organisator 1"}]
            """),
        body.path("unsent"));
    assertEquals(1, body.at("/initiatives/1/mails/sent").asInt());
  }

  @Test
  void each_initiative_counts_its_people_whom_mail_does_not_reach() {
    storage
        .addresses()
        .report(
            new DeliveryReport(
                RegistrationMails.confirmation(first.reference(), Addressee.PRACTITIONER),
                new TableAddressIds(table)
                    .findOrMake(new Random(1))
                    .of(first.submission().pair().practitioner().email()),
                "message",
                DeliveryReport.Kind.COMPLAINT,
                NOW));
    assertEquals(1, ask().body().at("/initiatives/0/unreachable").asInt());
  }

  @Test
  void a_facilitator_is_refused_whether_the_round_exists_or_not() {
    for (var round : List.of("2024-2025", "1999-2000")) {
      var event = event(round);
      ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims"))
          .put("cognito:groups", "[facilitator]");
      var result = Invocation.invoke(function, event);
      assertEquals(403, result.status());
      assertTrue(result.body().path("detail").asText().contains("organisator"));
    }
  }

  @Test
  void a_round_that_does_not_exist_is_a_problem() {
    assertEquals(404, Invocation.invoke(function, event("1999-2000")).status());
  }

  private void decide(Outcome outcome) {
    storage
        .allocations()
        .apply(Sample.round(), List.of(new Allocations.Applied(outcome, "trace", List.of())));
  }

  private Invocation.Result ask() {
    return Invocation.invoke(function, event("2024-2025"));
  }

  private static JsonNode event(String round) {
    var event = (ObjectNode) Invocation.event("round-overview");
    event.putObject("pathParameters").put("round", round);
    return event;
  }
}
