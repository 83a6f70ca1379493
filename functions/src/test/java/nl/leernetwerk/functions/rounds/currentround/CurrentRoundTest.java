package nl.leernetwerk.functions.rounds.currentround;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.Allocator;
import nl.leernetwerk.seats.Ballot;
import nl.leernetwerk.seats.DrawList;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.Test;

class CurrentRoundTest {
  private static final Instant OPENS = Instant.parse("2024-06-26T22:00:00Z");
  private static final Instant ENDS = Instant.parse("2024-10-01T22:00:00Z");

  private final MovingClock clock = new MovingClock(OPENS);
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final CurrentRound function =
      new CurrentRound(TestSurroundings.of(table).clock(clock).get());

  @Test
  void a_round_goes_through_its_five_states_as_time_passes() {
    storage.open(Sample.round());
    assertEquals("upcoming", stateAt(OPENS.minusMillis(1)));
    assertEquals("open", stateAt(OPENS));
    assertEquals("open", stateAt(ENDS.minusMillis(1)));
    assertEquals("closing", stateAt(ENDS));
    storage
        .rounds()
        .close("2024-2025", new RoundProgress.Closed(ENDS.plusSeconds(120), Sample.SEED));
    assertEquals("closed", stateAt(ENDS.plusSeconds(120)));
    storage.allocations().finish(Sample.round(), ENDS.plusSeconds(130));
    assertEquals("allocated", stateAt(ENDS.plusSeconds(130)));
  }

  @Test
  void the_promised_fields_and_no_person_are_told() {
    storage.open(Sample.round());
    var round = ask().body();
    assertEquals(
        Set.of(
            "id",
            "name",
            "opens",
            "deadline",
            "state",
            "policy",
            "capacityUnit",
            "contact",
            "networks",
            // These fields are only in openapi.yaml, not in the promised interface.
            "meetings",
            "retentionUntil",
            "sender"),
        names(round));
    assertEquals("2024-2025", round.get("id").asText());
    assertEquals("2024-06-27", round.get("opens").asText());
    assertEquals("2024-10-01", round.get("deadline").asText());
    assertEquals("arrival", round.get("policy").asText());
    assertEquals("schools", round.get("capacityUnit").asText());
    assertEquals("leernetwerken@example.org", round.get("contact").asText());
    for (var network : round.get("networks")) {
      assertEquals(Set.of("id", "sector", "capacity"), names(network));
      assertEquals(12, network.get("capacity").asInt());
    }
    for (var person : List.of(Sample.ORGANISER, Sample.FACILITATOR)) {
      assertFalse(round.toString().contains(person.name()));
      assertFalse(round.toString().contains(person.email().value()));
    }
  }

  @Test
  void the_organisation_that_the_stage_sets_is_named_with_and_without_a_round() {
    var named =
        new CurrentRound(
            TestSurroundings.of(table)
                .clock(clock)
                .variable("SENDER_NAME", "Steunpunt Passend Onderwijs")
                .variable("PRIVACY_OFFICER", "privacy@example.org")
                .variable("LEGAL_BASIS", "Een taak van algemeen belang.")
                .variable("SENDER_ADDRESS", "")
                .get());
    var told =
        Invocation.parse(
            """
            {
              "name": "Steunpunt Passend Onderwijs",
              "privacyOfficer": "privacy@example.org",
              "legalBasis": "Een taak van algemeen belang."
            }
            """);
    var without = Invocation.invoke(named, Invocation.event("current-round"));
    assertEquals(404, without.status());
    assertEquals(told, without.body().path("sender"));
    storage.open(Sample.round());
    var with = Invocation.invoke(named, Invocation.event("current-round"));
    assertEquals(told, with.body().path("sender"), "what is not set is left out");
  }

  @Test
  void the_open_round_comes_before_the_next_and_the_next_before_the_last() {
    storage.open(Sample.round());
    storage.open(yearLater());
    assertEquals("2024-2025", idAt(OPENS.minusMillis(1)));
    assertEquals("2024-2025", idAt(ENDS.minusMillis(1)));
    assertEquals("2025-2026", idAt(ENDS));
    assertEquals("2025-2026", idAt(Instant.parse("2030-01-01T00:00:00Z")));
  }

  @Test
  void without_any_round_the_answer_is_a_problem_that_says_what_to_do() {
    var result = ask();
    assertEquals(404, result.status());
    assertEquals(
        "application/problem+json; charset=utf-8",
        result.answer().path("headers").path("content-type").asText());
    assertTrue(result.body().get("detail").asText().contains("Kijk later"));
  }

  @Test
  void no_cache_keeps_an_answer_that_changes_with_time() {
    storage.open(Sample.round());
    assertEquals("no-store", ask().answer().path("headers").path("cache-control").asText());
  }

  @Test
  void the_record_of_a_draw_is_there_from_its_closing_until_the_data_of_the_round_is_deleted() {
    var round = Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"));
    assertEquals("Er is geen loting", askDraw().body().path("title").asText());
    storage.open(round);
    assertEquals("De lijst is er nog niet", askDraw().body().path("title").asText());
    var list =
        DrawList.of(
            round, List.of(new Ballot(new Reference(round.id(), "00000001"), Sector.PO, 2)));
    storage.rounds().close(round.id(), new RoundProgress.Closed(ENDS, Sample.SEED));
    storage.draws().publish(round, list, ENDS);
    assertEquals(list.hash(), askDraw().body().path("listHash").asText());
    assertFalse(askDraw().body().has("seed"));
    storage.allocations().commit(round, Allocator.draw(list, Sample.SEED));
    assertFalse(askDraw().body().has("seed"), "not before it is finished");
    storage.allocations().finish(round, ENDS);
    assertEquals(Sample.SEED.hex(), askDraw().body().path("seed").asText());
    clock.set(round.purgedAt().minusMillis(1));
    assertEquals(200, askDraw().status());
    clock.set(round.purgedAt());
    assertEquals(404, askDraw().status());
    assertEquals("De loting is verwijderd", askDraw().body().path("title").asText());
  }

  @Test
  void a_round_in_order_of_arrival_has_no_draw() {
    storage.open(Sample.round());
    assertEquals("Er is geen loting", askDraw().body().path("title").asText());
  }

  @Test
  void an_open_round_that_cannot_be_read_is_never_replaced_by_another_round() {
    storage.open(Sample.round());
    storage.open(Sample.later(Sample.round(), "2025-2026", 1));
    var spoiled =
        Spoiled.text(table, "ROUNDS/2024-2025", "definition", it -> it.replace("12", "0"));
    clock.set(OPENS);
    var answer = ask();
    assertEquals(503, answer.status());
    assertEquals("leernetwerken@example.org", answer.body().path("contact").asText());
    assertTrue(answer.body().path("detail").asText().contains("leernetwerken@example.org"));
    clock.set(ENDS);
    assertEquals("2025-2026", ask().body().path("id").asText(), "it is over: the next is meant");
    spoiled.mend();
    assertEquals("2024-2025", idAt(OPENS));
  }

  @Test
  void a_round_of_which_nothing_is_left_may_be_the_open_one_unless_another_is() {
    storage.open(Sample.round());
    storage.open(Sample.later(Sample.round(), "2025-2026", 1));
    Spoiled.all(table, "ROUNDS/2025-2026");
    assertEquals("2024-2025", idAt(OPENS));
    clock.set(ENDS);
    var answer = ask();
    assertEquals(503, answer.status());
    assertEquals("leernetwerken@example.org", answer.body().path("contact").asText());
  }

  private Invocation.Result askDraw() {
    var event = (ObjectNode) Invocation.event("current-round");
    event.put("routeKey", "GET /api/rounds/{round}/draw");
    ((ObjectNode) event.path("requestContext")).put("routeKey", "GET /api/rounds/{round}/draw");
    event.putObject("pathParameters").put("round", "2024-2025");
    return Invocation.invoke(function, event);
  }

  private String stateAt(Instant now) {
    clock.set(now);
    return ask().body().get("state").asText();
  }

  private String idAt(Instant now) {
    clock.set(now);
    return ask().body().get("id").asText();
  }

  private Invocation.Result ask() {
    return Invocation.invoke(function, Invocation.event("current-round"));
  }

  private static Set<String> names(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Round yearLater() {
    return Sample.later(Sample.round(), "2025-2026", 1);
  }
}
