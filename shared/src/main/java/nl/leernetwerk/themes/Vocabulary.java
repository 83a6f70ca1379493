package nl.leernetwerk.themes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The terms of the texts that were learned from, each with what it tells: the fewer of these texts
 * hold it, the more (TF-IDF, with the logarithm of the count). A term is a whole word or a piece of
 * one.
 */
final class Vocabulary {
  /** The part of all texts that may hold a word which tells something. */
  private static final double COMMON = 0.02;

  private final Map<String, Integer> wholes = new HashMap<>();
  private final Map<String, Integer> pieces = new HashMap<>();

  /** The terms of each word that was seen: people use few words, and those often. */
  private final Map<String, int[]> words = new HashMap<>();

  private final boolean[] isWhole;
  private final double[] tells;
  private final double unknownTells;

  Vocabulary(List<String> texts) {
    var termsOfTexts = texts.stream().map(this::learn).toList();
    isWhole = new boolean[wholes.size() + pieces.size()];
    wholes.values().forEach(term -> isWhole[term] = true);
    var held = new int[isWhole.length];
    for (var terms : termsOfTexts) {
      Arrays.sort(terms);
      for (int i = 0; i < terms.length; i++) {
        held[terms[i]] += i == 0 || terms[i] != terms[i - 1] ? 1 : 0;
      }
    }
    unknownTells = 1 + Math.log(1.0 + texts.size());
    tells = IntStream.of(held).mapToDouble(count -> unknownTells - Math.log(1.0 + count)).toArray();
  }

  private int[] learn(String text) {
    return Terms.folded(text).stream()
        .flatMapToInt(word -> IntStream.of(words.computeIfAbsent(word, this::learnWord)))
        .toArray();
  }

  private int[] learnWord(String word) {
    var terms = Terms.pieces(word).stream().mapToInt(piece -> number(pieces, piece));
    return (Terms.isWhole(word)
            ? IntStream.concat(IntStream.of(number(wholes, word)), terms)
            : terms)
        .toArray();
  }

  private int number(Map<String, Integer> kind, String term) {
    return kind.computeIfAbsent(term, _ -> wholes.size() + pieces.size());
  }

  int size() {
    return tells.length;
  }

  /** The known terms of a folded word. */
  int[] known(String word) {
    var terms = words.get(word);
    return terms != null
        ? terms
        : Terms.pieces(word).stream().filter(pieces::containsKey).mapToInt(pieces::get).toArray();
  }

  /** The known terms of a text, as a vector of length 1: its words weigh as much as the pieces. */
  Vector vector(String text) {
    int[] terms =
        Terms.folded(text).stream().flatMapToInt(word -> IntStream.of(known(word))).toArray();
    Arrays.sort(terms);
    var distinct = new int[terms.length];
    var weights = new double[terms.length];
    var squares = new double[2];
    int size = 0;
    for (int start = 0, end = 0; start < terms.length; start = end) {
      while (end < terms.length && terms[end] == terms[start]) {
        end++;
      }
      distinct[size] = terms[start];
      weights[size] = weight(tells[terms[start]], end - start);
      squares[kind(terms[start])] += weights[size] * weights[size];
      size++;
    }
    var scaled = new float[size];
    for (int i = 0; i < size; i++) {
      scaled[i] = (float) (weights[i] / Math.sqrt(2 * squares[kind(distinct[i])]));
    }
    return new Vector(Arrays.copyOf(distinct, size), scaled);
  }

  private int kind(int term) {
    return isWhole[term] ? 0 : 1;
  }

  /** All words of a text with their weights, of length 1. A word that is not known weighs most. */
  SortedMap<String, Double> weights(String text) {
    var counts = new HashMap<String, Integer>();
    Terms.folded(text).forEach(word -> counts.merge(word, 1, Integer::sum));
    var weights = new TreeMap<String, Double>();
    counts.forEach((word, count) -> weights.put(word, weight(tells(word), count)));
    double length =
        Math.sqrt(weights.values().stream().mapToDouble(weight -> weight * weight).sum());
    weights.replaceAll((_, weight) -> weight / length);
    return weights;
  }

  private static double weight(double tells, int count) {
    return tells * (1 + Math.log(count));
  }

  /** How much a folded word tells; the rarer it is among the texts, the more. */
  double tells(String word) {
    var term = wholes.get(word);
    return term == null ? unknownTells : tells[term];
  }

  /**
   * Whether few enough texts hold the folded word for it to be more than a word of any sentence.
   */
  boolean isTelling(String word) {
    return Terms.isWhole(word) && tells(word) > 1 + Math.log(1 / COMMON);
  }
}
