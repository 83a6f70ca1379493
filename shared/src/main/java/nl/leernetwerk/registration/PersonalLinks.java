package nl.leernetwerk.registration;

import nl.leernetwerk.kernel.PairRole;

/** Gives the people of a pair their links. */
@FunctionalInterface
public interface PersonalLinks {

  /** The link that the person in that place has now. */
  PersonalLink of(Registration registration, PairRole role);
}
