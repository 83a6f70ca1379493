package nl.leernetwerk.registration;

import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.PairRole;

/**
 * The how-manieth form of a registration this is, and how its two people have their places.
 *
 * @param version 1 as it was sent in, one more with each change
 */
public record Revision(int version, Membership practitioner, Membership leader) {

  /** That of a registration as it was sent in. */
  public static Revision first(Arrival arrival) {
    var tenure = new Membership(arrival.at(), 1);
    return new Revision(1, tenure, tenure);
  }

  /** How the person in that place has it. */
  public Membership tenure(PairRole role) {
    return switch (role) {
      case PRACTITIONER -> practitioner;
      case LEADER -> leader;
    };
  }

  /** The next one. */
  public Revision next() {
    return new Revision(version + 1, practitioner, leader);
  }

  /** The same, with another tenure of that place. */
  public Revision with(PairRole role, Membership tenure) {
    return switch (role) {
      case PRACTITIONER -> new Revision(version, tenure, leader);
      case LEADER -> new Revision(version, practitioner, tenure);
    };
  }
}
