package nl.leernetwerk.functions.seats.networkinitiatives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkInitiativesTest {
  private static final Round ROUND = Sample.twoForPrimary();

  private final MovingClock clock = new MovingClock(Instant.parse("2024-10-02T12:10:00Z"));
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final NetworkInitiatives function =
      new NetworkInitiatives(TestSurroundings.of(table).clock(clock).get());

  @BeforeEach
  void four_initiatives_register() {
    storage.open(ROUND);
    LocalTable.store(
        table,
        List.of(form(1), form(2), form(3), form(4).onlyRequired()).stream()
            .map(Sample.Form::register)
            .toList());
  }

  @Test
  void the_sample_event_gets_everything_that_the_mail_says() {
    decideAll();
    assertEquals(
        Invocation.parse(
            """
            {"reference": "2024-2025-P000-0003", "name": "Initiatief 3", "sector": "PO",
             "receivedAt": "2024-09-12T12:06:00Z", "state": "seated", "network": "PO", "turn": 1,
             "seats": 1, "schools": [{"name": "School 3", "place": "Delft"}],
             "practitioner": {"name": "Yasmine Oudkerk", "email": "y.oudkerk@example.org",
                              "role": "leerlingbegeleider", "phone": "06-12 34 56 78", "mailFails": false},
             "leader": {"name": "Pieter-Jan de Graaf", "email": "pj.degraaf@example.org",
                        "role": "directeur", "mailFails": false},
             "learningQuestions": ["Hoe geven we onze begeleidingskamer een plek in de gewone les?",
                "Wat vraagt dat van de samenwerking met het speciaal basisonderwijs?"],
             "seeks": ["answers", "sharing"],
             "expectations": "We willen met andere scholen meedenken.\\nEn we hopen op voorbeelden die echt werken.",
             "contribution": "Een werkwijze om ouders vanaf de eerste dag te betrekken.",
             "sharpened": "none", "tag": "\\"5fd8b3b23e65\\"", "contacts": []}
            """),
        ask("PO").body().at("/initiatives/0"));
    assertEquals("no-store", ask("PO").answer().at("/headers/cache-control").asText());
  }

  @Test
  void initiatives_with_a_seat_come_first_then_the_waiting_list_each_in_order_of_turn() {
    decideAll();
    assertEquals(List.of("Initiatief 3", "Initiatief 1", "Initiatief 4"), names(ask("PO")));
    assertEquals(1, ask("PO").body().at("/initiatives/2/place").asInt());
    assertFalse(ask("PO").body().at("/initiatives/2").has("contribution"));
  }

  @Test
  void a_person_whom_mail_does_not_reach_is_marked_so_that_somebody_calls() {
    decideAll();
    storage
        .addresses()
        .report(
            new DeliveryReport(
                SeatMails.decision(reference(3), Addressee.LEADER),
                new TableAddressIds(table)
                    .findOrMake(new Random(1))
                    .of(form(3).register().submission().pair().leader().email()),
                "message",
                DeliveryReport.Kind.PERMANENT_BOUNCE,
                Instant.parse("2024-10-02T00:06:00Z")));
    var initiative = ask("PO").body().at("/initiatives/0");
    assertTrue(initiative.at("/leader/mailFails").asBoolean());
    assertFalse(initiative.at("/practitioner/mailFails").asBoolean());
  }

  @Test
  void until_seats_are_allocated_nobody_is_in_a_network() {
    assertEquals(List.of(), names(ask("PO")));
  }

  @Test
  void another_network_is_refused_just_like_an_unknown_network() {
    decideAll();
    for (var network : List.of("PO-2", "VO", "")) {
      assertEquals(403, ask(network).status(), network);
      assertFalse(ask(network).answer().toString().contains("Initiatief"));
    }
  }

  @Test
  void an_organiser_sees_every_network_and_is_told_when_one_does_not_exist() {
    decideAll();
    assertEquals(List.of("Initiatief 2", "Initiatief 4"), names(organiser("PO-2")));
    assertEquals(404, organiser("VO").status());
  }

  private static Sample.Form form(int number) {
    return Sample.form()
        .number(number)
        .initiative("Initiatief " + number)
        .schools(new Participant.Unlisted("School " + number, "Delft"));
  }

  private void decideAll() {
    decide(new Outcome.Seated(reference(3), 1, 1, "PO", 12));
    decide(new Outcome.Seated(reference(1), 3, 1, "PO", 11));
    decide(new Outcome.Seated(reference(2), 2, 1, "PO-2", 12));
    decide(new Outcome.Waiting(reference(4), 4, 1, 1, 0));
  }

  private static Reference reference(int number) {
    return form(number).register().reference();
  }

  private void decide(Outcome outcome) {
    storage
        .allocations()
        .apply(ROUND, List.of(new Allocations.Applied(outcome, "trace", List.of())));
  }

  private static List<String> names(Invocation.Result result) {
    assertEquals(200, result.status());
    return StreamSupport.stream(result.body().path("initiatives").spliterator(), false)
        .map(it -> it.path("name").asText())
        .toList();
  }

  private Invocation.Result ask(String network) {
    return Invocation.invoke(function, event(network));
  }

  private Invocation.Result organiser(String network) {
    var event = event(network);
    ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims"))
        .put("cognito:groups", "[organiser]");
    return Invocation.invoke(function, event);
  }

  private static JsonNode event(String network) {
    var event = (ObjectNode) Invocation.event("network-initiatives");
    event.putObject("pathParameters").put("round", "2024-2025").put("network", network);
    return event;
  }
}
