package nl.leernetwerk.rounds;

import java.util.List;
import java.util.Optional;

/**
 * What organisers did to each round. Each line is written once, together with the change itself.
 */
public interface RoundJournal {

  /** Every change of a round, in order. */
  List<RoundChange> of(String round);

  /** The change of that number. */
  Optional<RoundChange> find(String round, int version);

  /** Adds a round; false when a round with its id exists, and then nothing is written. */
  boolean open(Round round, RoundChange change);

  /**
   * Replaces a round by its new version, writes the change, and publishes {@code RoundChanged}: all
   * or nothing.
   *
   * @return false when the stored round is not the one before the change, or when another change
   *     has that number; then nothing is written
   */
  boolean edit(Round before, Round after, RoundChange change);

  /** Erases the reason of a change; the rest of the journal stays. */
  void forgetReason(String round, int version);
}
