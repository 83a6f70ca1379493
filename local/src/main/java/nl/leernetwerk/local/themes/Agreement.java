package nl.leernetwerk.local.themes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well clusters agree with the labels that people gave, as scikit-learn defines it.
 *
 * @param purity the part of the questions whose label is the most frequent one of their cluster
 * @param mutualInformation normalised by the arithmetic mean of both entropies
 * @param adjustedRand the Rand index, adjusted so that chance gives 0
 */
public record Agreement(double purity, double mutualInformation, double adjustedRand) {

  /** Compares the cluster of each question with its label. */
  public static Agreement of(List<?> clusters, List<String> labels) {
    if (clusters.size() != labels.size() || labels.isEmpty()) {
      throw new IllegalArgumentException("a cluster and a label for each question");
    }
    Map<Object, Map<String, Integer>> table = new HashMap<>();
    Map<String, Integer> ofLabel = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      table
          .computeIfAbsent(clusters.get(i), _ -> new HashMap<>())
          .merge(labels.get(i), 1, Integer::sum);
      ofLabel.merge(labels.get(i), 1, Integer::sum);
    }
    var cells = table.values().stream().flatMap(row -> row.values().stream()).toList();
    var ofCluster =
        table.values().stream().map(row -> row.values().stream().mapToInt(it -> it).sum()).toList();
    return new Agreement(
        (double) table.values().stream().mapToInt(row -> most(row.values())).sum() / labels.size(),
        mutualInformation(cells, ofCluster, ofLabel.values()),
        adjustedRand(cells, ofCluster, ofLabel.values()));
  }

  private static int most(Collection<Integer> counts) {
    return counts.stream().mapToInt(it -> it).max().orElseThrow();
  }

  private static double mutualInformation(
      Collection<Integer> cells, Collection<Integer> clusters, Collection<Integer> labels) {
    double ofClusters = entropy(clusters);
    double ofLabels = entropy(labels);
    double mean = (ofClusters + ofLabels) / 2;
    return mean == 0 ? 1 : Math.max(0, (ofClusters + ofLabels - entropy(cells)) / mean);
  }

  private static double entropy(Collection<Integer> counts) {
    double all = counts.stream().mapToInt(it -> it).sum();
    return counts.stream().mapToDouble(it -> -it / all * Math.log(it / all)).sum();
  }

  private static double adjustedRand(
      Collection<Integer> cells, Collection<Integer> clusters, Collection<Integer> labels) {
    double together = pairs(cells);
    double inClusters = pairs(clusters);
    double inLabels = pairs(labels);
    double all = pairs(List.of(labels.stream().mapToInt(it -> it).sum()));
    double chance = all == 0 ? 0 : inClusters * inLabels / all;
    double most = (inClusters + inLabels) / 2;
    return most == chance ? 1 : (together - chance) / (most - chance);
  }

  private static double pairs(Collection<Integer> counts) {
    return counts.stream().mapToDouble(it -> it * (it - 1.0) / 2).sum();
  }

  /** The three measures in one line. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "purity %.3f, NMI %.3f, adjusted Rand %.3f",
        purity,
        mutualInformation,
        adjustedRand);
  }

  /** The mean of several agreements. */
  public static Agreement mean(Collection<Agreement> of) {
    var all = new ArrayList<>(of);
    return new Agreement(
        all.stream().mapToDouble(Agreement::purity).average().orElseThrow(),
        all.stream().mapToDouble(Agreement::mutualInformation).average().orElseThrow(),
        all.stream().mapToDouble(Agreement::adjustedRand).average().orElseThrow());
  }
}
