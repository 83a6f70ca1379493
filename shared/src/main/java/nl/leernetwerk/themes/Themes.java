package nl.leernetwerk.themes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.leernetwerk.themes.Grouping.Group;
import nl.leernetwerk.themes.Grouping.Merge;
import nl.leernetwerk.themes.Grouping.Placed;

/**
 * Groups questions into the themes of a catalogue. The outcome depends on nothing but catalogue and
 * questions, and not on the order of the questions. It keeps no state, so that many may use one.
 */
public final class Themes {
  /** Of a hundred questions, how many may be left over. */
  public static final int MOST_LEFT_OVER = 15;

  /** With fewer questions than this a theme is small for a meeting. */
  private static final int FEW = 3;

  /** A question whose best theme is less likely than this fits nothing well. */
  private static final double FITS = 0.4;

  /** A second theme is named when its likelihood is at least this part of that of the first. */
  private static final double NEARLY = 0.6;

  /** A question joins a group that is at least this likely, as a part of its best theme. */
  private static final double JOINS = 0.5;

  private static final int WORDS_IN_NAME = 3;

  private final List<Theme> themes;
  private final Classifier classifier;
  private final Alike alike;
  private final Reasons reasons;

  private Themes(Catalogue catalogue) {
    themes = catalogue.themes();
    classifier = new Classifier(catalogue);
    alike = new Alike(classifier.vocabulary());
    reasons = new Reasons(classifier);
  }

  /** Learns from a catalogue. Takes some tenths of a second, so keep what this gives. */
  public static Themes of(Catalogue catalogue) {
    return new Themes(catalogue);
  }

  /**
   * A suggestion for these questions.
   *
   * @param wanted how many themes; without it as many as the questions ask for
   */
  public Grouping group(List<Question> questions, OptionalInt wanted) {
    refuseDouble(questions.stream().map(Question::id).toList());
    var texts = CommonThemes.weigh(read(questions));
    return grouping(texts, texts.size() * MOST_LEFT_OVER / 100, wanted);
  }

  /**
   * A suggestion for questions that came after people decided on a grouping, or that changed. What
   * was decided stays as it is.
   */
  public Beside beside(List<Decided> decided, List<Question> added) {
    var ids = new ArrayList<String>();
    decided.forEach(group -> group.questions().forEach(question -> ids.add(question.id())));
    refuseDouble(added.stream().map(Question::id).toList());
    var groups = decided.stream().map(this::profile).toList();
    var joining = new TreeMap<Integer, List<Placed>>();
    var apart = new ArrayList<Text>();
    for (var text : read(added)) {
      var group = groupFor(text, groups);
      group.ifPresentOrElse(
          at ->
              joining
                  .computeIfAbsent(at, _ -> new ArrayList<>())
                  .add(
                      placed(
                          text,
                          groups.get(at).theme().orElse(groups.get(at).ranked()[0]),
                          groups.get(at).texts())),
          () -> apart.add(text));
    }
    int leftOver = (ids.size() + added.size()) * MOST_LEFT_OVER / 100;
    return new Beside(
        IntStream.range(0, groups.size())
            .mapToObj(at -> joining.getOrDefault(at, List.of()))
            .toList(),
        grouping(apart, leftOver, OptionalInt.empty()));
  }

  /**
   * Why each question may stand where people put it: for each group, in the same order, its
   * questions.
   */
  public List<List<Placed>> explain(List<Decided> decided) {
    return decided.stream()
        .map(this::profile)
        .map(
            group -> {
              int theme = group.theme().orElse(group.ranked()[0]);
              return group.texts().stream()
                  .map(text -> placed(text, theme, group.texts()))
                  .toList();
            })
        .toList();
  }

  private static void refuseDouble(List<String> ids) {
    var seen = new HashSet<String>();
    for (var id : ids) {
      if (!seen.add(id)) {
        throw new IllegalArgumentException("two questions have the id " + id);
      }
    }
  }

  /** The questions in an order that does not depend on the one in which they came. */
  private List<Text> read(List<Question> questions) {
    return questions.stream()
        .sorted(Comparator.comparing(Question::id))
        .map(
            question -> {
              var vector = classifier.vector(question.text());
              return new Text(question, vector, classifier.likelihoods(vector));
            })
        .toList();
  }

  private Grouping grouping(List<Text> texts, int mostLeftOver, OptionalInt wanted) {
    var leftOver =
        texts.stream()
            .filter(text -> text.certainty() < FITS)
            .sorted(Comparator.comparingDouble(Text::certainty).thenComparing(Text::id))
            .limit(mostLeftOver)
            .sorted(Comparator.comparing(Text::id))
            .toList();
    var fitting = texts.stream().filter(text -> !leftOver.contains(text)).toList();
    var assigned = Assignment.of(fitting, wanted);
    var byTheme = new TreeMap<Integer, List<Text>>();
    for (int i = 0; i < assigned.length; i++) {
      byTheme.computeIfAbsent(assigned[i], _ -> new ArrayList<>()).add(fitting.get(i));
    }
    var groups = new ArrayList<Group>();
    byTheme.forEach((theme, of) -> groups.add(group(theme, of)));
    // Who wants a number of themes has no use for more of them.
    var nameless = wanted.isPresent() ? List.<List<Text>>of() : alike.among(leftOver);
    nameless.forEach(of -> groups.add(nameless(themes.size() + 1 + nameless.indexOf(of), of)));
    return new Grouping(
        groups,
        leftOver.stream()
            .filter(text -> nameless.stream().noneMatch(of -> of.contains(text)))
            .map(this::leftOver)
            .toList(),
        merges(byTheme));
  }

  private Group group(int theme, List<Text> texts) {
    return new Group(
        theme + 1,
        Optional.of(themes.get(theme).id()),
        themes.get(theme).name(),
        texts.stream().map(text -> placed(text, theme, texts)).toList());
  }

  private Placed placed(Text text, int theme, List<Text> beside) {
    return new Placed(text.id(), reasons.of(text, theme, beside), second(text, theme));
  }

  private Placed leftOver(Text text) {
    var nearest = themes.get(text.ranked()[0]).name();
    return new Placed(
        text.id(), "past bij geen thema goed; nog het meest bij: " + nearest, Optional.empty());
  }

  private Optional<String> second(Text text, int theme) {
    return IntStream.of(text.ranked())
        .filter(other -> other != theme)
        .filter(other -> text.likely(other) >= NEARLY * text.likely(theme))
        .mapToObj(other -> themes.get(other).name())
        .findFirst();
  }

  private Group nameless(int number, List<Text> texts) {
    var shared = alike.shared(texts, WORDS_IN_NAME);
    return new Group(
        number,
        Optional.empty(),
        shared.isEmpty() ? "Nog zonder naam" : "Nog zonder naam: " + String.join(", ", shared),
        texts.stream()
            .map(text -> new Placed(text.id(), reasons.of(text, shared, texts), Optional.empty()))
            .toList());
  }

  private static List<Merge> merges(Map<Integer, List<Text>> byTheme) {
    return byTheme.entrySet().stream()
        .filter(small -> small.getValue().size() < FEW && byTheme.size() > 1)
        .map(small -> new Merge(small.getKey() + 1, nearest(small, byTheme) + 1))
        .toList();
  }

  private static int nearest(
      Map.Entry<Integer, List<Text>> small, Map<Integer, List<Text>> byTheme) {
    return byTheme.keySet().stream()
        .filter(other -> !other.equals(small.getKey()))
        .max(
            Comparator.comparingDouble(
                other -> small.getValue().stream().mapToDouble(it -> it.likely(other)).sum()))
        .orElseThrow();
  }

  /** A decided group as the classifier sees it. */
  private record Profile(Optional<Integer> theme, List<Text> texts, List<Double> likely) {
    int[] ranked() {
      return Shares.ranked(likely.stream().mapToDouble(it -> it).toArray());
    }

    double fits(Text text) {
      return IntStream.range(0, likely.size())
          .mapToDouble(theme -> likely.get(theme) * text.likely(theme))
          .sum();
    }
  }

  private Profile profile(Decided group) {
    var theme =
        IntStream.range(0, themes.size())
            .filter(at -> group.theme().equals(Optional.of(themes.get(at).id())))
            .boxed()
            .findFirst();
    var texts = read(group.questions());
    var sums = new double[themes.size()];
    theme.ifPresent(at -> sums[at]++);
    texts.forEach(text -> Arrays.setAll(sums, at -> sums[at] + text.likely(at)));
    return new Profile(theme, texts, Arrays.stream(Shares.of(sums)).boxed().toList());
  }

  private static Optional<Integer> groupFor(Text text, List<Profile> groups) {
    int best = text.ranked()[0];
    if (text.certainty() < FITS) {
      return Optional.empty();
    }
    return IntStream.range(0, groups.size())
        .filter(at -> groups.get(at).theme().equals(Optional.of(best)))
        .boxed()
        .findFirst()
        .or(
            () ->
                IntStream.range(0, groups.size())
                    .boxed()
                    .max(Comparator.comparingDouble(at -> groups.get(at).fits(text)))
                    .filter(at -> groups.get(at).fits(text) >= JOINS * text.likely(best)));
  }
}
