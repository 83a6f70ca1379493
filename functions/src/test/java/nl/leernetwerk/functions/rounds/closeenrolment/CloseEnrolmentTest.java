package nl.leernetwerk.functions.rounds.closeenrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.storage.AtOnce;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class CloseEnrolmentTest {
  private static final Instant MAY_CLOSE =
      ZonedDateTime.of(2024, 10, 2, 0, 1, 0, 0, Amsterdam.ZONE).toInstant();

  private final MovingClock clock = new MovingClock(MAY_CLOSE);
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);

  @BeforeEach
  void open_the_round() {
    storage.open(Sample.round());
  }

  @Test
  void a_round_closes_a_minute_after_its_last_day_and_not_a_millisecond_before() {
    clock.set(MAY_CLOSE.minusMillis(1));
    fire(1);
    assertEquals(List.of(new RoundProgress.Unclosed()), progress());
    assertEquals(0, closings());
    clock.set(MAY_CLOSE);
    fire(1);
    assertEquals(MAY_CLOSE, closed().at());
    assertEquals(1, closings());
  }

  @ParameterizedTest
  @CsvSource({
    // In summer time, in winter time, and on the two days on which the clocks change.
    "2026-06-30, 2026-06-30T22:01:00Z",
    "2026-12-31, 2026-12-31T23:01:00Z",
    "2026-03-28, 2026-03-28T23:01:00Z",
    "2026-03-29, 2026-03-29T22:01:00Z",
    "2026-10-24, 2026-10-24T22:01:00Z",
    "2026-10-25, 2026-10-25T23:01:00Z"
  })
  void the_minute_is_counted_from_midnight_where_the_schools_are(
      LocalDate deadline, Instant mayClose) {
    var other = LocalTable.create(clock);
    var fresh = LocalTable.storage(other);
    fresh.open(Sample.endingOn(Sample.round(), deadline));
    var function = function(other, LocalTable.client(), 1);
    clock.set(mayClose.minusMillis(1));
    Invocation.invoke(function, Invocation.event("close-enrolment"));
    assertEquals(new RoundProgress.Unclosed(), fresh.rounds().all().getFirst().progress());
    clock.set(mayClose);
    Invocation.invoke(function, Invocation.event("close-enrolment"));
    assertInstanceOf(RoundProgress.Closed.class, fresh.rounds().all().getFirst().progress());
  }

  @Test
  void a_second_run_changes_nothing() {
    fire(1);
    var before = LocalTable.items(table);
    clock.pass(Duration.ofHours(1));
    assertEquals(List.of(), fire(2).log());
    assertEquals(before, LocalTable.items(table));
  }

  @Test
  void one_of_many_simultaneous_runs_closes_the_round_with_its_seed_and_publishes_once() {
    var firings =
        IntStream.range(0, 16)
            .<Callable<Invocation.Result>>mapToObj(seed -> () -> fire(seed))
            .toList();
    var results = AtOnce.atOnce(firings);
    assertEquals(1, results.stream().filter(result -> !result.log().isEmpty()).count());
    assertEquals(1, closings());
    var seed = closed().seed();
    int winner =
        IntStream.range(0, 16).filter(i -> !results.get(i).log().isEmpty()).findFirst().getAsInt();
    assertEquals(Optional.of(Seed.random(new Random(winner))), seed);
    fire(99);
    assertEquals(seed, closed().seed());
  }

  @Test
  void a_run_that_comes_hours_late_still_closes_the_round() {
    clock.pass(Duration.ofHours(1));
    fire(1);
    assertEquals(MAY_CLOSE.plus(Duration.ofHours(1)), closed().at());
  }

  @Test
  void each_of_several_rounds_closes_at_its_own_time() {
    storage.open(Sample.later(Sample.round(), "2023-2024", -1));
    storage.open(Sample.later(Sample.round(), "2025-2026", 1));
    fire(1);
    var closed =
        storage.rounds().all().stream()
            .filter(running -> running.progress() instanceof RoundProgress.Closed)
            .map(running -> running.round().id())
            .sorted()
            .toList();
    assertEquals(List.of("2023-2024", "2024-2025"), closed);
    var seeds =
        storage.rounds().all().stream()
            .map(RunningRound::progress)
            .filter(RoundProgress.Closed.class::isInstance)
            .map(progress -> ((RoundProgress.Closed) progress).seed())
            .distinct();
    assertEquals(2, seeds.count());
    assertEquals(2, closings());
  }

  @Test
  void without_rounds_a_run_does_nothing() {
    var empty = LocalTable.create(clock);
    Invocation.invoke(function(empty, LocalTable.client(), 1), Invocation.event("close-enrolment"));
    assertEquals(List.of(), LocalTable.items(empty));
  }

  @ParameterizedTest
  @EnumSource
  void a_run_that_is_cut_off_at_any_call_leaves_all_or_nothing_and_the_next_run_finishes(
      CutOff.Moment moment) {
    boolean cut = true;
    for (int call = 1; cut; call++) {
      var copy = LocalTable.copy(table);
      var end = CutOff.at(call, moment);
      var function = function(copy, LocalTable.client(end), 1);
      var event = Invocation.event("close-enrolment");
      try {
        Invocation.invoke(function, event);
      } catch (CutOff.Killed _) {
        // The result of a run that is not cut off.
      }
      cut = end.happened();
      boolean closed =
          LocalTable.storage(copy).rounds().all().getFirst().progress()
              instanceof RoundProgress.Closed;
      assertEquals(closed, LocalTable.keys(copy).contains("EVENT#2024-2025 EnrolmentClosed"));
      Invocation.invoke(function(copy, LocalTable.client(), 2), event);
      assertTrue(LocalTable.keys(copy).contains("EVENT#2024-2025 EnrolmentClosed"));
    }
  }

  @Test
  void a_failure_is_thrown_so_that_the_schedule_tries_again_and_its_message_is_not_logged() {
    var function =
        new CloseEnrolment(
            TestSurroundings.of(table)
                .variable("TABLE_NAME", "no-such-table")
                .clock(clock)
                .random(new Random(1))
                .get());
    var failure =
        assertThrows(
            RuntimeException.class,
            () -> Invocation.invoke(function, Invocation.event("close-enrolment")));
    assertTrue(failure.getMessage().endsWith("ResourceNotFoundException"), failure.getMessage());
  }

  private Invocation.Result fire(int seed) {
    return Invocation.invoke(
        function(table, LocalTable.client(), seed), Invocation.event("close-enrolment"));
  }

  private CloseEnrolment function(Table where, DynamoDbClient client, int seed) {
    return new CloseEnrolment(
        TestSurroundings.of(where).client(client).clock(clock).random(new Random(seed)).get());
  }

  private List<RoundProgress> progress() {
    return storage.rounds().all().stream().map(RunningRound::progress).toList();
  }

  private RoundProgress.Closed closed() {
    return assertInstanceOf(RoundProgress.Closed.class, progress().getFirst());
  }

  private long closings() {
    return LocalTable.keys(table).stream().filter(key -> key.endsWith(" EnrolmentClosed")).count();
  }
}
