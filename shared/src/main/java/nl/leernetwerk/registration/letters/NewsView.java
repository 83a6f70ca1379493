package nl.leernetwerk.registration.letters;

import java.util.List;

/**
 * The content of a mail about a change: a title, what happened, the facts, and what it means.
 *
 * @param heading stands above the points
 */
public record NewsView(
    String title,
    List<String> lead,
    List<Fact> facts,
    String heading,
    List<String> points,
    List<String> closing) {

  /** The same content with another closing. */
  public NewsView closing(List<String> other) {
    return new NewsView(title, lead, facts, heading, points, other);
  }

  /** A fact with its label. */
  public record Fact(String label, String value) {}
}
