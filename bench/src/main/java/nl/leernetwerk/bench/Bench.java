package nl.leernetwerk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import nl.leernetwerk.bench.costs.Costs;
import nl.leernetwerk.bench.costs.UsageBench;

/**
 * Runs the named measurements, or all of them, and ends with 1 when a bound was not kept. The costs
 * are measured only when they are named.
 */
public final class Bench {
  private static final String REGISTRATION = "registration";
  private static final String ALLOCATION = "allocation";
  private static final String SEARCH = "search";
  private static final String STORE = "store";
  private static final String THEMES = "themes";

  private static final String USAGE = "usage";
  private static final String COSTS = "costs";

  private Bench() {}

  /**
   * Takes the names of measurements, separated by commas; anything else means all of them. The exit
   * code is 0 if every bound was kept, and 1 if not, or when something could not be measured.
   */
  public static void main(String[] arguments) {
    // DynamoDB Local leaves threads behind, which would keep the process alive.
    try {
      System.exit(measure(arguments) ? 0 : 1);
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static boolean measure(String[] arguments) throws IOException {
    var all = List.of(THEMES, REGISTRATION, ALLOCATION, SEARCH, STORE);
    var asked = List.of(String.join(",", arguments).split(","));
    if (asked.contains(USAGE) || asked.contains(COSTS)) {
      costs(asked.contains(USAGE));
      return true;
    }
    var chosen = asked.stream().anyMatch(all::contains) ? asked : all;
    PrintStream out = System.out;
    out.printf(
        "Java %s, %d processors, %s%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.info"));
    boolean held = true;
    if (chosen.contains(THEMES)) {
      held = ThemesBench.measure(out);
    }
    if (chosen.contains(REGISTRATION)) {
      held &= RegistrationBench.measure(out);
    }
    if (chosen.contains(ALLOCATION)) {
      AllocationBench.measure(out);
    }
    if (chosen.contains(SEARCH)) {
      held &= SearchBench.measure(out);
    }
    if (chosen.contains(STORE)) {
      StoreBench.measure(out);
    }
    return held;
  }

  private static void costs(boolean count) throws IOException {
    var root = Path.of(System.getProperty("project.root"));
    if (count) {
      UsageBench.measure(root, System.out);
    }
    Costs.write(root);
  }
}
