package nl.leernetwerk.rounds;

import java.util.List;
import java.util.Optional;

/** The rounds, past and to come. */
public interface Rounds {

  /** All of them. */
  List<RunningRound> all();

  /** The round of that id. */
  default Optional<RunningRound> find(String id) {
    return all().stream().filter(running -> running.round().id().equals(id)).findFirst();
  }

  /**
   * Closes an unclosed round and publishes {@code EnrolmentClosed}, both or neither; false when it
   * was closed before, and the earlier closing stands.
   */
  boolean close(String round, RoundProgress.Closed closing);
}
