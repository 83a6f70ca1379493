package nl.leernetwerk.seats;

import java.time.Instant;
import java.util.Optional;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.rounds.Round;

/** What is kept of draws. */
public interface Draws {

  /** The list of a round, once it is published. */
  Optional<PublishedList> find(String round);

  /** Publishes a list and returns the one that holds: this one, or one published before. */
  PublishedList publish(Round round, DrawList list, Instant at);

  /**
   * Records what decides a closed round, and publishes {@code SeedRevealed}, both or neither; false
   * when that was done before, and the earlier seed stands.
   */
  boolean reveal(String round, Pulse pulse, Seed seed);
}
