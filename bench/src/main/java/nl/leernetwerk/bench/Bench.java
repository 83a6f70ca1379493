package nl.leernetwerk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import nl.leernetwerk.bench.costs.Costs;
import nl.leernetwerk.bench.costs.UsageBench;

/**
 * Measures what it is asked for, or everything; ends with 1 when a bound was not held. The costs
 * are made only when they are asked for.
 */
public final class Bench {
  private static final String REGISTRATION = "registration";
  private static final String ALLOCATION = "allocation";
  private static final String SEARCH = "search";
  private static final String STORE = "store";

  private static final String USAGE = "usage";
  private static final String COSTS = "costs";

  private Bench() {}

  /**
   * Takes the names of measurements, between commas; anything else means all of them. Exits with 0
   * if what was promised held, and with 1 too when it could not be measured.
   */
  public static void main(String[] arguments) {
    // DynamoDB Local leaves threads behind that would keep the process alive.
    try {
      System.exit(measure(arguments) ? 0 : 1);
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static boolean measure(String[] arguments) throws IOException {
    var all = List.of(REGISTRATION, ALLOCATION, SEARCH, STORE);
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
    if (chosen.contains(REGISTRATION)) {
      held = RegistrationBench.measure(out);
    }
    if (chosen.contains(ALLOCATION)) {
      AllocationBench.measure(out);
    }
    if (chosen.contains(SEARCH)) {
      SearchBench.measure(out);
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
