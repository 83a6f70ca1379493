package nl.leernetwerk.registration.letters;

import java.util.List;

/**
 * The content of a mail about a change: a title, what happened, the facts, and what it means.
 *
 * @param changes what changed, one by one, before anything else is said
 * @param heading stands above the points; not shown when there are none
 */
public record NewsView(
    String title,
    List<String> lead,
    List<String> changes,
    List<Fact> facts,
    String heading,
    List<String> points,
    List<String> closing) {

  /** The content of a mail whose lead says all that changed. */
  public NewsView(
      String title,
      List<String> lead,
      List<Fact> facts,
      String heading,
      List<String> points,
      List<String> closing) {
    this(title, lead, List.of(), facts, heading, points, closing);
  }

  /** The same content with another closing. */
  public NewsView closing(List<String> other) {
    return new NewsView(title, lead, changes, facts, heading, points, other);
  }

  /** Whether there is something below the heading. */
  public boolean anyPoints() {
    return !points.isEmpty();
  }

  public boolean anyChanges() {
    return !changes.isEmpty();
  }

  /** A fact with its label. */
  public record Fact(String label, String value) {}
}
