package nl.leernetwerk.enrolment;

/** The two people an initiative registers with. */
public record Pair(Person practitioner, Person leader) {

  /** The person in that place of the pair. */
  public Person person(PairRole role) {
    return switch (role) {
      case PRACTITIONER -> practitioner;
      case LEADER -> leader;
    };
  }

  /** Whether both are reached at one address, and so get each mail once. */
  public boolean sharesAddress() {
    return practitioner.email().equals(leader.email());
  }
}
