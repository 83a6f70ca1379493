package nl.leernetwerk.themes;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gives each text one theme. */
final class Assignment {
  private final List<Text> texts;
  private final int[] themes;

  private Assignment(List<Text> texts) {
    this.texts = texts;
    themes = texts.stream().mapToInt(text -> text.ranked()[0]).toArray();
  }

  /**
   * The theme of each text: its likeliest, or as near as the wanted number of themes allows. There
   * are fewer themes than wanted when there are not that many texts or themes.
   */
  static int[] of(List<Text> texts, OptionalInt wanted) {
    var assignment = new Assignment(texts);
    wanted.ifPresent(assignment::closeDownTo);
    wanted.ifPresent(assignment::openUpTo);
    return assignment.themes;
  }

  private SortedSet<Integer> open() {
    return IntStream.of(themes).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  /** Closes themes, each time the one that its texts miss the least; they go to the next best. */
  private void closeDownTo(int wanted) {
    for (var open = open(); open.size() > Math.max(1, wanted); open = open()) {
      var all = Set.copyOf(open);
      int least =
          open.stream()
              .min(Comparator.comparingDouble((Integer it) -> missed(it, all)))
              .orElseThrow();
      var rest = new HashSet<>(all);
      rest.remove(least);
      for (int i = 0; i < themes.length; i++) {
        themes[i] = themes[i] == least ? best(texts.get(i), rest) : themes[i];
      }
    }
  }

  private double missed(int theme, Set<Integer> open) {
    var rest = new HashSet<>(open);
    rest.remove(theme);
    return IntStream.range(0, themes.length)
        .filter(i -> themes[i] == theme)
        .mapToObj(texts::get)
        .mapToDouble(text -> Math.log(text.likely(theme)) - Math.log(text.likely(best(text, rest))))
        .sum();
  }

  private static int best(Text text, Set<Integer> among) {
    return IntStream.of(text.ranked()).filter(among::contains).findFirst().orElseThrow();
  }

  /** Opens themes, each time for the text that fits another theme nearly as well as its own. */
  private void openUpTo(int wanted) {
    while (open().size() < wanted) {
      var open = open();
      int mover = -1;
      int theme = -1;
      double nearest = -1;
      for (int i = 0; i < themes.length; i++) {
        if (isAlone(themes[i])) {
          continue;
        }
        var text = texts.get(i);
        int other =
            IntStream.of(text.ranked()).filter(it -> !open.contains(it)).findFirst().orElse(-1);
        if (other >= 0 && text.likely(other) / text.likely(themes[i]) > nearest) {
          mover = i;
          theme = other;
          nearest = text.likely(other) / text.likely(themes[i]);
        }
      }
      if (mover < 0) {
        return;
      }
      themes[mover] = theme;
    }
  }

  private boolean isAlone(int theme) {
    return IntStream.of(themes).filter(it -> it == theme).count() == 1;
  }
}
