package nl.leernetwerk.themes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import nl.leernetwerk.kernel.Folding;

/**
 * Finds texts that resemble each other, by the words they share, whether or not a theme knows
 * these.
 */
final class Alike {
  private static final int FEWEST = 2;
  private static final double ALIKE = 0.3;

  private final Vocabulary vocabulary;

  Alike(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The texts that resemble another, in groups. The order of the groups is that of their firsts.
   */
  List<List<Text>> among(List<Text> texts) {
    var weights = texts.stream().map(text -> vocabulary.weights(text.words())).toList();
    var groups = new ArrayList<List<Text>>();
    var seen = new HashSet<Integer>();
    for (int first = 0; first < texts.size(); first++) {
      if (seen.add(first)) {
        var group = new ArrayList<>(List.of(first));
        for (int at = 0; at < group.size(); at++) {
          for (int other = 0; other < texts.size(); other++) {
            if (!seen.contains(other)
                && resemblance(weights.get(group.get(at)), weights.get(other)) >= ALIKE) {
              seen.add(other);
              group.add(other);
            }
          }
        }
        if (group.size() >= FEWEST) {
          groups.add(group.stream().sorted().map(texts::get).toList());
        }
      }
    }
    return groups;
  }

  private static double resemblance(
      SortedMap<String, Double> one, SortedMap<String, Double> other) {
    double sum = 0;
    for (var term : one.keySet()) {
      sum += one.get(term) * other.getOrDefault(term, 0.0);
    }
    return sum;
  }

  /**
   * The words that at least two of these texts hold, the most telling first, as they were typed.
   */
  List<String> shared(List<Text> texts, int atMost) {
    var holds = new HashMap<String, Integer>();
    var typed = new HashMap<String, String>();
    for (var text : texts) {
      var own = new HashSet<String>();
      for (var word : Terms.typed(text.words())) {
        var folded = Folding.fold(word);
        typed.putIfAbsent(folded, word);
        if (own.add(folded)) {
          holds.merge(folded, 1, Integer::sum);
        }
      }
    }
    return holds.keySet().stream()
        .filter(word -> holds.get(word) > 1 && vocabulary.isTelling(word))
        .sorted(
            Comparator.comparingDouble((String word) -> -vocabulary.tells(word) * holds.get(word))
                .thenComparing(word -> word))
        .limit(atMost)
        .map(typed::get)
        .toList();
  }
}
