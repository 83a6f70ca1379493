package nl.leernetwerk.seats.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.Unprotected;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.Ballot;
import nl.leernetwerk.seats.DrawList;
import nl.leernetwerk.seats.Draws;
import nl.leernetwerk.seats.PublishedList;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Two runs publish a list, or reveal what decides, and neither has seen the other. */
class DrawRaceTest {
  private static final Instant NOW = Instant.parse("2024-10-02T00:05:00Z");
  private static final Round ROUND =
      Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"));
  private static final DrawList ONE = list("00000001");
  private static final DrawList OTHER = list("00000002");
  private static final Unprotected BARE =
      new Unprotected(
          it -> it.startsWith("DRAW#") || it.equals("ROUNDS") || it.startsWith("EVENT#"));
  private static final Unprotected PROTECTED = new Unprotected(_ -> false);

  private final Table table = LocalTable.create(new MovingClock(NOW));
  private final Storage storage = LocalTable.storage(table);

  @BeforeEach
  void the_round_awaits_its_beacon() {
    storage.open(ROUND);
    storage.rounds().close(ROUND.id(), RoundProgress.Closed.awaitingBeacon(NOW));
  }

  @Test
  void without_the_condition_a_list_that_was_published_is_replaced_by_another() {
    var answers = publish(BARE);
    assertNotEquals(answers.getFirst(), answers.getLast(), "each goes by its own list");
    assertEquals(Optional.of(answers.getLast()), storage.draws().find(ROUND.id()));
  }

  @Test
  void the_list_that_was_published_first_counts_for_both_runs() {
    var answers = publish(PROTECTED);
    assertEquals(ONE, answers.getFirst().list());
    assertEquals(answers.getFirst(), answers.getLast());
    assertEquals(Optional.of(answers.getFirst()), storage.draws().find(ROUND.id()));
  }

  @Test
  void without_the_condition_a_second_value_takes_the_place_of_the_one_that_decided() {
    assertTrue(reveal(BARE, 1));
    assertTrue(reveal(BARE, 2));
    assertEquals(Optional.of(pulse(2)), closed().pulse());
  }

  @Test
  void the_value_that_decided_stands() {
    assertTrue(reveal(PROTECTED, 1));
    assertFalse(reveal(PROTECTED, 2));
    assertEquals(Optional.of(pulse(1)), closed().pulse());
  }

  /**
   * The lists that both runs get: one publishes while the other, which saw no list, is about to
   * publish.
   */
  private List<PublishedList> publish(Unprotected conditions) {
    var first = new PublishedList[1];
    var meanwhile = new Meanwhile(() -> first[0] = storage.draws().publish(ROUND, ONE, NOW));
    var second = draws(conditions, meanwhile).publish(ROUND, OTHER, NOW.plusSeconds(1));
    return List.of(first[0], second);
  }

  private boolean reveal(Unprotected conditions, int number) {
    return draws(conditions).reveal(ROUND.id(), pulse(number), new Seed("%064x".formatted(number)));
  }

  private Draws draws(ExecutionInterceptor... interceptors) {
    return new TableDraws(new Table(LocalTable.client(interceptors), table.name(), table.clock()));
  }

  private RoundProgress.Closed closed() {
    return (RoundProgress.Closed) storage.rounds().find(ROUND.id()).orElseThrow().progress();
  }

  private static DrawList list(String random) {
    return DrawList.of(ROUND, List.of(new Ballot(new Reference(ROUND.id(), random), Sector.PO, 1)));
  }

  private static Pulse pulse(int number) {
    return new Pulse(1000, "%096x".formatted(number));
  }

  /** Does something once, just before a header makes a list the valid one. */
  private record Meanwhile(Runnable what, AtomicBoolean done) implements ExecutionInterceptor {
    Meanwhile(Runnable what) {
      this(what, new AtomicBoolean());
    }

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      if (context.request() instanceof PutItemRequest put
          && put.item().get(Keys.SK).s().equals("HEADER")
          && done.compareAndSet(false, true)) {
        what.run();
      }
    }
  }
}
