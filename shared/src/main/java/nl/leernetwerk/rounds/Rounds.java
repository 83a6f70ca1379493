package nl.leernetwerk.rounds;

import java.util.List;
import java.util.Optional;

/** The rounds, past and to come. */
public interface Rounds {

  /** All rounds, and which cannot be read. */
  StoredRounds read();

  /** The rounds that can be read, for what is done to each by itself. */
  default List<RunningRound> all() {
    return read().rounds();
  }

  /**
   * The round with that id.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when it cannot be read
   */
  default Optional<RunningRound> find(String id) {
    return read().find(id);
  }

  /**
   * Closes a round that is not yet closed, and publishes {@code EnrolmentClosed}: both or neither.
   * False when the round was closed before; then the earlier closing stays.
   */
  boolean close(String round, RoundProgress.Closed closing);
}
