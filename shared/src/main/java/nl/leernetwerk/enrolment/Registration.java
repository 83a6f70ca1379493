package nl.leernetwerk.enrolment;

import java.util.Optional;
import nl.leernetwerk.allocation.Outcome;

/**
 * An initiative's entry in a round.
 *
 * @param state where it stands now
 * @param outcome what the allocation decided for it, whatever became of it since
 */
public record Registration(
    Reference reference,
    Arrival arrival,
    Submission submission,
    RegistrationState state,
    Optional<Outcome> outcome) {

  /** A registration as it was accepted. */
  public static Registration accepted(Reference reference, Arrival arrival, Submission submission) {
    return new Registration(
        reference, arrival, submission, new RegistrationState.Submitted(), Optional.empty());
  }

  /** The same, with what the allocation decided. */
  public Registration decided(Outcome decision) {
    return new Registration(
        reference, arrival, submission, RegistrationState.of(decision), Optional.of(decision));
  }

  /** The same, in that state. */
  public Registration in(RegistrationState next) {
    return new Registration(reference, arrival, submission, next, outcome);
  }
}
