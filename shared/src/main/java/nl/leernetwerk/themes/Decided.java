package nl.leernetwerk.themes;

import java.util.List;
import java.util.Optional;

/**
 * A group as people left it.
 *
 * @param theme the id of the catalogue's theme that it came from; empty for a group that people
 *     made
 */
public record Decided(Optional<String> theme, List<Question> questions) {
  public Decided {
    questions = List.copyOf(questions);
  }
}
