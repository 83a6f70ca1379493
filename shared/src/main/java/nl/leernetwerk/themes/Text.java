package nl.leernetwerk.themes;

import java.util.Arrays;

/** A question as the classifier sees it, and how likely each theme is for it. */
final class Text {
  private final Question question;
  private final Vector vector;
  private final double[] likely;

  Text(Question question, Vector vector, double[] likely) {
    this.question = question;
    this.vector = vector;
    this.likely = likely;
  }

  String id() {
    return question.id();
  }

  String words() {
    return question.text();
  }

  Vector vector() {
    return vector;
  }

  double likely(int theme) {
    return likely[theme];
  }

  double[] likely() {
    return likely.clone();
  }

  /** The themes, the likeliest first. */
  int[] ranked() {
    return Shares.ranked(likely);
  }

  /** How likely the likeliest theme is. */
  double certainty() {
    return Arrays.stream(likely).max().orElseThrow();
  }

  /** The same question with other likelihoods. */
  Text with(double[] others) {
    return new Text(question, vector, others);
  }
}
