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
   * Takes a step: what the place is told now, with the mail that tells it, all or nothing. A mail
   * that withdraws an invitation keeps its address until it is sent, because the place may be
   * somebody else's by then.
   *
   * @param plan the version of the meetings from which the step follows
   * @return false when the place was told something else, or the meetings were changed meanwhile;
   *     then nothing is written
   */
  boolean write(Round round, String network, int plan, Inviting.Step step);
}
