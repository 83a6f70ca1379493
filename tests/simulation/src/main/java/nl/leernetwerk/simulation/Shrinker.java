package nl.leernetwerk.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a schedule that breaks a promise as small as it can be, and still break one. */
final class Shrinker {
  private static final int MOST_TRIES = 400;

  private final Deployment deployment;
  private final long seed;
  private final Tampering tampering;
  private final Set<String> without;
  private final String kind;
  private int tries;

  private Shrinker(
      Deployment deployment,
      Simulation.Schedule schedule,
      Simulation.Outcome outcome,
      Tampering tampering) {
    this.deployment = deployment;
    this.seed = schedule.seed();
    this.tampering = tampering;
    this.without = new HashSet<>(schedule.without());
    this.kind = kind(outcome);
  }

  /** The same schedule without the acts and faults that it does not need. */
  static Simulation.Schedule shrink(
      Deployment deployment,
      Simulation.Schedule schedule,
      Simulation.Outcome outcome,
      Tampering tampering) {
    var shrinker = new Shrinker(deployment, schedule, outcome, tampering);
    // Acts first: most faults go with the acts in which they occur.
    shrinker.drop(outcome.acts());
    shrinker.drop(shrinker.play().faults());
    // Without some faults other acts may go.
    shrinker.drop(shrinker.play().acts());
    return new Simulation.Schedule(schedule.seed(), Set.copyOf(shrinker.without));
  }

  private Simulation.Outcome play() {
    return Simulation.play(
        deployment, new Simulation.Schedule(seed, Set.copyOf(without)), tampering, false);
  }

  /** Whether the same promise is broken, of whomever. */
  private boolean same(Simulation.Outcome outcome) {
    return !outcome.problems().isEmpty() && kind(outcome).equals(kind);
  }

  private static String kind(Simulation.Outcome outcome) {
    return outcome.problems().getFirst().replaceAll("\\{.*", "").replaceAll("[^ ]*[0-9][^ ]*", "…");
  }

  /** Leaves out ever smaller parts of these. */
  private void drop(List<String> names) {
    var left = new ArrayList<>(names);
    for (int size = left.size(); size >= 1; size /= 2) {
      for (int at = 0; at < left.size() && tries < MOST_TRIES; ) {
        var part = List.copyOf(left.subList(at, Math.min(left.size(), at + size)));
        without.addAll(part);
        tries++;
        if (!same(play())) {
          without.removeAll(part);
          at += size;
        } else {
          left.removeAll(part);
        }
      }
    }
  }
}
