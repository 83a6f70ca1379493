package nl.leernetwerk.functions.seats.networkinitiatives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.letters.Xlsx;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.AllocatedRound;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.RosterCommand;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.SharpenText;
import nl.leernetwerk.workplace.Sharpening;
import nl.leernetwerk.workplace.table.TableSharpened;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

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

  @Test
  void the_day_is_that_of_the_server_in_the_netherlands() {
    decideAll();
    clock.set(Instant.parse("2024-10-07T22:30:00Z"));
    assertEquals("2024-10-08", ask("PO").body().path("today").asText());
  }

  @Test
  void the_spreadsheet_has_real_numbers_and_days_and_says_how_far_the_contact_is() {
    decideAll();
    contact(3, 1, false, "2024-10-07", Optional.empty());
    contact(3, 2, true, "2024-10-08", Optional.of("Voorbeelden opsturen"));
    var sheet = Xlsx.of(file(export("PO")));
    assertEquals(3, sheet.rows());
    var row = sheet.row(1);
    assertEquals("Initiatief 3", row.get("Initiatief"));
    assertEquals("Plek in leernetwerk PO", row.get("Stand"));
    assertEquals("1", row.get("Beurt"));
    assertEquals("1", row.get("Plekken"));
    assertEquals("2024-10-08", row.get("Bereikt op"));
    assertEquals("2024-10-08", row.get("Laatste contact"));
    assertEquals("2", row.get("Aantal keer contact"));
    assertEquals("Voorbeelden opsturen", row.get("Volgende stap"));
    assertEquals("2024-10-14", row.get("Volgende stap op"));
    assertEquals("nog niet", row.get("Aangescherpt"));
    assertEquals("2024-09-12T14:06", row.get("Ontvangen"));
    assertEquals("", sheet.row(2).get("Bereikt op"));
    assertEquals("0", sheet.row(2).get("Aantal keer contact"));
    assertEquals("1", sheet.row(3).get("Plaats op de wachtlijst"));
    var types = new TreeMap<String, Set<String>>();
    for (var cell : sheet.filled()) {
      var heading = cell.getAttribute("r").replaceAll("[0-9]", "");
      if (!cell.getAttribute("r").equals(heading + "1")) {
        types.computeIfAbsent(kind(sheet, cell), _ -> new TreeSet<>()).add(heading);
      }
    }
    var day = "[$-413]d mmmm yyyy";
    assertEquals(
        Set.of("B", "C", "D", "G", "M"), types.get("0"), "place, turn, seats, times, schools");
    assertEquals(4, types.get(day).size(), "reached, last, next, deleted");
    assertEquals(1, types.get(day + " hh:mm").size(), "received");
    assertEquals(Set.of("0", day, day + " hh:mm", "s"), types.keySet());
  }

  private static String kind(Xlsx sheet, Element cell) {
    return cell.getAttribute("t").equals("s") ? "s" : sheet.format(cell);
  }

  @Test
  void the_log_tells_who_downloaded_which_network_and_nothing_of_anybody_in_it() {
    decideAll();
    var log = export("PO").log().toString();
    assertTrue(log.contains("\"event\":\"NetworkExported\""), log);
    assertTrue(log.contains("facilitator:93f4a822-5051-7091-1a2b-000000000001"), log);
    assertFalse(log.contains("Initiatief"), log);
    assertFalse(log.contains("example.org"), log);
  }

  @Test
  void the_spreadsheet_and_the_history_of_another_network_are_refused_like_what_does_not_exist() {
    decideAll();
    var refused = List.of(export("PO-2"), export("VO"), history(2), history("2024-2025-0000-0000"));
    for (var it : refused) {
      assertEquals(403, it.status());
      assertEquals(refused.getFirst().body(), it.body());
    }
    assertEquals(200, history(4).status(), "one that waits is in both lists");
    var gone = (ObjectNode) event(HISTORY, 3);
    claims(gone).put("email", "iemand.anders@example.org");
    assertEquals(403, Invocation.invoke(function, gone).status());
  }

  @Test
  void the_history_tells_what_happened_newest_first_with_who_did_it() {
    decideAll();
    contact(3, 1, false, "2024-10-07", Optional.of("Terugbellen"));
    sharpen(3);
    var told = told(history(3));
    assertEquals(
        List.of(
            "De leervragen van ‘Initiatief 3’ zijn aangescherpt.",
            "Er is geprobeerd ‘Initiatief 3’ te bereiken, per telefoon. Dat lukte niet.",
            "‘Initiatief 3’ is aangemeld, ingevuld door de docent of leerlingbegeleider."),
        told);
    assertFalse(history(3).body().toString().contains("Terugbellen"), "no note");
  }

  @Test
  void a_facilitator_reads_in_a_history_no_reason_and_no_other_initiative() {
    var round =
        AllocatedRound.create(
            LocalTable.create(clock),
            Sample.round(
                Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 1, Sample.FACILITATOR)),
            3);
    var at = Instant.parse("2024-10-03T10:00:00Z");
    new Rosters(
            round.storage().allocations(),
            round.storage().journal(),
            _ -> (_, _) -> AllocatedRound.UNTIL)
        .change(
            round.running(),
            Sector.PO,
            new RosterCommand.Withdraw(round.reference(1)),
            new Actor.Organiser("noor"),
            at,
            Optional.of("De directeur belde."));
    var event = (ObjectNode) event(HISTORY, 1);
    event
        .putObject("pathParameters")
        .put("round", "2024-2025")
        .put("reference", round.reference(2).text());
    var answer =
        Invocation.invoke(
            new NetworkInitiatives(TestSurroundings.of(round.table()).clock(clock).get()), event);
    assertEquals(200, answer.status());
    assertTrue(
        told(answer).getFirst().contains("Het staat nu op plaats 1 van de wachtlijst."),
        told(answer)::toString);
    var text = answer.body().toString();
    assertFalse(text.contains("De directeur belde"), text);
    assertFalse(text.contains(round.reference(1).text()), text);
    assertFalse(text.contains(round.registrations().get(1).submission().initiative()), text);
    assertFalse(text.contains("ingetrokken"), text);
  }

  @Test
  void of_a_person_whom_mail_does_not_reach_is_told_which_mail_when_and_since_when_the_address() {
    decideAll();
    assertEquals("[]", history(3).body().path("mailTrouble").toString());
    var mail = SeatMails.decision(reference(3), Addressee.LEADER);
    storage.mails().queue(ROUND.retention(), List.of(mail));
    bounce(mail);
    assertEquals(
        Invocation.parse("[{\"person\": \"leader\", \"at\": \"2024-10-02T00:06:00Z\"}]"),
        history(3).body().path("mailTrouble"));
    assertEquals(
        "E-mail aan de schoolleiding kwam niet aan: uitkomst van de verdeling.",
        told(history(3)).getFirst());
    correctLeader();
    bounceAt("nieuw@example.org", mail);
    var trouble = history(3).body().at("/mailTrouble/0");
    assertEquals("2024-10-02T12:10:00Z", trouble.path("addressSince").asText());
  }

  private static final String HISTORY = "GET /api/rounds/{round}/initiatives/{reference}/history";

  private void contact(int number, int minute, boolean reached, String on, Optional<String> next) {
    storage
        .contacts()
        .write(
            ROUND.retention(),
            stored(number),
            new ContactMoment(
                reference(number),
                "request-" + minute,
                Instant.parse("2024-10-08T12:0%d:00Z".formatted(minute)),
                new Actor.Facilitator("sanne"),
                LocalDate.parse(on),
                ContactMoment.How.PHONE,
                ContactMoment.With.LEADER,
                reached,
                Optional.empty(),
                next.map(
                    it ->
                        new ContactMoment.NextStep(
                            Optional.of(it), LocalDate.parse("2024-10-14")))));
  }

  private void sharpen(int number) {
    var text =
        new SharpenText(
            List.of(new Sharpened.Question("Hoe dan?", new TreeSet<>())), "Leren.", false);
    new Sharpening(new TableSharpened(table))
        .carryOut(
            ROUND,
            Sharpening.decide(
                ROUND,
                stored(number),
                text,
                new Actor.Facilitator("sanne"),
                Instant.parse("2024-10-09T12:00:00Z")));
  }

  private void correctLeader() {
    var before = stored(3);
    var pair = before.submission().pair();
    var leader =
        new Person(
            pair.leader().name(),
            new EmailAddress("nieuw@example.org"),
            pair.leader().role(),
            Optional.empty());
    new Amending(storage.amendments(), storage.schools())
        .change(
            storage.rounds().find(ROUND.id()).orElseThrow(),
            before,
            before
                .submission()
                .with(pair.with(PairRole.LEADER, leader), before.submission().submittedBy()),
            new Amending.Asked(
                new Actor.Organiser("noor"),
                new Arrival(clock.instant(), "request-9"),
                Optional.of("Verhuisd.")));
    assertEquals("nieuw@example.org", stored(3).submission().pair().leader().email().value());
  }

  private Registration stored(int number) {
    return storage.registrations().find(reference(number)).orElseThrow();
  }

  private void bounce(Mail mail) {
    bounceAt(form(3).register().submission().pair().leader().email().value(), mail);
  }

  private void bounceAt(String address, Mail mail) {
    storage
        .addresses()
        .report(
            new DeliveryReport(
                mail,
                new TableAddressIds(table).findOrMake(new Random(1)).of(new EmailAddress(address)),
                "message",
                DeliveryReport.Kind.PERMANENT_BOUNCE,
                Instant.parse("2024-10-02T00:06:00Z")));
  }

  private static List<String> told(Invocation.Result result) {
    return StreamSupport.stream(result.body().path("history").spliterator(), false)
        .map(it -> it.at("/told/0").asText())
        .toList();
  }

  private Invocation.Result history(int number) {
    return history(reference(number).text());
  }

  private Invocation.Result history(String reference) {
    var event = (ObjectNode) event(HISTORY, 1);
    event.putObject("pathParameters").put("round", "2024-2025").put("reference", reference);
    return Invocation.invoke(function, event);
  }

  private static JsonNode event(String route, int number) {
    var event = ((ObjectNode) Invocation.event("network-initiatives")).put("routeKey", route);
    event
        .putObject("pathParameters")
        .put("round", "2024-2025")
        .put("reference", reference(number).text());
    return event;
  }

  private static ObjectNode claims(JsonNode event) {
    return (ObjectNode) event.at("/requestContext/authorizer/jwt/claims");
  }

  private Invocation.Result export(String network) {
    var event = ((ObjectNode) event(network));
    return Invocation.invoke(
        function, event.put("routeKey", "GET /api/rounds/{round}/networks/{network}/export"));
  }

  private static Attachment file(Invocation.Result result) {
    assertEquals(200, result.status());
    assertEquals(
        "attachment; filename=\"bellijst-PO-2024-2025.xlsx\"",
        result.answer().at("/headers/content-disposition").asText());
    return new Attachment(
        "bellijst.xlsx",
        result.answer().at("/headers/content-type").asText(),
        Base64.getDecoder().decode(result.answer().path("body").asText()));
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
    decide(new Outcome.Seated(reference(2), 4, 1, "PO-2", 12));
    // Its turn came before that of the second, but there was no room for all its schools.
    decide(new Outcome.Waiting(reference(4), 2, 1, 1, 0));
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
