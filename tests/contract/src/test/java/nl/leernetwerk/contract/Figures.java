package nl.leernetwerk.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import nl.leernetwerk.local.template.FunctionSpec;

/**
 * Measures a cold start on one core, through the runtime's contract: of each function, and of
 * several smallest possible functions (floors) with one or another library. Prints the table of
 * docs/measurements.md.
 */
final class Figures {
  private static final int RUNS = 5;
  private static final List<String> ONE_CORE = List.of("taskset", "-c", "0");

  /**
   * What is started: a function, or a floor in the place of a function.
   *
   * @param bytes how much Lambda must fetch
   */
  record Subject(
      String name,
      FunctionSpec spec,
      Path code,
      long bytes,
      Map<String, String> environment,
      Packaged packaged) {}

  /** One cold start: its time on the clock, and its processor time. */
  private record Start(Duration init, Duration first, Duration cpu) {}

  private Figures() {}

  /** Measures, and prints a table. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    leaveTheCore();
    var functions = Packaged.all();
    var floors = Floors.beside(functions.getFirst());
    var starts = new LinkedHashMap<Subject, List<Start>>();
    floors.forEach(floor -> starts.put(floor, new ArrayList<>()));
    for (var function : functions) {
      starts.put(subject(function), new ArrayList<>());
    }
    // The starts alternate, so that other work on the machine affects all of them equally. The
    // first round loads the files into memory and does not count.
    for (int run = 0; run <= RUNS; run++) {
      for (var entry : starts.entrySet()) {
        var start = start(entry.getKey());
        if (run > 0) {
          entry.getValue().add(start);
        }
      }
      System.err.printf("run %d of %d%n", run, RUNS);
    }
    System.out.println("| | zip | init | first invocation | both | its processor time, both |");
    System.out.println("|---|---|---|---|---|---|");
    starts.forEach((subject, list) -> System.out.println(row(subject, list)));
    for (var floor : floors) {
      Packaged.delete(floor.code());
    }
    for (var function : functions) {
      function.close();
    }
    // DynamoDB Local has threads of its own.
    System.exit(0);
  }

  /** Moves this process, with the table in it, to the other core. */
  private static void leaveTheCore() throws IOException, InterruptedException {
    var self = Long.toString(ProcessHandle.current().pid());
    var moved =
        new ProcessBuilder("taskset", "-a", "-c", "-p", "1", self)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (moved != 0) {
      throw new IllegalStateException("measuring takes two cores");
    }
  }

  private static Subject subject(Packaged function) throws IOException {
    return new Subject(
        function.spec().id(),
        function.spec(),
        function.code(),
        Files.size(function.zip()),
        Map.of(),
        function);
  }

  private static Start start(Subject subject) throws IOException {
    var world = subject.packaged().world();
    world.reset();
    subject.packaged().story().before().accept(world);
    var event = subject.packaged().sample().toString().getBytes(StandardCharsets.UTF_8);
    var environment = new HashMap<>(world.account());
    environment.putAll(subject.environment());
    long begin = System.nanoTime();
    try (var sandbox = Sandbox.start(subject.spec(), subject.code(), environment, ONE_CORE)) {
      long ready = System.nanoTime();
      var outcome = sandbox.invoke(event, new CompletableFuture<>());
      long answered = System.nanoTime();
      if (!(outcome instanceof Outcome.Answered)) {
        throw new IllegalStateException(subject.name() + ": " + outcome + "\n" + sandbox.log());
      }
      return new Start(
          Duration.ofNanos(ready - begin), Duration.ofNanos(answered - ready), sandbox.cpu());
    }
  }

  private static String row(Subject subject, List<Start> starts) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f MB | %s | %s | %s | %s |",
        subject.name(),
        subject.bytes() / 1e6,
        spread(starts, Start::init),
        spread(starts, Start::first),
        spread(starts, start -> start.init().plus(start.first())),
        spread(starts, Start::cpu));
  }

  /** The median, and the range of the runs. */
  private static String spread(List<Start> starts, Function<Start, Duration> figure) {
    var sorted = starts.stream().map(figure).map(Duration::toMillis).sorted().toList();
    return "%d ms (%d to %d)"
        .formatted(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }
}
