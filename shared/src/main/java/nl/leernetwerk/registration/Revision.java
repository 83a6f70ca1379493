package nl.leernetwerk.registration;

import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.PairRole;

/**
 * The version number of a registration, and how its two people have their places.
 *
 * @param version 1 as it was sent in, one more with each change
 */
public record Revision(int version, Membership practitioner, Membership leader) {

  /** That of a registration as it was sent in. */
  public static Revision first(Arrival arrival) {
    var membership = new Membership(arrival.at(), 1);
    return new Revision(1, membership, membership);
  }

  /** How the person in that place has it. */
  public Membership membership(PairRole role) {
    return switch (role) {
      case PRACTITIONER -> practitioner;
      case LEADER -> leader;
    };
  }

  /** The next one. */
  public Revision next() {
    return new Revision(version + 1, practitioner, leader);
  }

  /** The same, with another membership of that place. */
  public Revision with(PairRole role, Membership membership) {
    return switch (role) {
      case PRACTITIONER -> new Revision(version, membership, leader);
      case LEADER -> new Revision(version, practitioner, membership);
    };
  }
}
