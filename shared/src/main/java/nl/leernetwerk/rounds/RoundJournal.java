package nl.leernetwerk.rounds;

import java.util.List;
import java.util.Optional;

/**
 * What organisers did to each round. Each line is written once, together with the change itself.
 */
public interface RoundJournal {

  /** Every change of a round that can be read, in order. */
  List<RoundChange> of(String round);

  /** The number of the last change of a round, also when that cannot be read; 0 when none. */
  int last(String round);

  /**
   * The change of that number.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when it cannot be read
   */
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

  /**
   * Puts a round in the place of what cannot be read, as {@link #edit} does.
   *
   * @return false when something else is stored there by now; then nothing is written
   */
  boolean repair(UnreadableRound before, Round after, RoundChange change);

  /** Erases the reason of a change; the rest of the journal stays. */
  void forgetReason(String round, int version);
}
