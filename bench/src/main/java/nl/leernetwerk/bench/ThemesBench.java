package nl.leernetwerk.bench;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import nl.leernetwerk.local.themes.Agreement;
import nl.leernetwerk.local.themes.GroupQuestions;
import nl.leernetwerk.local.themes.LabelledQuestions;
import nl.leernetwerk.themes.Baselines;
import nl.leernetwerk.themes.Catalogue;
import nl.leernetwerk.themes.Grouping;
import nl.leernetwerk.themes.LabelledQuestion;
import nl.leernetwerk.themes.Moved;
import nl.leernetwerk.themes.Themes;

/**
 * Measures how well questions held apart are grouped into themes, beside other ways to group them,
 * and what it costs.
 */
final class ThemesBench {
  private static final int SEEDS = 10;
  private static final int NETWORK = 60;
  private static final int TRIALS = 21;

  /** Bounds, of the issue that asked for it. */
  private static final double PURITY = 0.80;

  private static final double MUTUAL_INFORMATION = 0.75;
  private static final double ADJUSTED_RAND = 0.60;
  private static final double MOVED = 0.02;
  private static final double MILLIS = 1000;

  private ThemesBench() {}

  /** Whether every bound was kept. */
  static boolean measure(PrintStream out) {
    // The first of all, so that classes are loaded and code is compiled in its time.
    long start = System.nanoTime();
    var catalogue = Catalogue.load();
    double read = millis(start);
    var themes = Themes.of(catalogue);
    double learned = millis(start);
    var all = LabelledQuestion.heldApart();
    var network = all.stream().map(LabelledQuestion::question).limit(NETWORK).toList();
    start = System.nanoTime();
    themes.group(network, OptionalInt.empty());
    double first = millis(start);
    var again =
        Spread.of(
            DoubleStream.generate(
                    () -> {
                      long now = System.nanoTime();
                      themes.group(network, OptionalInt.empty());
                      return millis(now);
                    })
                .limit(TRIALS));

    out.printf(
        "%nThemes: %d themes, %d examples and %d words; %d questions held apart%n",
        catalogue.themes().size(),
        catalogue.themes().stream().mapToInt(it -> it.examples().size()).sum(),
        catalogue.themes().stream().mapToInt(it -> it.words().size()).sum(),
        all.size());
    var ours = compare(out, themes, all);
    var firstLabels =
        LabelledQuestion.firstExamples().stream()
            .map(LabelledQuestion::label)
            .collect(Collectors.toSet());
    compare(out, themes, all.stream().filter(it -> firstLabels.contains(it.label())).toList());

    var questions = all.stream().map(LabelledQuestion::question).toList();
    double moved = Moved.byOneQuestion(themes, questions, questions);
    out.printf("  One question more moves %.2f %% of the others.%n", 100 * moved);
    out.printf(
        "  Reading the catalogue %.0f ms, learning it %.0f ms, the first %d questions %.0f ms%n",
        read, learned - read, NETWORK, first);
    out.println(Spread.head());
    out.println(again.row(NETWORK + " questions", "%.0f ms"));
    boolean kept =
        ours.purity() >= PURITY
            && ours.mutualInformation() >= MUTUAL_INFORMATION
            && ours.adjustedRand() >= ADJUSTED_RAND
            && moved <= MOVED
            && first <= MILLIS;
    out.printf(
        "  Bounds (purity %.2f, NMI %.2f, adjusted Rand %.2f, moved %.0f %%, %.0f ms): %s%n",
        PURITY, MUTUAL_INFORMATION, ADJUSTED_RAND, 100 * MOVED, MILLIS, kept ? "kept" : "NOT KEPT");
    return kept;
  }

  private static Agreement compare(
      PrintStream out, Themes themes, List<LabelledQuestion> labelled) {
    var questions = labelled.stream().map(LabelledQuestion::question).toList();
    var labels = labelled.stream().map(LabelledQuestion::label).toList();
    int wanted = Set.copyOf(labels).size();
    var examples = LabelledQuestion.firstExamples();
    out.printf("  %d questions with %d labels%n", questions.size(), wanted);
    row(
        out,
        "random, %d clusters".formatted(wanted),
        chance(labels, seed -> Baselines.random(questions, wanted, seed)));
    row(
        out,
        "TF-IDF k-means, %d clusters".formatted(wanted),
        chance(labels, seed -> Baselines.kMeans(questions, wanted, seed)));
    row(
        out,
        "plain classifier, first %d examples".formatted(examples.size()),
        Agreement.of(Baselines.classifier(questions, examples), labels));
    var read = new LabelledQuestions(questions, labels);
    ours(
        out,
        "this system, %d themes wanted".formatted(wanted),
        read,
        themes.group(questions, OptionalInt.of(wanted)));
    var grouping = themes.group(questions, OptionalInt.empty());
    right(out, grouping, labelled);
    return ours(out, "this system", read, grouping);
  }

  private static Agreement ours(
      PrintStream out, String name, LabelledQuestions read, Grouping grouping) {
    var agreement = GroupQuestions.agreement(read, grouping);
    row(
        out,
        "%s: %d groups, %d left over"
            .formatted(name, grouping.groups().size(), grouping.leftOver().size()),
        agreement);
    return agreement;
  }

  /** How many stand in a theme that their label may mean. */
  private static void right(PrintStream out, Grouping grouping, List<LabelledQuestion> labelled) {
    var labels =
        labelled.stream()
            .collect(Collectors.toMap(it -> it.question().id(), LabelledQuestion::label));
    var meant = LabelledQuestion.themesOfLabels();
    var right = new HashSet<String>();
    int placed = 0;
    for (var group : grouping.groups()) {
      placed += group.questions().size();
      group.questions().stream()
          .filter(it -> meant.get(labels.get(it.id())).contains(group.theme().orElse("")))
          .forEach(it -> right.add(it.id()));
    }
    out.printf("  %d of %d placed questions are in a theme of their label%n", right.size(), placed);
  }

  private static Agreement chance(List<String> labels, LongFunction<List<Integer>> clusters) {
    return Agreement.mean(
        LongStream.range(0, SEEDS)
            .mapToObj(seed -> Agreement.of(clusters.apply(seed), labels))
            .toList());
  }

  private static void row(PrintStream out, String name, Agreement agreement) {
    out.printf(Locale.ROOT, "  %-56s %s%n", name, agreement.line());
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
