package nl.leernetwerk.seats;

import java.time.Instant;
import java.util.Optional;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.rounds.Round;

/** The stored lists and results of draws. */
public interface Draws {

  /**
   * The published list of a round.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when it cannot be read
   */
  Optional<PublishedList> find(String round);

  /**
   * Publishes a list and returns the one that counts: this one, or one that was published before.
   */
  PublishedList publish(Round round, DrawList list, Instant at);

  /**
   * Records what decides the draw of a closed round, and publishes {@code SeedRevealed}: both or
   * neither. False when that was done before; then the earlier seed stays.
   */
  boolean reveal(String round, Pulse pulse, Seed seed);
}
