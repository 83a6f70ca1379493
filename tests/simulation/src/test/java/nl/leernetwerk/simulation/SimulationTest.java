package nl.leernetwerk.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import nl.leernetwerk.simulation.Simulation.Schedule;
import org.junit.jupiter.api.Test;

/** Whole rounds by seed. Which seeds is fixed here; {@code ./run simulate} plays others. */
class SimulationTest {
  private static final int SCHEDULES = 300;

  /** Planted faults that are found so soon are looked for each time; the command looks for all. */
  private static final int SOON = 20;

  private static final Deployment DEPLOYMENT =
      Deployment.of(Path.of(System.getProperty("project.root")));

  @Test
  void no_schedule_breaks_a_promise_and_everything_occurs() throws Exception {
    var broken = new TreeMap<Long, List<String>>();
    var acts = EnumSet.noneOf(Act.Kind.class);
    var faults = EnumSet.noneOf(Fault.class);
    for (long seed = 1; seed <= SCHEDULES; seed++) {
      var outcome = play(Schedule.of(seed), Tampering.NONE, false);
      acts.addAll(outcome.actCounts().keySet());
      faults.addAll(outcome.faultCounts().keySet());
      if (!outcome.problems().isEmpty()) {
        broken.put(seed, outcome.problems());
      }
    }
    assertEquals(new TreeMap<>(), broken, "./run simulate --replay SEED shows each");
    assertEquals(EnumSet.allOf(Act.Kind.class), acts, "the acts that occurred");
    assertEquals(EnumSet.allOf(Fault.class), faults, "the faults that occurred");
  }

  @Test
  void the_same_seed_is_the_same_schedule_to_the_last_call() throws Exception {
    for (long seed : List.of(3L, 8L)) {
      assertEquals(
          play(Schedule.of(seed), Tampering.NONE, true).trace(),
          play(Schedule.of(seed), Tampering.NONE, true).trace());
    }
  }

  @Test
  void faults_that_are_planted_are_found() throws Exception {
    for (var fault : Planted.values()) {
      if (fault.within() > SOON) {
        continue;
      }
      boolean found = false;
      for (long seed = 1; seed <= fault.within() && !found; seed++) {
        found = fault.isFound(play(Schedule.of(seed), fault, false));
      }
      assertTrue(found, fault + ": " + fault.told());
    }
  }

  @Test
  void a_broken_schedule_becomes_small_and_stays_broken() throws Exception {
    var fault = Planted.LINK_SURVIVES;
    long seed = 1;
    while (play(Schedule.of(seed), fault, false).problems().isEmpty()) {
      seed++;
    }
    var whole = Schedule.of(seed);
    var outcome = play(whole, fault, false);
    var small = run(() -> Shrinker.shrink(DEPLOYMENT, whole, outcome, fault));
    var left = play(small, fault, false);
    assertFalse(left.problems().isEmpty());
    assertTrue(left.acts().size() <= 4, "opening, registering and handing over: " + left.acts());
  }

  private static Simulation.Outcome play(Schedule schedule, Tampering tampering, boolean traced)
      throws Exception {
    return run(() -> Simulation.play(DEPLOYMENT, schedule, tampering, traced));
  }

  /** In a thread as the processes of a schedule have. */
  private static <T> T run(Callable<T> task) throws Exception {
    var result = new FutureTask<>(task);
    Thread.ofVirtual().start(result);
    return result.get();
  }
}
