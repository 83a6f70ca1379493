package nl.leernetwerk.local.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.leernetwerk.local.clock.Timetable.Due;
import nl.leernetwerk.local.template.ScheduleSpec;
import org.junit.jupiter.api.Test;

class TimekeeperTest {
  private final List<String> happened = new ArrayList<>();

  @Test
  void a_move_fires_all_that_is_due_on_the_way_in_order_with_the_clock_standing_there()
      throws Exception {
    var clock = LocalClock.standingAt(Instant.parse("2024-10-01T20:50:00Z"));
    var keeper = keeper(clock, schedule("close", "2"), schedule("sweep", "32"));

    var fired = keeper.move(Instant.parse("2024-10-01T22:05:00Z"));

    assertEquals(List.of("close", "sweep", "close"), ids(fired));
    assertEquals(
        List.of(
            "settle",
            "close at 2024-10-01T21:02:00Z",
            "settle",
            "passed 2024-10-01T21:02:00Z",
            "sweep at 2024-10-01T21:32:00Z",
            "settle",
            "passed 2024-10-01T21:32:00Z",
            "close at 2024-10-01T22:02:00Z",
            "settle",
            "passed 2024-10-01T22:02:00Z",
            "arrived",
            "settle",
            "passed 2024-10-01T22:05:00Z"),
        happened);
    assertEquals(Instant.parse("2024-10-01T22:05:00Z"), clock.instant());
  }

  @Test
  void what_is_due_at_the_very_end_of_a_move_fires_and_then_not_again() throws Exception {
    var clock = LocalClock.standingAt(Instant.parse("2024-10-01T21:50:00Z"));
    var keeper = keeper(clock, schedule("close", "2"));
    assertEquals(1, keeper.move(Instant.parse("2024-10-01T22:02:00Z")).size());
    assertEquals(0, keeper.move(Instant.parse("2024-10-01T22:02:00Z")).size());
  }

  @Test
  void the_clock_does_not_go_back() {
    var clock = LocalClock.standingAt(Instant.parse("2024-10-01T21:50:00Z"));
    assertThrows(
        Timekeeper.Backward.class, () -> keeper(clock).move(Instant.parse("2024-10-01T21:49:59Z")));
    assertEquals(Instant.parse("2024-10-01T21:50:00Z"), clock.instant());
  }

  @Test
  void a_clock_that_runs_stands_after_a_move() throws Exception {
    var clock = LocalClock.running();
    assertTrue(clock.runs());
    keeper(clock).move(clock.instant().plusSeconds(3600));
    assertFalse(clock.runs());
  }

  @Test
  void what_came_due_while_the_machine_was_off_fires_once_when_it_is_on_again() throws Exception {
    var fired = new CountDownLatch(1);
    var clock = LocalClock.running();
    var works =
        new Recorder(clock) {
          @Override
          public void fire(Due due) {
            super.fire(due);
            fired.countDown();
          }
        };
    try (var keeper =
        new Timekeeper(clock, new Timetable(List.of(schedule("yearly", "0 0 1 1"))), works)) {
      keeper.start(Instant.parse("2020-06-01T00:00:00Z"));
      assertTrue(fired.await(10, TimeUnit.SECONDS));
      keeper.settle();
    }
    assertEquals(1, happened.stream().filter(it -> it.startsWith("yearly")).count());
  }

  @Test
  void a_machine_that_stops_ends_a_move_before_its_next_step() {
    var clock = LocalClock.standingAt(Instant.parse("2024-10-01T20:50:00Z"));
    var keepers = new ArrayList<Timekeeper>();
    var works =
        new Recorder(clock) {
          @Override
          public void fire(Due due) {
            super.fire(due);
            keepers.getFirst().close();
          }
        };
    keepers.add(new Timekeeper(clock, new Timetable(List.of(schedule("close", "2"))), works));

    assertThrows(
        Stopping.class, () -> keepers.getFirst().move(Instant.parse("2024-10-05T00:00:00Z")));

    assertEquals(
        List.of("settle", "close at 2024-10-01T21:02:00Z", "settle", "passed 2024-10-01T21:02:00Z"),
        happened);
  }

  private Timekeeper keeper(LocalClock clock, ScheduleSpec... schedules) {
    return new Timekeeper(clock, new Timetable(List.of(schedules)), new Recorder(clock));
  }

  private static ScheduleSpec schedule(String id, String fields) {
    var expression =
        fields.contains(" ") ? "cron(" + fields + " ? *)" : "cron(" + fields + " * * * ? *)";
    return new ScheduleSpec(
        id, "Function", expression, ZoneId.of("Europe/Amsterdam"), Optional.empty());
  }

  private static List<String> ids(List<Due> fired) {
    return fired.stream().map(due -> due.schedule().id()).toList();
  }

  private class Recorder implements Timekeeper.Works {
    private final LocalClock clock;

    Recorder(LocalClock clock) {
      this.clock = clock;
    }

    @Override
    public void fire(Due due) {
      happened.add(due.schedule().id() + " at " + clock.instant());
    }

    @Override
    public void settle() {
      happened.add("settle");
    }

    @Override
    public void passed(Instant time) {
      happened.add("passed " + time);
    }

    @Override
    public void arrived() {
      happened.add("arrived");
    }
  }
}
