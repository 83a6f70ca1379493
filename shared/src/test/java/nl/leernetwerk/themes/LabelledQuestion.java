package nl.leernetwerk.themes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A question, and the label that a person gave it. */
public record LabelledQuestion(Question question, String label) {

  /**
   * Questions that somebody wrote who had not seen the catalogue, and that nobody may tune on: for
   * measuring.
   */
  public static List<LabelledQuestion> heldApart() {
    return lines("held-apart.tsv").stream()
        .map(field -> new LabelledQuestion(new Question(field[0], field[1]), field[2]))
        .toList();
  }

  /** The first 720 examples, sixty for each of twelve themes, in the order of their labels. */
  public static List<LabelledQuestion> firstExamples() {
    return lines("first-examples.tsv").stream()
        .map(field -> new LabelledQuestion(new Question(field[1], field[1]), field[0]))
        .toList();
  }

  /** Which themes of the catalogue a label of the questions held apart may mean, by their ids. */
  public static Map<String, Set<String>> themesOfLabels() {
    return lines("held-apart-labels.tsv").stream()
        .collect(Collectors.toMap(field -> field[0], field -> Set.of(field[1].split(" "))));
  }

  private static List<String[]> lines(String file) {
    try (var text = LabelledQuestion.class.getResourceAsStream(file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t"))
          .peek(fields -> Arrays.setAll(fields, i -> fields[i].strip()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
