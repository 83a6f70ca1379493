package nl.leernetwerk.themes;

import java.util.List;
import java.util.Optional;

/**
 * Questions grouped into themes: a suggestion, which people change.
 *
 * @param groups in ascending order of their numbers
 * @param leftOver the questions that fit nothing well, each with the theme that is nearest
 * @param merges which groups are small, and where they would fit; nothing is merged by itself
 */
public record Grouping(List<Group> groups, List<Placed> leftOver, List<Merge> merges) {
  public Grouping {
    groups = List.copyOf(groups);
    leftOver = List.copyOf(leftOver);
    merges = List.copyOf(merges);
  }

  /**
   * A theme with its questions.
   *
   * @param number the place of the theme in the catalogue, from 1, so that it stays the same when
   *     questions come and go; the numbers after the last are for groups without a theme
   * @param theme the id of the theme; empty for questions that resemble each other and fit no theme
   * @param name the name of the theme; for a group without a theme, words that its questions share
   * @param questions in the order of their ids
   */
  public record Group(int number, Optional<String> theme, String name, List<Placed> questions) {
    public Group {
      questions = List.copyOf(questions);
    }
  }

  /**
   * A question in a group.
   *
   * @param reason why it stands there, in Dutch
   * @param second the name of another theme that fits nearly as well
   */
  public record Placed(String id, String reason, Optional<String> second) {}

  /**
   * A group that has few questions for a meeting.
   *
   * @param group the number of that group
   * @param into the number of the group that most resembles it
   */
  public record Merge(int group, int into) {}
}
