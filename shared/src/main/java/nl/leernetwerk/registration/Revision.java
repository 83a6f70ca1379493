package nl.leernetwerk.registration;

import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.PairRole;

/**
 * A version of a registration: its number, and how its two people hold their places.
 *
 * @param version 1 for the registration as it was sent in, and one more with each change
 */
public record Revision(int version, Membership practitioner, Membership leader) {

  /** The revision of a registration as it was sent in. */
  public static Revision first(Arrival arrival) {
    var membership = new Membership(arrival.at(), 1);
    return new Revision(1, membership, membership);
  }

  /** How the person in that place holds it. */
  public Membership membership(PairRole role) {
    return switch (role) {
      case PRACTITIONER -> practitioner;
      case LEADER -> leader;
    };
  }

  /** The revision with the next number. */
  public Revision next() {
    return new Revision(version + 1, practitioner, leader);
  }

  /** The same revision, with another membership for that place. */
  public Revision with(PairRole role, Membership membership) {
    return switch (role) {
      case PRACTITIONER -> new Revision(version, membership, leader);
      case LEADER -> new Revision(version, practitioner, membership);
    };
  }
}
