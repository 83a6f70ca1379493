package nl.leernetwerk.workplace;

import java.util.List;
import java.util.OptionalInt;

/**
 * A theme of a network, as its facilitators made it.
 *
 * @param id the theme's id, which stays when its name changes; a theme from the catalogue keeps the
 *     catalogue's id
 * @param description what belongs to it; may be empty
 * @param meeting the place in the round's list of meetings, from 0, of the one it is meant for
 * @param questions the ids of its questions, in order; a question may stand in two themes
 */
public record GroupingTheme(
    String id, String name, String description, OptionalInt meeting, List<String> questions) {
  public GroupingTheme {
    questions = List.copyOf(questions);
  }
}
