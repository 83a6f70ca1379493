package nl.leernetwerk.rounds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;

/**
 * One change in a round's journal: who did what to the round, when, and why.
 *
 * @param version 1 for the first
 * @param at when the gateway received the request
 * @param why in the organiser's own words; the reason can be erased, and the rest of the journal
 *     stays
 */
public record RoundChange(
    int version, Instant at, Actor by, Optional<String> why, List<RoundEdit> edits) {
  public RoundChange {
    edits = List.copyOf(edits);
  }

  /**
   * The edit that gave people who had registered more time, if there is one. Before the opening
   * nobody had registered, so a change before the opening does not count.
   *
   * @param round the round as it is now
   */
  public Optional<RoundEdit.Changed> extension(Round round) {
    return at.isBefore(round.opensAt())
        ? Optional.empty()
        : edits.stream()
            .filter(RoundEdit.Changed.class::isInstance)
            .map(RoundEdit.Changed.class::cast)
            .filter(edit -> edit.field() == RoundField.DEADLINE)
            .findFirst();
  }
}
