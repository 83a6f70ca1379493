package nl.leernetwerk.enrolment;

/**
 * The how-manieth form of a registration this is, and how its two people have their places.
 *
 * @param version 1 as it was sent in, one more with each change
 */
public record Edition(int version, Tenure practitioner, Tenure leader) {

  /** That of a registration as it was sent in. */
  public static Edition first(Arrival arrival) {
    var tenure = new Tenure(arrival.at(), 1);
    return new Edition(1, tenure, tenure);
  }

  /** How the person in that place has it. */
  public Tenure tenure(PairRole role) {
    return switch (role) {
      case PRACTITIONER -> practitioner;
      case LEADER -> leader;
    };
  }

  /** The next one. */
  public Edition next() {
    return new Edition(version + 1, practitioner, leader);
  }

  /** The same, with another tenure of that place. */
  public Edition with(PairRole role, Tenure tenure) {
    return switch (role) {
      case PRACTITIONER -> new Edition(version, tenure, leader);
      case LEADER -> new Edition(version, practitioner, tenure);
    };
  }
}
