package nl.leernetwerk.changeroster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.enrolment.CapacityUnit;
import nl.leernetwerk.enrolment.Policy;
import nl.leernetwerk.enrolment.RegistrationState;
import nl.leernetwerk.enrolment.Sector;
import nl.leernetwerk.lambda.Invocation;
import nl.leernetwerk.roster.Actor;
import nl.leernetwerk.roster.AllocatedRound;
import nl.leernetwerk.table.LocalTable;
import org.junit.jupiter.api.Test;

class ChangeRosterTest {
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
    var answer = ask(Invocation.event("change-roster")).answer();
    assertTrue(answer.path("changed").asBoolean(), answer.toString());
    assertEquals(new RegistrationState.Seated("PO-2"), round.state(1));
    var network = round.running().round().network("PO-2").orElseThrow();
    assertEquals("Jesse Wolters", network.facilitators().getFirst().name());
    var change = round.storage().journal().of("2024-2025", Sector.PO).getFirst();
    assertEquals(new Actor.Organiser("n.vanvliet"), change.by());
    assertEquals(Optional.of("Er staan twaalf scholen op de wachtlijst."), change.why());
    assertEquals(NOW, change.at());
  }

  @Test
  void asked_again_it_says_that_there_is_such_a_network_and_changes_nothing() {
    ask(Invocation.event("change-roster"));
    var before = LocalTable.items(round.table());
    assertEquals(
        List.of("# Er is al een leernetwerk PO-2. Kies een andere naam."),
        errors(ask(Invocation.event("change-roster"))));
    assertEquals(before, LocalTable.items(round.table()));
  }

  @Test
  void the_name_of_a_network_of_the_other_sector_is_taken() {
    var open = command("open-network").put("network", "VO").put("capacity", 3);
    open.putArray("facilitators");
    assertEquals(
        List.of("# Er is al een leernetwerk VO. Kies een andere naam."), errors(ask(open)));
  }

  @Test
  void more_seats_are_offered_and_an_organiser_may_answer_for_who_called() {
    ask(command("raise-capacity").put("network", "PO").put("capacity", 3));
    assertEquals(3, round.running().round().network("PO").orElseThrow().capacity());
    ask(command("accept").put("reference", round.reference(1).text()));
    assertEquals(new RegistrationState.Accepted("PO"), round.state(1));
    ask(command("decline").put("reference", round.reference(2).text()));
    assertEquals(new RegistrationState.Declined(), round.state(2));
    ask(command("put-back").put("reference", round.reference(2).text()));
    assertEquals(new RegistrationState.Waiting(), round.state(2));
    ask(command("withdraw").put("reference", round.reference(1).text()));
    assertTrue(round.state(2) instanceof RegistrationState.Offered);
  }

  @Test
  void one_moves_and_networks_merge() {
    ask(Invocation.event("change-roster"));
    ask(command("raise-capacity").put("network", "PO").put("capacity", 9));
    ask(command("move").put("reference", round.reference(1).text()).put("to", "PO"));
    assertEquals(new RegistrationState.Seated("PO"), round.state(1));
    ask(command("merge").put("from", "PO-2").put("into", "PO"));
    assertEquals(new RegistrationState.Seated("PO"), round.state(2));
    assertEquals(
        List.of("# Leernetwerk PO-2 bestaat niet in deze sector. Kies een ander."),
        errors(ask(command("raise-capacity").put("network", "PO-2").put("capacity", 20))));
  }

  @Test
  void what_is_so_already_is_no_error_and_no_change() {
    var answer = ask(command("raise-capacity").put("network", "PO").put("capacity", 1)).answer();
    assertFalse(answer.path("changed").asBoolean());
    assertTrue(answer.path("errors").isMissingNode());
    assertEquals(List.of(), round.storage().journal().of("2024-2025", Sector.PO));
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    var wrong = command("move").put("reference", "zeven").put("by", "noor@example.org");
    wrong.remove("why");
    wrong.put("what", "else");
    assertEquals(
        List.of("#/by", "#/why", "#/reference", "#/to", "#/what"),
        errors(ask(wrong)).stream().map(line -> line.split(" ", 2)[0]).toList());
  }

  @Test
  void an_unknown_round_and_a_document_that_is_none_are_refused() {
    var raise = command("raise-capacity").put("network", "PO").put("capacity", 2);
    assertEquals(
        List.of("#/round Deze ronde bestaat niet. Controleer de id."),
        errors(ask(raise.put("round", "x"))));
    assertEquals(1, errors(ask(Invocation.parse("[]"))).size());
  }

  @Test
  void the_log_holds_no_word_of_why() {
    var lines = ask(Invocation.event("change-roster")).log().toString();
    assertTrue(lines.contains("RosterChanged"), lines);
    assertFalse(lines.contains("twaalf") || lines.contains("@"), lines);
  }

  private static ObjectNode command(String name) {
    return ((ObjectNode) Invocation.parse("{}"))
        .put("round", "2024-2025")
        .put("sector", "PO")
        .put("by", "n.vanvliet")
        .put("why", "Op verzoek.")
        .put("command", name);
  }

  private static List<String> errors(Invocation.Result result) {
    return StreamSupport.stream(result.answer().path("errors").spliterator(), false)
        .map(error -> error.path("pointer").asText() + " " + error.path("detail").asText())
        .toList();
  }

  private Invocation.Result ask(JsonNode document) {
    return Invocation.invoke(
        new ChangeRoster(Map.of("TABLE_NAME", round.table().name()), LocalTable.client(), clock),
        document);
  }
}
