package nl.leernetwerk.rounds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;

/**
 * One page of a round's journal: who did what to it, when, and why.
 *
 * @param version 1 for the first
 * @param at when the gateway received it
 * @param why in their own words; it can be erased, and the journal stays whole
 */
public record RoundChange(
    int version, Instant at, Actor by, Optional<String> why, List<RoundEdit> edits) {
  public RoundChange {
    edits = List.copyOf(edits);
  }

  /**
   * Whether it gave who had registered longer to do so; before the opening nobody had, and any day
   * may change.
   *
   * @param round as it is now
   */
  public boolean extendsDeadline(Round round) {
    return !at.isBefore(round.opensAt())
        && edits.stream()
            .anyMatch(
                it -> it instanceof RoundEdit.Changed edit && edit.field() == RoundField.DEADLINE);
  }
}
