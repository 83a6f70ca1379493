package nl.leernetwerk.rounds;

import java.util.List;
import java.util.Optional;

/** What organisers did to each round, written together with what they did, and never again. */
public interface RoundJournal {

  /** Every change of a round, in order. */
  List<RoundChange> of(String round);

  /** The change of that number. */
  Optional<RoundChange> find(String round, int version);

  /** Adds a round; false when one with its id exists, and then nothing is written. */
  boolean open(Round round, RoundChange change);

  /**
   * Puts a round in the place of what it was, writes the change, and publishes {@code
   * RoundChanged}: all or nothing.
   *
   * @return false when the round is not, or no longer, as it was before, or another change has that
   *     number; then nothing is written
   */
  boolean edit(Round before, Round after, RoundChange change);

  /** Erases why a change was made; all else in the journal stays. */
  void forgetReason(String round, int version);
}
