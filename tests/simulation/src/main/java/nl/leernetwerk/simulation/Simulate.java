package nl.leernetwerk.simulation;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;

/** {@code ./run simulate}: plays many schedules, and tells what occurred and what was broken. */
public final class Simulate {
  private Simulate() {}

  /**
   * Plays schedules.
   *
   * @param arguments {@code --seeds N}, {@code --from SEED}, {@code --replay SEED}
   */
  public static void main(String[] arguments) throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var result = new FutureTask<>(() -> run(List.of(arguments), out));
    // As the processes of a schedule: to go from one to another is then a call.
    Thread.ofVirtual().start(result);
    System.exit(result.get());
  }

  private static int run(List<String> arguments, PrintStream out) {
    var deployment = Deployment.of(Path.of(System.getProperty("project.root")));
    var replay = number(arguments, "--replay", -1);
    if (replay >= 0) {
      return replay(deployment, replay, arguments.contains("--whole"), out);
    }
    if (arguments.contains("--planted")) {
      return planted(deployment, arguments, out);
    }
    long from = number(arguments, "--from", 1);
    long seeds = number(arguments, "--seeds", 300);
    var tally = new Tally();
    long started = System.nanoTime();
    for (long seed = from; seed < from + seeds; seed++) {
      var outcome =
          Simulation.play(deployment, Simulation.Schedule.of(seed), Tampering.NONE, false);
      tally.add(outcome);
      if (!outcome.problems().isEmpty()) {
        out.println("seed " + seed + " breaks a promise: " + outcome.problems().getFirst());
        tally.broken(seed);
      }
      long done = seed - from + 1;
      if (done % 100 == 0 || done == seeds) {
        double seconds = (System.nanoTime() - started) / 1e9;
        System.err.printf(
            "%d of %d schedules, %.1f a second, %.1f s of processor time, %d broken%n",
            done, seeds, done / seconds, processorSeconds(), tally.broken().size());
      }
    }
    tally.print(out);
    if (!tally.broken().isEmpty()) {
      replay(deployment, tally.broken().getFirst(), false, out);
      return 1;
    }
    return tally.complete(out, seeds) ? 0 : 1;
  }

  /** Plays until each planted fault is found, and tells in how many schedules. */
  private static int planted(Deployment deployment, List<String> arguments, PrintStream out) {
    boolean all = true;
    long most = number(arguments, "--seeds", 3000);
    for (var fault : Planted.values()) {
      if (arguments.size() > 1
          && arguments.getLast().matches("[A-Z_]+")
          && !arguments.getLast().equals(fault.name())) {
        continue;
      }
      var found = "never";
      for (long seed = 1; seed <= most; seed++) {
        var outcome = Simulation.play(deployment, Simulation.Schedule.of(seed), fault, false);
        if (fault.isFound(outcome)) {
          found = seed + ": " + outcome.problems().getFirst();
          break;
        }
      }
      all &= !found.equals("never");
      out.printf("%-26s %s%n", fault, found.length() > 200 ? found.substring(0, 200) : found);
    }
    return all ? 0 : 1;
  }

  /** Shows a schedule: made as small as it can be, or whole. */
  private static int replay(Deployment deployment, long seed, boolean whole, PrintStream out) {
    var schedule = Simulation.Schedule.of(seed);
    var outcome = Simulation.play(deployment, schedule, Tampering.NONE, whole);
    if (!whole && !outcome.problems().isEmpty()) {
      schedule = Shrinker.shrink(deployment, schedule, outcome, Tampering.NONE);
      outcome = Simulation.play(deployment, schedule, Tampering.NONE, true);
    }
    outcome.trace().forEach(out::println);
    out.printf("seed %d: acts %s, faults %s%n", seed, outcome.acts(), outcome.faults());
    outcome.problems().forEach(problem -> out.println("broken: " + problem));
    return outcome.problems().isEmpty() ? 0 : 1;
  }

  private static double processorSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getProcessCpuTime() / 1e9
        : 0;
  }

  private static long number(List<String> arguments, String name, long otherwise) {
    int at = arguments.indexOf(name);
    return at < 0 ? otherwise : Long.parseLong(arguments.get(at + 1));
  }

  /** What occurred in all schedules together. */
  private static final class Tally {
    private final Map<Act.Kind, Integer> acts = new EnumMap<>(Act.Kind.class);
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final List<Long> broken = new ArrayList<>();

    void add(Simulation.Outcome outcome) {
      outcome.actCounts().forEach((kind, count) -> acts.merge(kind, count, Integer::sum));
      outcome.faultCounts().forEach((fault, count) -> faults.merge(fault, count, Integer::sum));
    }

    void broken(long seed) {
      broken.add(seed);
    }

    List<Long> broken() {
      return broken;
    }

    void print(PrintStream out) {
      out.println("acts:");
      for (var kind : Act.Kind.values()) {
        out.printf("  %8d %s%n", acts.getOrDefault(kind, 0), kind);
      }
      out.println("faults:");
      for (var fault : Fault.values()) {
        out.printf("  %8d %s%n", faults.getOrDefault(fault, 0), fault);
      }
    }

    /** Whether each kind of act and of fault occurred; a few schedules cannot have them all. */
    boolean complete(PrintStream out, long seeds) {
      boolean complete = true;
      for (var kind : Act.Kind.values()) {
        complete &= occurred(out, acts.containsKey(kind), kind.name());
      }
      for (var fault : Fault.values()) {
        complete &= occurred(out, faults.containsKey(fault), fault.name());
      }
      return complete || seeds < 100;
    }

    private static boolean occurred(PrintStream out, boolean did, String what) {
      if (!did) {
        out.println("never occurred: " + what);
      }
      return did;
    }
  }
}
