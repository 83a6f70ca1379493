package nl.leernetwerk.beacon;

import java.util.Optional;

/** Where the rounds of a chain can be asked for. */
public interface Relay {

  /**
   * What is answered for a round of the beacon's chain, unchecked; empty when the relay does not
   * have it, cannot be reached, or answers something else.
   */
  Optional<Pulse> pulse(Beacon beacon, long round);
}
