package nl.leernetwerk.themes;

/**
 * A text as the terms that it holds, with a weight for each.
 *
 * @param terms numbers of terms, in ascending order
 */
record Vector(int[] terms, float[] weights) {
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
