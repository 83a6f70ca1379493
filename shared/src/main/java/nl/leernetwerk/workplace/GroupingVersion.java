package nl.leernetwerk.workplace;

import java.time.Instant;
import java.util.List;
import nl.leernetwerk.kernel.Actor;

/**
 * A grouping that was saved.
 *
 * @param version 1 for the first, and one more each time
 * @param by the facilitator or organiser who saved it
 * @param open the ids of the questions that had no place then, so that they are not new later
 */
public record GroupingVersion(
    int version, Actor by, Instant at, GroupingContent content, List<String> open) {
  public GroupingVersion {
    open = List.copyOf(open);
  }
}
