package nl.leernetwerk.beacon;

import java.net.URI;

/**
 * The chain of a round's beacon when the round does not name one, and where that chain can be
 * asked.
 *
 * @param address of a relay
 */
public record BeaconSource(URI address, Chain chain) {

  /** The chain quicknet, at drand's own relays. */
  public static final BeaconSource DRAND =
      new BeaconSource(URI.create("https://api.drand.sh"), Chain.QUICKNET);
}
