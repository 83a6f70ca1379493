package nl.leernetwerk.beacon;

import java.net.URI;

/**
 * The chain that a round's beacon is of when the round does not say, and where it can be asked.
 *
 * @param address of a relay
 */
public record BeaconSource(URI address, Chain chain) {

  /** The chain quicknet, at drand's own relays. */
  public static final BeaconSource DRAND =
      new BeaconSource(URI.create("https://api.drand.sh"), Chain.QUICKNET);
}
