package nl.leernetwerk.functions.rounds.listrounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListRoundsTest {
  private static final Round ROUND =
      Sample.round(
          Policy.ARRIVAL,
          CapacityUnit.SCHOOLS,
          new Network("PO", Sector.PO, 12, List.of(Sample.FACILITATOR)),
          new Network("VO", Sector.VO, 12, List.of()));

  private final MovingClock clock = new MovingClock(Instant.parse("2024-09-12T12:10:00Z"));
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final ListRounds function = new ListRounds(TestSurroundings.of(table).clock(clock).get());

  @BeforeEach
  void open_two_rounds() {
    storage.open(ROUND);
    storage.open(Sample.later(ROUND, "2025-2026", 1));
  }

  @Test
  void the_sample_event_is_told_the_rounds_and_networks_that_name_the_facilitator() {
    var result = ask(Map.of());
    assertEquals(200, result.status());
    assertEquals("facilitator", result.body().path("role").asText());
    assertEquals(
        Invocation.parse(
            """
            {"id": "2024-2025", "name": "Werken aan een Inclusieve Leeromgeving 2024-2025",
             "opens": "2024-06-27", "deadline": "2024-10-01", "state": "open",
             "policy": "arrival", "capacityUnit": "schools", "retentionUntil": "2026-10-01",
             "networks": [{"id": "PO", "sector": "PO", "capacity": 12}]}
            """),
        result.body().at("/rounds/1"));
    assertEquals("2025-2026", result.body().at("/rounds/0/id").asText());
    assertEquals("no-store", result.answer().at("/headers/cache-control").asText());
  }

  @Test
  void an_organiser_sees_every_network_of_every_round() {
    var body = ask(Map.of("cognito:groups", "[facilitator organiser]")).body();
    assertEquals("organiser", body.path("role").asText());
    assertEquals(2, body.path("rounds").size());
    assertEquals(2, body.at("/rounds/0/networks").size());
  }

  @Test
  void a_facilitator_whom_no_round_names_sees_none() {
    assertEquals(0, ask(Map.of("email", "iemand@example.org")).body().path("rounds").size());
  }

  @Test
  void only_an_id_token_with_a_verified_address_and_a_group_gives_access() {
    assertEquals(200, ask(Map.of("cognito:groups", "facilitator")).status());
    assertEquals(403, ask(Map.of("cognito:groups", "[]")).status());
    assertEquals(403, ask(Map.of("cognito:groups", "[organisers co-organiser]")).status());
    assertEquals(403, ask(Map.of("email_verified", "false")).status());
    assertEquals(403, ask(Map.of("token_use", "access")).status());
    assertEquals(403, ask(Map.of("email", "geen adres")).status());
    var nobody = Invocation.event("list-rounds");
    ((ObjectNode) nobody.path("requestContext")).remove("authorizer");
    assertEquals(403, Invocation.invoke(function, nobody).status());
  }

  private Invocation.Result ask(Map<String, String> claims) {
    var event = Invocation.event("list-rounds");
    claims.forEach(((ObjectNode) event.at("/requestContext/authorizer/jwt/claims"))::put);
    return Invocation.invoke(function, event);
  }
}
