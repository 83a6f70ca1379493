package nl.leernetwerk.themes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Folding;

/** Says in Dutch why a question stands in its group. */
final class Reasons {
  private static final int WORDS = 3;
  private static final int LONGEST_QUOTE = 80;

  /** Below this a text resembles another by chance. */
  private static final double RESEMBLES = 0.08;

  private final Classifier classifier;

  Reasons(Classifier classifier) {
    this.classifier = classifier;
  }

  /** The words that weighed most for a theme, and what resembles the text most. */
  String of(Text text, int theme, List<Text> beside) {
    var words = classifier.speakFor(theme, text.words(), text.vector(), WORDS);
    var example = classifier.nearest(theme, text.vector());
    return said(
        words,
        Stream.concat(
            beside.stream()
                .filter(other -> other != text)
                .map(other -> new Classifier.Example(other.words(), other.vector())),
            Stream.of(example)),
        text);
  }

  /** The words that the texts of a group share, and which of them resembles the text most. */
  String of(Text text, List<String> shared, List<Text> beside) {
    var own = Terms.folded(text.words());
    return said(
        shared.stream().filter(word -> own.contains(Folding.fold(word))).toList(),
        beside.stream()
            .filter(other -> other != text)
            .map(other -> new Classifier.Example(other.words(), other.vector())),
        text);
  }

  private static String said(List<String> words, Stream<Classifier.Example> others, Text text) {
    var parts = new ArrayList<String>();
    if (!words.isEmpty()) {
      parts.add("om: " + String.join(", ", words));
    }
    var nearest =
        others.max(Comparator.comparingDouble(other -> other.vector().resemblance(text.vector())));
    nearest
        .filter(other -> parts.isEmpty() || other.vector().resemblance(text.vector()) >= RESEMBLES)
        .map(other -> "lijkt op: “" + quoted(other.text()) + "”")
        .ifPresent(parts::add);
    return String.join("; ", parts);
  }

  /** The beginning of a text, on one line, up to a whole word. */
  private static String quoted(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= LONGEST_QUOTE) {
      return line;
    }
    int end =
        Optional.of(line.lastIndexOf(' ', LONGEST_QUOTE))
            .filter(at -> at > 0)
            .orElse(LONGEST_QUOTE);
    return line.substring(0, end) + " …";
  }
}
