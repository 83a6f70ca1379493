package nl.leernetwerk.themes;

import java.util.Arrays;
import java.util.List;

/**
 * Which themes are common among some questions. A theme that many other questions are about becomes
 * likelier for a question in doubt; one that no question is surely about becomes less likely.
 */
final class CommonThemes {
  /** 0 would count every theme as common as any other; 1 would believe the questions wholly. */
  private static final double BELIEF = 0.5;

  private static final int ROUNDS = 30;

  private CommonThemes() {}

  /** The same questions, with the likelihoods weighed by how common each theme is. */
  static List<Text> weigh(List<Text> texts) {
    if (texts.isEmpty()) {
      return texts;
    }
    var common = new double[texts.getFirst().likely().length];
    Arrays.fill(common, 1.0 / common.length);
    var weighed = texts;
    for (int round = 0; round < ROUNDS; round++) {
      weighed = weigh(texts, common);
      var counts = new double[common.length];
      Arrays.fill(counts, 1);
      weighed.forEach(text -> Arrays.setAll(counts, theme -> counts[theme] + text.likely(theme)));
      common = Shares.of(counts);
    }
    return weighed;
  }

  private static List<Text> weigh(List<Text> texts, double[] common) {
    var weight = Arrays.stream(common).map(share -> Math.pow(share, BELIEF)).toArray();
    return texts.stream()
        .map(
            text -> {
              var likely = text.likely();
              Arrays.setAll(likely, theme -> likely[theme] * weight[theme]);
              return text.with(Shares.of(likely));
            })
        .toList();
  }
}
