package nl.leernetwerk.themes;

import java.util.Arrays;

/** A text as the terms that it holds, with a weight for each. */
final class Vector {
  private final int[] terms;
  private final float[] weights;

  /**
   * A vector, which owns these arrays from now on.
   *
   * @param terms numbers of terms, in ascending order
   */
  Vector(int[] terms, float[] weights) {
    this.terms = terms;
    this.weights = weights;
  }

  int size() {
    return terms.length;
  }

  int term(int at) {
    return terms[at];
  }

  float weight(int at) {
    return weights[at];
  }

  /** The weight of a term; 0 when the text does not hold it. */
  float weightOf(int term) {
    int at = Arrays.binarySearch(terms, term);
    return at < 0 ? 0 : weights[at];
  }

  /** How much two texts resemble each other: 0 for no term in common, 1 for the same terms. */
  double resemblance(Vector other) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < terms.length && j < other.terms.length) {
      if (terms[i] == other.terms[j]) {
        sum += (double) weights[i++] * other.weights[j++];
      } else if (terms[i] < other.terms[j]) {
        i++;
      } else {
        j++;
      }
    }
    return sum;
  }
}
