package nl.leernetwerk.submitregistration;

import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.enrolment.Submission;
import nl.leernetwerk.lambda.Problem;

/** What the reception decided about a post. */
sealed interface Decision {

  /** Registered under that reference. */
  record Accepted(Reference reference, Submission submission) implements Decision {}

  /** Registered under that reference by an earlier post with the same key. */
  record Repeated(Reference reference) implements Decision {}

  /** Refused; nothing was stored. */
  record Refused(Problem problem) implements Decision {}
}
