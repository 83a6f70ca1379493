package nl.leernetwerk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Measures what it is asked for, or everything; ends with 1 when a bound was not held. */
public final class Bench {
  private static final String REGISTRATION = "registration";
  private static final String ALLOCATION = "allocation";
  private static final String SEARCH = "search";

  private Bench() {}

  /** Takes the names of measurements, between commas; anything else means all of them. */
  public static void main(String[] arguments) throws IOException {
    var all = List.of(REGISTRATION, ALLOCATION, SEARCH);
    var asked = List.of(String.join(",", arguments).split(","));
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
    // DynamoDB Local leaves threads behind that would keep the process alive.
    System.exit(held ? 0 : 1);
  }
}
