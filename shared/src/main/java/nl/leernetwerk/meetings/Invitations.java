package nl.leernetwerk.meetings;

import java.util.List;
import java.util.Optional;
import nl.leernetwerk.rounds.Round;

/** What every guest was last told about every meeting. */
public interface Invitations {
  /** Everything that the guests of a network were told. */
  List<Invitation> of(String round, String network);

  /** What one guest was told about one meeting. */
  Optional<Invitation> find(String round, String network, int meeting, String guest);

  /**
   * Takes a step: what the place is told now, with the mail that tells it, all or nothing.
   *
   * @param former whether the mail goes to an address that is stored nowhere else any more
   * @return false when the place was told something else meanwhile; then nothing is written
   */
  boolean write(Round round, String network, Inviting.Step step, boolean former);
}
