package nl.leernetwerk.registration;

import nl.leernetwerk.kernel.PairRole;

/** Gives the people of a pair their links. */
@FunctionalInterface
public interface PersonalLinks {

  /** The current link of the person in that place. */
  PersonalLink of(Registration registration, PairRole role);
}
