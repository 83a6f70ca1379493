package nl.leernetwerk.functions.seats.manageroster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.seats.AllocatedRound;
import org.junit.jupiter.api.Test;

class ManageRosterTest {
  private static final Instant NOW = Instant.parse("2024-11-04T12:00:00Z");

  private final MovingClock clock = new MovingClock(NOW);
  private final AllocatedRound round =
      AllocatedRound.create(
          LocalTable.create(clock),
          Sample.round(
              Policy.ARRIVAL,
              CapacityUnit.SCHOOLS,
              Sample.network("PO", 1, Sample.FACILITATOR),
              Sample.network("VO", 1)),
          4);

  @Test
  void the_sample_event_opens_an_extra_network_with_its_facilitator_in_one_step() {
    var answer = invoke(Invocation.event("manage-roster"));
    assertEquals(200, answer.status(), answer.answer().toString());
    assertTrue(answer.body().path("changed").asBoolean());
    assertEquals(new RegistrationState.Seated("PO-2"), round.state(1));
    var network = round.running().round().network("PO-2").orElseThrow();
    assertEquals("Jesse Wolters", network.facilitators().getFirst().name());
    var change = round.storage().journal().of("2024-2025", Sector.PO).getFirst();
    assertEquals(Optional.of("Er staan twaalf scholen op de wachtlijst."), change.why());
    assertEquals(NOW, change.at());
  }

  @Test
  void the_journal_names_the_signed_in_organiser_whatever_the_document_says() {
    var why = "Eén reden.\nEn nog een.";
    change(command("raise-capacity").put("network", "PO").put("capacity", 2).put("why", why));
    var line = round.storage().journal().of("2024-2025", Sector.PO).getFirst();
    assertEquals(new Actor.Organiser("93f4a822-5051-7091-1a2b-000000000001"), line.by());
    assertEquals(Optional.of(why), line.why());
    assertEquals(
        List.of("#/by"),
        pointers(change(command("withdraw").put("reference", reference(1)).put("by", "noor"))));
  }

  @Test
  void a_caller_without_an_id_is_not_an_organiser() {
    var event = event("GET /api/rounds/{round}/roster", null);
    ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims")).remove("sub");
    assertEquals(403, invoke(event).status());
  }

  @Test
  void a_preview_says_what_would_happen_in_order_and_changes_nothing() {
    var before = LocalTable.items(round.table());
    var open = command("open-network").put("network", "PO-2").put("capacity", 2);
    open.putArray("facilitators");
    var answer = invoke(event("POST /api/rounds/{round}/roster/preview", open));
    assertEquals(
        Invocation.parse(
            """
            {"events": ["Leernetwerk PO-2 is geopend, met 2 plekken.",
              "‘Initiatief 6 uit PO’ krijgt een plek in leernetwerk PO-2.",
              "‘Initiatief 9 uit PO’ krijgt een plek in leernetwerk PO-2."]}
            """),
        answer.body());
    assertEquals(before, LocalTable.items(round.table()));
    change(open);
    assertEquals(new RegistrationState.Seated("PO-2"), round.state(1));
    assertEquals(409, invoke(event("POST /api/rounds/{round}/roster/preview", open)).status());
  }

  @Test
  void a_command_on_an_old_version_of_the_roster_is_refused() {
    var raise = command("raise-capacity").put("network", "PO").put("capacity", 2);
    var seen = tag();
    change(raise);
    assertEquals(412, change(raise.put("capacity", 3), seen).status());
    assertEquals(412, change(raise, "\"another\"").status());
    assertEquals(2, round.running().round().network("PO").orElseThrow().capacity());
    // A change of the other sector does not matter for this sector.
    assertEquals(200, change(raise, tag().replace("VO-0", "VO-9")).status());
  }

  @Test
  void a_command_without_a_version_is_refused_with_428() {
    var event =
        event(
            "POST /api/rounds/{round}/roster",
            command("raise-capacity").put("network", "PO").put("capacity", 2));
    assertEquals(428, invoke(event).status());
  }

  @Test
  void the_rosters_show_who_has_a_seat_who_waits_and_what_could_be_done() {
    change(command("raise-capacity").put("network", "PO").put("capacity", 2));
    var po = look().at("/sectors/0");
    assertEquals(
        Invocation.parse(
            """
            {"id": "PO", "capacity": 2, "taken": 2, "free": 0, "facilitators": ["Sanne Hoekstra"]}
            """),
        po.at("/networks/0"));
    assertEquals("seated", po.at("/initiatives/0/state").asText());
    assertEquals("offered", po.at("/initiatives/1/state").asText());
    assertEquals("2024-11-11", po.at("/initiatives/1/answerBy").asText());
    assertEquals(1, po.at("/initiatives/2/place").asInt());
    assertEquals(
        Invocation.parse("{\"initiatives\": 2, \"schools\": 2, \"seats\": 2}"), po.path("waits"));
    assertEquals(
        Invocation.parse(
            "{\"network\": \"PO-2\", \"capacity\": 2, \"schools\": 2, \"seated\": [\"%s\", \"%s\"]}"
                .formatted(reference(2), reference(3))),
        po.path("proposal"));
  }

  @Test
  void each_initiative_has_its_whole_history_with_who_when_and_why() {
    change(command("raise-capacity").put("network", "PO").put("capacity", 2));
    var history = look().at("/sectors/0/initiatives/1/history");
    assertEquals(
        Invocation.parse(
            """
            [{"told": ["Verdeling: plaats 1 op de wachtlijst. Het was als 2e aan de beurt en heeft 1 plek nodig; alle plekken waren al bezet."]},
             {"at": "2024-11-04T12:00:00Z",
              "by": {"kind": "organiser", "id": "93f4a822-5051-7091-1a2b-000000000001"},
              "why": "Op verzoek.",
              "told": ["‘Initiatief 6 uit PO’ krijgt een plek aangeboden in leernetwerk PO, en antwoordt uiterlijk op 11 november 2024."]}]
            """),
        history);
    // An initiative that only moved up the list reads what moved it.
    assertEquals(
        "Het staat nu op plaats 1 van de wachtlijst.",
        look().at("/sectors/0/initiatives/2/history/1/told").path(3).asText());
  }

  @Test
  void the_rosters_name_no_person_of_a_school() {
    var text = look().toString();
    for (var registration : round.registrations()) {
      assertFalse(text.contains(registration.submission().pair().leader().name()));
      assertFalse(text.contains(registration.submission().pair().leader().email().value()));
    }
  }

  @Test
  void opening_the_same_network_again_is_refused_and_changes_nothing() {
    invoke(Invocation.event("manage-roster"));
    var before = LocalTable.items(round.table());
    var again = (ObjectNode) Invocation.event("manage-roster");
    ((ObjectNode) again.path("headers")).put("if-match", tag());
    assertEquals(
        "Er is al een leernetwerk PO-2. Kies een andere naam.",
        invoke(again).body().path("detail").asText());
    assertEquals(before, LocalTable.items(round.table()));
  }

  @Test
  void the_name_of_a_network_of_the_other_sector_is_taken() {
    var open = command("open-network").put("network", "VO").put("capacity", 3);
    open.putArray("facilitators");
    var answer = change(open);
    assertEquals(409, answer.status());
    assertEquals(
        "Er is al een leernetwerk VO. Kies een andere naam.",
        answer.body().path("detail").asText());
  }

  @Test
  void extra_seats_are_offered_and_an_organiser_may_answer_for_an_initiative() {
    change(command("raise-capacity").put("network", "PO").put("capacity", 3));
    assertEquals(3, round.running().round().network("PO").orElseThrow().capacity());
    change(command("accept").put("reference", reference(1)));
    assertEquals(new RegistrationState.Accepted("PO"), round.state(1));
    change(command("decline").put("reference", reference(2)));
    assertEquals(new RegistrationState.Declined(), round.state(2));
    change(command("put-back").put("reference", reference(2)));
    assertEquals(new RegistrationState.Waiting(), round.state(2));
    change(command("withdraw").put("reference", reference(1)));
    assertTrue(round.state(2) instanceof RegistrationState.Offered);
  }

  @Test
  void an_organiser_moves_an_initiative_and_merges_networks() {
    invoke(Invocation.event("manage-roster"));
    change(command("raise-capacity").put("network", "PO").put("capacity", 9));
    change(command("move").put("reference", reference(1)).put("to", "PO"));
    assertEquals(new RegistrationState.Seated("PO"), round.state(1));
    change(command("merge").put("from", "PO-2").put("into", "PO"));
    assertEquals(new RegistrationState.Seated("PO"), round.state(2));
    assertEquals(
        "Leernetwerk PO-2 bestaat niet in deze sector. Kies een ander.",
        change(command("raise-capacity").put("network", "PO-2").put("capacity", 20))
            .body()
            .path("detail")
            .asText());
  }

  @Test
  void a_command_that_is_done_already_is_no_error_and_no_change() {
    var answer = change(command("raise-capacity").put("network", "PO").put("capacity", 1));
    assertEquals(200, answer.status());
    assertFalse(answer.body().path("changed").asBoolean());
    assertEquals(List.of(), round.storage().journal().of("2024-2025", Sector.PO));
  }

  @Test
  void all_errors_are_reported_at_once() {
    var wrong = command("move").put("reference", "zeven").put("what", "else");
    wrong.remove("why");
    assertEquals(List.of("#/why", "#/reference", "#/to", "#/what"), pointers(change(wrong)));
  }

  @Test
  void an_unknown_round_and_a_malformed_document_are_refused() {
    var event = event("POST /api/rounds/{round}/roster", Invocation.parse("[]"));
    assertEquals(422, invoke(event).status());
    event.put("body", "?");
    assertEquals(400, invoke(event).status());
    event.putObject("pathParameters").put("round", "x");
    assertEquals(404, invoke(event).status());
  }

  @Test
  void the_log_holds_no_reason() {
    var lines = invoke(Invocation.event("manage-roster")).log().toString();
    assertTrue(lines.contains("RosterChanged"), lines);
    assertFalse(lines.contains("twaalf") || lines.contains("@"), lines);
  }

  private static ObjectNode command(String name) {
    return ((ObjectNode) Invocation.parse("{}"))
        .put("sector", "PO")
        .put("why", "Op verzoek.")
        .put("command", name);
  }

  private String reference(int who) {
    return round.reference(who).text();
  }

  private static List<String> pointers(Invocation.Result result) {
    assertEquals(422, result.status());
    return StreamSupport.stream(result.body().path("errors").spliterator(), false)
        .map(error -> error.path("pointer").asText())
        .toList();
  }

  private JsonNode look() {
    return invoke(event("GET /api/rounds/{round}/roster", null)).body();
  }

  private String tag() {
    return invoke(event("GET /api/rounds/{round}/roster", null))
        .answer()
        .at("/headers/etag")
        .asText();
  }

  /** Sends a command for the current version of the roster. */
  private Invocation.Result change(JsonNode command) {
    return change(command, tag());
  }

  private Invocation.Result change(JsonNode command, String tag) {
    var event = event("POST /api/rounds/{round}/roster", command);
    ((ObjectNode) event.path("headers")).put("if-match", tag);
    return invoke(event);
  }

  private static ObjectNode event(String route, JsonNode body) {
    var event = (ObjectNode) Invocation.event("manage-roster");
    event.put("routeKey", route).put("body", body == null ? "" : body.toString());
    ((ObjectNode) event.path("headers")).remove("if-match");
    return event;
  }

  private Invocation.Result invoke(JsonNode event) {
    return Invocation.invoke(
        new ManageRoster(TestSurroundings.of(round.table()).clock(clock).get()), event);
  }
}
