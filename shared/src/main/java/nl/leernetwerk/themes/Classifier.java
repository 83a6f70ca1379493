package nl.leernetwerk.themes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import nl.leernetwerk.kernel.Folding;

/**
 * Tells which theme a text is about, by what it learned from a catalogue: complement naive Bayes
 * (Rennie and others, 2003). A theme fits a text the better, the rarer the text's terms are in all
 * other themes.
 */
final class Classifier {
  /** What is added to each count, so that a term which a theme lacks excludes no theme. */
  private static final double SMOOTHING = 0.25;

  /** How fast a worse score makes a theme less likely; chosen so that likelihoods come true. */
  private static final double SHARPNESS = 4;

  private final List<Theme> themes;
  private final Vocabulary vocabulary;

  /** What stands of a term in one theme and in all, one row for each term. */
  private final float[] counts;

  private final double[] totals;
  private final double total;
  private final List<List<Example>> examples;

  /** An example of the catalogue. */
  record Example(String text, Vector vector) {}

  Classifier(Catalogue catalogue) {
    themes = catalogue.themes();
    vocabulary =
        new Vocabulary(
            themes.stream()
                .flatMap(theme -> List.of(theme.words(), theme.examples()).stream())
                .flatMap(List::stream)
                .toList());
    counts = new float[vocabulary.size() * themes.size()];
    totals = new double[themes.size()];
    examples = new ArrayList<>();
    for (int theme = 0; theme < themes.size(); theme++) {
      int at = theme;
      themes.get(theme).words().forEach(word -> learn(at, vocabulary.vector(word)));
      var ofTheme =
          themes.get(theme).examples().stream()
              .map(text -> new Example(text, vocabulary.vector(text)))
              .toList();
      ofTheme.forEach(example -> learn(at, example.vector()));
      examples.add(ofTheme);
    }
    total = Arrays.stream(totals).sum();
  }

  private void learn(int theme, Vector vector) {
    for (int i = 0; i < vector.size(); i++) {
      counts[vector.term(i) * themes.size() + theme] += vector.weight(i);
      totals[theme] += vector.weight(i);
    }
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Vector vector(String text) {
    return vocabulary.vector(text);
  }

  /** How likely each theme is for the text, each theme being as common as any other. */
  double[] likelihoods(Vector text) {
    var scores = new double[themes.size()];
    for (int i = 0; i < text.size(); i++) {
      var tells = tells(text.term(i));
      for (int theme = 0; theme < scores.length; theme++) {
        scores[theme] += text.weight(i) * tells[theme];
      }
    }
    double best = Arrays.stream(scores).max().orElseThrow();
    for (int theme = 0; theme < scores.length; theme++) {
      scores[theme] = Math.exp(SHARPNESS * (scores[theme] - best));
    }
    return Shares.of(scores);
  }

  /** What a term tells for each theme: the logarithm of how rare it is in all others. */
  private double[] tells(int term) {
    var tells = new double[themes.size()];
    double everywhere = 0;
    for (int theme = 0; theme < tells.length; theme++) {
      everywhere += counts[term * tells.length + theme];
    }
    for (int theme = 0; theme < tells.length; theme++) {
      double elsewhere = everywhere - counts[term * tells.length + theme] + SMOOTHING;
      tells[theme] = -Math.log(elsewhere / (total - totals[theme] + SMOOTHING * vocabulary.size()));
    }
    return tells;
  }

  /**
   * The words of a text that speak most for a theme, as they were typed, the strongest first. Words
   * that say as much for most other themes are left out.
   */
  List<String> speakFor(int theme, String text, Vector vector, int atMost) {
    var typed = new LinkedHashMap<String, String>();
    Terms.typed(text).forEach(word -> typed.putIfAbsent(Folding.fold(word), word));
    var strength = new HashMap<String, Double>();
    typed.keySet().stream()
        .filter(vocabulary::isTelling)
        .forEach(word -> strength.put(word, strength(theme, word, vector)));
    double strongest = strength.values().stream().mapToDouble(it -> it).max().orElse(0);
    return typed.keySet().stream()
        .filter(word -> strength.getOrDefault(word, 0.0) > Math.max(0, strongest / 3))
        .sorted(Comparator.comparingDouble((String word) -> -strength.get(word)))
        .limit(atMost)
        .map(typed::get)
        .toList();
  }

  private double strength(int theme, String word, Vector text) {
    double strength = 0;
    for (int term : vocabulary.known(word)) {
      var tells = tells(term);
      strength += text.weightOf(term) * (tells[theme] - Arrays.stream(tells).average().orElse(0));
    }
    return strength;
  }

  /** The example of a theme that most resembles the text. */
  Example nearest(int theme, Vector text) {
    return examples.get(theme).stream()
        .max(Comparator.comparingDouble(example -> example.vector().resemblance(text)))
        .orElseThrow();
  }
}
