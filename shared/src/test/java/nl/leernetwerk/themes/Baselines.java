package nl.leernetwerk.themes;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Other ways to group the same questions, to compare with. Each gives a cluster per question. */
public final class Baselines {
  private static final int ROUNDS = 50;

  private Baselines() {}

  /** Clusters by chance. */
  public static List<Integer> random(List<Question> questions, int clusters, long seed) {
    var random = new Random(seed);
    return questions.stream().map(_ -> random.nextInt(clusters)).toList();
  }

  /** K-means on TF-IDF of the same terms that the classifier sees, by the cosine. */
  public static List<Integer> kMeans(List<Question> questions, int clusters, long seed) {
    var vocabulary = new Vocabulary(questions.stream().map(Question::text).toList());
    var vectors = questions.stream().map(it -> vocabulary.vector(it.text())).toList();
    var centres =
        new Random(seed)
            .ints(0, vectors.size())
            .distinct()
            .limit(clusters)
            .mapToObj(first -> mean(List.of(vectors.get(first)), vocabulary.size()))
            .toArray(double[][]::new);
    List<Integer> nearest = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      var now = vectors.stream().map(vector -> nearest(vector, centres)).toList();
      if (now.equals(nearest)) {
        break;
      }
      for (int centre = 0; centre < clusters; centre++) {
        int at = centre;
        var of =
            IntStream.range(0, now.size())
                .filter(i -> now.get(i) == at)
                .mapToObj(vectors::get)
                .toList();
        centres[centre] = of.isEmpty() ? centres[centre] : mean(of, vocabulary.size());
      }
      nearest = now;
    }
    return nearest;
  }

  private static double[] mean(List<Vector> vectors, int size) {
    var sum = new double[size];
    vectors.forEach(
        vector ->
            IntStream.range(0, vector.size())
                .forEach(i -> sum[vector.term(i)] += vector.weight(i)));
    double length = Math.sqrt(Arrays.stream(sum).map(it -> it * it).sum());
    return Arrays.stream(sum).map(it -> it / length).toArray();
  }

  private static int nearest(Vector vector, double[][] centres) {
    return most(
        centres.length,
        centre ->
            IntStream.range(0, vector.size())
                .mapToDouble(i -> vector.weight(i) * centres[centre][vector.term(i)])
                .sum());
  }

  private static int most(int size, ToDoubleFunction<Integer> of) {
    int best = 0;
    for (int i = 1; i < size; i++) {
      best = of.applyAsDouble(i) > of.applyAsDouble(best) ? i : best;
    }
    return best;
  }

  /** Complement naive Bayes alone, which learned from these examples alone. */
  public static List<Integer> classifier(
      List<Question> questions, List<LabelledQuestion> examples) {
    var classifier =
        new Classifier(
            new Catalogue(
                examples.stream()
                    .collect(
                        Collectors.groupingBy(
                            LabelledQuestion::label, LinkedHashMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .map(
                        theme ->
                            new Theme(
                                theme.getKey(),
                                theme.getKey(),
                                "",
                                List.of(),
                                theme.getValue().stream().map(it -> it.question().text()).toList()))
                    .toList()));
    return questions.stream()
        .map(it -> Shares.ranked(classifier.likelihoods(classifier.vector(it.text())))[0])
        .toList();
  }
}
