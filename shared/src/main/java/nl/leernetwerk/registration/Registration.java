package nl.leernetwerk.registration;

import java.util.Optional;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Reference;

/**
 * An initiative's entry in a round.
 *
 * @param state the state now
 * @param outcome what the allocation decided for the registration, whatever happened since
 * @param revision its version number, and how its two people have their places
 */
public record Registration(
    Reference reference,
    Arrival arrival,
    Submission submission,
    RegistrationState state,
    Optional<Outcome> outcome,
    Revision revision) {

  /** A registration as it was accepted. */
  public static Registration accepted(Reference reference, Arrival arrival, Submission submission) {
    return new Registration(
        reference,
        arrival,
        submission,
        new RegistrationState.Submitted(),
        Optional.empty(),
        Revision.first(arrival));
  }

  /** The same registration, with what the allocation decided. */
  public Registration decided(Outcome decision) {
    return new Registration(
        reference,
        arrival,
        submission,
        RegistrationState.of(decision),
        Optional.of(decision),
        revision);
  }

  /** The same registration in that state. */
  public Registration in(RegistrationState next) {
    return new Registration(reference, arrival, submission, next, outcome, revision);
  }

  /** The same registration in another revision, with its new content and time of arrival. */
  public Registration amended(Revision next, Arrival arrived, Submission says) {
    return new Registration(reference, arrived, says, state, outcome, next);
  }

  /**
   * Whether the registration was withdrawn before seats were allocated, and so asks for no seats.
   */
  public boolean leftEarly() {
    return state instanceof RegistrationState.Withdrawn && outcome.isEmpty();
  }
}
