package nl.leernetwerk.enrolment;

import nl.leernetwerk.allocation.Outcome;

/** Where a registration stands. */
public sealed interface RegistrationState {

  /** In the round, waiting for the deadline and the allocation. */
  record Submitted() implements RegistrationState {}

  /** The allocation has decided: a seat or a place on the waiting list, with the reason. */
  record Decided(Outcome outcome) implements RegistrationState {}
}
