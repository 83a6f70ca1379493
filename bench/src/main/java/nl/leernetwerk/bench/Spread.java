package nl.leernetwerk.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** The spread of a figure over many trials. On a shared machine, look at the median. */
final class Spread {
  private static final String ROW = "  %-36s %11s %11s %11s %11s";

  private final double[] sorted;

  private Spread(double[] sorted) {
    this.sorted = sorted;
  }

  static Spread of(DoubleStream values) {
    var sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    return new Spread(sorted);
  }

  int trials() {
    return sorted.length;
  }

  double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The percentile: the smallest value that at least this many of every hundred trials did not
   * exceed.
   */
  double percentile(int percent) {
    return sorted[Math.ceilDiv(percent * sorted.length, 100) - 1];
  }

  double least() {
    return sorted[0];
  }

  double most() {
    return sorted[sorted.length - 1];
  }

  /** The heading of a list of {@link #row}s. */
  static String head() {
    return ROW.formatted("", "median", "p95", "least", "most");
  }

  /**
   * This spread in one line.
   *
   * @param format how a figure is written, with its unit
   */
  String row(String name, String format) {
    return ROW.formatted(
        name,
        write(format, median()),
        write(format, percentile(95)),
        write(format, least()),
        write(format, most()));
  }

  private static String write(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
