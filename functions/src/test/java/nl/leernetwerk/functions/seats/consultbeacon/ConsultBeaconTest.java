package nl.leernetwerk.functions.seats.consultbeacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.beacon.Pulse;
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
import nl.leernetwerk.seats.Ballot;
import nl.leernetwerk.seats.DrawList;
import nl.leernetwerk.seats.Draws;
import nl.leernetwerk.seats.table.TableDraws;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A round with dates long ago, so that a genuine round of quicknet can decide its draw. */
class ConsultBeaconTest {
  private static final Pulse GENUINE =
      new Pulse(
          657413,
          "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b");
  private static final Beacon BEACON =
      new Beacon(BeaconSource.DRAND.address(), Chain.QUICKNET, 657413);
  private static final Instant MOMENT = BEACON.at();

  private static final Round ROUND =
      Sample.withBeacon(
          Sample.later(
              Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO")),
              "2022-2023",
              -2),
          BEACON);

  private final MovingClock clock = new MovingClock(MOMENT.minus(Duration.ofHours(9)));
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final Draws draws = new TableDraws(table);
  private final Map<Long, Pulse> known = new HashMap<>();
  private final List<Long> asked = new ArrayList<>();
  private final ConsultBeacon function =
      new ConsultBeacon(
          TestSurroundings.of(table)
              .clock(clock)
              .web(
                  (address, _) -> {
                    long round = Long.parseLong(address.toString().replaceFirst(".*/", ""));
                    asked.add(round);
                    return Optional.ofNullable(known.get(round)).map(ConsultBeaconTest::json);
                  })
              .get());
  private final DrawList list =
      DrawList.of(
          ROUND,
          List.of(new Ballot(Reference.parse("2022-2023-0000-0001").orElseThrow(), Sector.PO, 1)));

  private static byte[] json(Pulse pulse) {
    return "{\"round\":%d,\"signature\":\"%s\"}"
        .formatted(pulse.round(), pulse.signature())
        .getBytes(StandardCharsets.UTF_8);
  }

  @BeforeEach
  void the_round_is_closed() {
    storage.open(ROUND);
    storage.rounds().close(ROUND.id(), RoundProgress.Closed.awaitingBeacon(clock.instant()));
    known.put(GENUINE.round(), GENUINE);
  }

  private List<String> consult(Instant at) {
    clock.set(at);
    return Invocation.invoke(function, Invocation.event("consult-beacon")).log();
  }

  private RoundProgress.Closed closed() {
    return (RoundProgress.Closed) storage.rounds().find(ROUND.id()).orElseThrow().progress();
  }

  private long revealed() {
    return LocalTable.items(table).stream()
        .filter(item -> item.get("sk").s().equals("SeedRevealed"))
        .count();
  }

  @Test
  void before_the_moment_of_the_beacon_no_relay_is_asked() {
    draws.publish(ROUND, list, clock.instant());
    assertEquals(List.of(), consult(MOMENT.minusMillis(1)));
    assertEquals(List.of(), asked);
    assertEquals(Optional.empty(), closed().seed());
  }

  @Test
  void at_the_moment_of_the_beacon_the_seed_follows_from_list_and_pulse_and_is_published_once() {
    draws.publish(ROUND, list, clock.instant());
    consult(MOMENT);
    assertEquals(Optional.of(GENUINE), closed().pulse());
    assertEquals(Optional.of(list.seed(GENUINE)), closed().seed());
    assertEquals(1, revealed());
    assertEquals(List.of(), consult(MOMENT.plusSeconds(3600)));
    assertEquals(List.of(657413L), asked);
    assertEquals(1, revealed());
  }

  @Test
  void a_value_that_comes_days_late_gives_the_same_seed() {
    draws.publish(ROUND, list, clock.instant());
    known.clear();
    assertEquals(List.of(), consult(MOMENT));
    assertTrue(consult(MOMENT.plus(Duration.ofHours(1))).getFirst().contains("BeaconOverdue"));
    known.put(GENUINE.round(), GENUINE);
    consult(MOMENT.plus(Duration.ofDays(5)));
    assertEquals(Optional.of(list.seed(GENUINE)), closed().seed());
  }

  @Test
  void a_value_that_the_chain_did_not_sign_decides_nothing() {
    draws.publish(ROUND, list, clock.instant());
    known.put(
        657413L,
        new Pulse(
            657413,
            "b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b"));
    assertTrue(consult(MOMENT).getFirst().contains("PulseRefused"));
    assertEquals(Optional.empty(), closed().seed());
  }

  @Test
  void when_the_list_was_published_too_late_the_named_round_is_not_asked() {
    draws.publish(ROUND, list, MOMENT.minusSeconds(60));
    consult(MOMENT.plusSeconds(600));
    assertEquals(List.of(), asked);
    consult(MOMENT.plus(Duration.ofDays(14)));
    assertEquals(List.of(657413L + 403_200), asked);
    assertEquals(Optional.empty(), closed().seed());
  }

  @Test
  void without_a_list_nothing_is_decided() {
    consult(MOMENT.plusSeconds(600));
    assertEquals(List.of(), asked);
    assertEquals(Optional.empty(), closed().seed());
  }

  @Test
  void a_list_that_cannot_be_read_holds_its_own_draw_and_no_other() {
    var other = Sample.withBeacon(Sample.later(ROUND, "2021-2022", -1), BEACON);
    storage.open(other);
    storage.rounds().close(other.id(), RoundProgress.Closed.awaitingBeacon(clock.instant()));
    draws.publish(ROUND, list, clock.instant());
    draws.publish(other, DrawList.of(other, List.of()), clock.instant());
    var spoiled = Spoiled.all(table, "DRAW#2021-2022/HEADER");
    var log = consult(MOMENT).toString();
    assertTrue(log.contains("NeedsAPerson") && log.contains("DRAW#2021-2022/HEADER"), log);
    assertEquals(Optional.of(list.seed(GENUINE)), closed().seed());
    assertEquals(1, revealed());
    spoiled.mend();
    consult(MOMENT.plusSeconds(3600));
    assertEquals(2, revealed());
  }
}
