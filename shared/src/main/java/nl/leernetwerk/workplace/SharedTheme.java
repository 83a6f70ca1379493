package nl.leernetwerk.workplace;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Network;

/**
 * A theme as the pairs of its network see it. It names initiatives, and none of their people.
 *
 * @param meeting the place in the round's list of meetings, from 0, of the one it is meant for
 * @param questions in the order of the theme
 */
public record SharedTheme(
    String name, String description, OptionalInt meeting, List<Asked> questions) {
  public SharedTheme {
    questions = List.copyOf(questions);
  }

  /** A question, with the initiative that asks it. */
  public record Asked(String initiative, String text) {}

  /**
   * What the pairs of a network see of its themes: nothing until the facilitators show them. A
   * question that was left out, or that nobody gave a theme yet, is not there.
   */
  public static List<SharedTheme> of(
      GroupingContent content, List<Registration> all, Network network) {
    if (!content.shownToPairs()) {
      return List.of();
    }
    var asked =
        GroupingQuestion.of(all, network).stream()
            .collect(Collectors.toMap(GroupingQuestion::id, Function.identity()));
    return content.of(asked.keySet()).themes().stream()
        .filter(theme -> !theme.questions().isEmpty())
        .map(
            theme ->
                new SharedTheme(
                    theme.name(),
                    theme.description(),
                    theme.meeting(),
                    theme.questions().stream()
                        .map(asked::get)
                        .map(it -> new Asked(it.initiative(), it.text()))
                        .toList()))
        .toList();
  }
}
