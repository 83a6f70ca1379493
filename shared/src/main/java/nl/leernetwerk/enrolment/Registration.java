package nl.leernetwerk.enrolment;

/** An initiative's entry in a round. */
public record Registration(
    Reference reference, Arrival arrival, Submission submission, RegistrationState state) {

  /** A registration as it was accepted. */
  public static Registration accepted(Reference reference, Arrival arrival, Submission submission) {
    return new Registration(reference, arrival, submission, new RegistrationState.Submitted());
  }
}
