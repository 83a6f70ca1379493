package nl.leernetwerk.rounds;

import java.util.List;
import java.util.Optional;

/** The rounds, past and to come. */
public interface Rounds {

  /** All rounds. */
  List<RunningRound> all();

  /** The round with that id. */
  default Optional<RunningRound> find(String id) {
    return all().stream().filter(running -> running.round().id().equals(id)).findFirst();
  }

  /**
   * Closes a round that is not yet closed, and publishes {@code EnrolmentClosed}: both or neither.
   * False when the round was closed before; then the earlier closing stays.
   */
  boolean close(String round, RoundProgress.Closed closing);
}
