package nl.leernetwerk.registration;

import java.util.Optional;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Reference;

/**
 * An initiative's entry in a round.
 *
 * @param state the state now
 * @param outcome what gave the registration its turn, whatever happened since
 * @param revision its version number, and how its two people have their places
 * @param sharpened its questions and expectations after a facilitator sharpened them with the pair
 */
public record Registration(
    Reference reference,
    Arrival arrival,
    Submission submission,
    RegistrationState state,
    Optional<Outcome> outcome,
    Revision revision,
    Optional<Sharpened> sharpened) {

  /** A registration as it was accepted. */
  public static Registration accepted(Reference reference, Arrival arrival, Submission submission) {
    return new Registration(
        reference,
        arrival,
        submission,
        new RegistrationState.Submitted(),
        Optional.empty(),
        Revision.first(arrival),
        Optional.empty());
  }

  /** The same registration, with what gave it its turn. */
  public Registration decided(Outcome decision) {
    return new Registration(
        reference,
        arrival,
        submission,
        RegistrationState.of(decision),
        Optional.of(decision),
        revision,
        sharpened);
  }

  /** The same registration in that state. */
  public Registration in(RegistrationState next) {
    return new Registration(reference, arrival, submission, next, outcome, revision, sharpened);
  }

  /** The same registration in another revision, with its new content and time of arrival. */
  public Registration amended(Revision next, Arrival arrived, Submission says) {
    return new Registration(reference, arrived, says, state, outcome, next, sharpened);
  }

  /** The same registration with a sharpened text. */
  public Registration sharpened(Sharpened text) {
    return new Registration(
        reference, arrival, submission, state, outcome, revision, Optional.of(text));
  }

  /**
   * What the initiative asks now: the submission, in which the sharpened questions and expectations
   * take the place of the first ones once there are any.
   */
  public Submission asksNow() {
    return sharpened.map(it -> submission.asking(it.texts(), it.expectations())).orElse(submission);
  }

  /** Whether an organiser entered the registration after the allocation. */
  public boolean enteredLater() {
    return outcome.filter(Outcome.Entered.class::isInstance).isPresent();
  }

  /**
   * Whether the registration was withdrawn before seats were allocated, and so asks for no seats.
   */
  public boolean leftEarly() {
    return state instanceof RegistrationState.Withdrawn && outcome.isEmpty();
  }
}
