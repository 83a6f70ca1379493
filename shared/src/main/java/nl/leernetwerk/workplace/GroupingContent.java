package nl.leernetwerk.workplace;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A grouping of a network's questions, as people made it. It holds no text of a question.
 *
 * @param leftOut the ids of questions that were left out on purpose
 * @param shownToPairs whether the pairs of the network see the themes
 */
public record GroupingContent(
    List<GroupingTheme> themes, List<String> leftOut, boolean shownToPairs) {
  public GroupingContent {
    themes = List.copyOf(themes);
    leftOut = List.copyOf(leftOut);
  }

  /** The ids of every question that somebody gave a place or left out. */
  public Set<String> decided() {
    return Stream.concat(
            themes.stream().flatMap(theme -> theme.questions().stream()), leftOut.stream())
        .collect(Collectors.toSet());
  }

  /** The same grouping, with those of its questions that there are. */
  public GroupingContent of(Set<String> questions) {
    var known = new HashSet<>(questions);
    return new GroupingContent(
        themes.stream()
            .map(
                it ->
                    new GroupingTheme(
                        it.id(),
                        it.name(),
                        it.description(),
                        it.meeting(),
                        it.questions().stream().filter(known::contains).toList()))
            .toList(),
        leftOut.stream().filter(known::contains).toList(),
        shownToPairs);
  }
}
