package nl.leernetwerk.registration;

import java.util.List;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;

/** The two people of a registration. */
public record Pair(Person practitioner, Person leader) {

  /** The person in that place of the pair. */
  public Person person(PairRole role) {
    return switch (role) {
      case PRACTITIONER -> practitioner;
      case LEADER -> leader;
    };
  }

  /** The places in the pair that have that address. */
  public List<PairRole> roles(EmailAddress address) {
    return Stream.of(PairRole.values())
        .filter(role -> person(role).email().equals(address))
        .toList();
  }

  /** The same pair with somebody else in that place. */
  public Pair with(PairRole role, Person person) {
    return switch (role) {
      case PRACTITIONER -> new Pair(person, leader);
      case LEADER -> new Pair(practitioner, person);
    };
  }

  /** Whether the data of both people was removed. */
  public boolean isErased() {
    return practitioner.isErased() && leader.isErased();
  }

  /** Whether both people have the same address, and so get each mail once. */
  public boolean sharesAddress() {
    return practitioner.email().equals(leader.email());
  }
}
