package nl.leernetwerk.local.themes;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import nl.leernetwerk.local.Complaint;
import nl.leernetwerk.themes.Catalogue;
import nl.leernetwerk.themes.Grouping;
import nl.leernetwerk.themes.Question;
import nl.leernetwerk.themes.Themes;

/** {@code ./run themes FILE}: groups the questions of a file into themes. */
public final class GroupQuestions {
  private GroupQuestions() {}

  /** Prints a line for each question, in the order of the file; what is more goes to the notes. */
  public static void group(Path file, OptionalInt wanted, PrintStream out, PrintStream notes)
      throws Complaint {
    var read = LabelledQuestions.read(file);
    if (wanted.orElse(0) > read.questions().size()) {
      throw new Complaint(
          "--clusters %d is more than the %d questions of %s."
              .formatted(wanted.getAsInt(), read.questions().size(), file));
    }
    var grouping = Themes.of(Catalogue.load()).group(read.questions(), wanted);
    var lines = lines(grouping);
    read.questions().forEach(question -> out.print(lines.get(question.id()) + "\n"));
    if (wanted.isPresent() && grouping.groups().size() != wanted.getAsInt()) {
      notes.printf(
          "These questions make %d themes, not %d.%n", grouping.groups().size(), wanted.getAsInt());
    }
    var names =
        grouping.groups().stream()
            .collect(Collectors.toMap(Grouping.Group::number, Grouping.Group::name));
    grouping
        .merges()
        .forEach(
            merge ->
                notes.printf(
                    "\"%s\" has few questions; it is nearest to \"%s\".%n",
                    names.get(merge.group()), names.get(merge.into())));
    if (!read.labels().isEmpty()) {
      notes.println(agreement(read, grouping).line());
    }
  }

  /** How well a grouping agrees with the labels; a question left over is a cluster of its own. */
  public static Agreement agreement(LabelledQuestions questions, Grouping grouping) {
    var clusters = new HashMap<String, Object>();
    for (var group : grouping.groups()) {
      group.questions().forEach(placed -> clusters.put(placed.id(), group.number()));
    }
    grouping.leftOver().forEach(placed -> clusters.put(placed.id(), "alone: " + placed.id()));
    return Agreement.of(
        questions.questions().stream().map(Question::id).map(clusters::get).toList(),
        questions.labels());
  }

  private static Map<String, String> lines(Grouping grouping) {
    var lines = new HashMap<String, String>();
    for (var group : grouping.groups()) {
      group
          .questions()
          .forEach(placed -> lines.put(placed.id(), line(placed, group.number(), group.name())));
    }
    grouping
        .leftOver()
        .forEach(placed -> lines.put(placed.id(), line(placed, 0, "Niet ingedeeld")));
    return lines;
  }

  private static String line(Grouping.Placed placed, int number, String name) {
    return String.join(
        "\t",
        placed.id(),
        Integer.toString(number),
        name,
        placed.reason() + placed.second().map(other -> "; ook: " + other).orElse(""));
  }
}
