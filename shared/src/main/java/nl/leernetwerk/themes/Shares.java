package nl.leernetwerk.themes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Numbers that add up to one, such as how likely each theme is. */
final class Shares {
  private Shares() {}

  static double[] of(double[] amounts) {
    double sum = Arrays.stream(amounts).sum();
    return Arrays.stream(amounts).map(amount -> amount / sum).toArray();
  }

  /** The places from the largest share to the smallest; of equal ones the first comes first. */
  static int[] ranked(double[] shares) {
    return IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer at) -> -shares[at]).thenComparing(at -> at))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
