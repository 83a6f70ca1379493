package nl.leernetwerk.link;

import nl.leernetwerk.enrolment.PairRole;
import nl.leernetwerk.enrolment.Registration;

/** Gives the people of a pair their links. */
@FunctionalInterface
public interface PersonalLinks {

  /** The link that the person in that place has now. */
  PersonalLink of(Registration registration, PairRole role);
}
