package nl.leernetwerk.bench;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.AllocationEntry;
import nl.leernetwerk.seats.Allocator;

/** Measures what deciding a round costs: the pure function alone, without reading or writing. */
final class AllocationBench {
  private static final int SMALL = 5_000;
  private static final int LARGE = 100_000;
  private static final int TRIALS = 21;

  private static final Instant FIRST = Instant.parse("2024-06-26T22:00:00Z");

  private AllocationBench() {}

  static void measure(PrintStream out) {
    out.printf("%nAllocation: %d trials each, two sectors of one network of twelve%n", TRIALS);
    out.println(Spread.head());
    for (var policy : Policy.values()) {
      var round =
          Sample.round(policy, CapacityUnit.SCHOOLS, Sample.network("PO"), Sample.network("VO"));
      var small = trials(round, entries(SMALL));
      var large = trials(round, entries(LARGE));
      out.println(small.row(name(policy, SMALL), "%.2f ms"));
      out.println(large.row(name(policy, LARGE), "%.2f ms"));
      out.printf(
          "  %d times as many entries take %.1f times as long%n",
          LARGE / SMALL, large.median() / small.median());
    }
  }

  private static String name(Policy policy, int entries) {
    return String.format(Locale.ROOT, "%s, %,d entries", Word.of(policy), entries);
  }

  private static Spread trials(Round round, List<AllocationEntry> entries) {
    IntStream.range(0, TRIALS).forEach(_ -> allocate(round, entries));
    System.gc();
    return Spread.of(DoubleStream.generate(() -> allocate(round, entries) / 1e6).limit(TRIALS));
  }

  private static long allocate(Round round, List<AllocationEntry> entries) {
    long start = System.nanoTime();
    var allocation = Allocator.allocate(round, entries, Sample.SEED);
    long nanos = System.nanoTime() - start;
    if (allocation.outcomes().size() != entries.size()) {
      throw new IllegalStateException("the allocation left somebody out");
    }
    return nanos;
  }

  /** Entries of one to three schools, in a random order, as the table's partitions give them. */
  private static List<AllocationEntry> entries(int count) {
    var random = new Random(1);
    var entries =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new AllocationEntry(
                        Reference.random("2024-2025", random),
                        i % 3 == 0 ? Sector.VO : Sector.PO,
                        1 + random.nextInt(3),
                        new Arrival(FIRST.plusMillis(random.nextInt(1 << 30)), "request-" + i)))
            .collect(Collectors.toList());
    Collections.shuffle(entries, random);
    return entries;
  }
}
