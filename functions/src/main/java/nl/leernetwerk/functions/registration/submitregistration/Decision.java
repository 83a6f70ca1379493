package nl.leernetwerk.functions.registration.submitregistration;

import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.registration.Submission;

/** What the reception decided about a post. */
sealed interface Decision {

  /** Registered under that reference. */
  record Accepted(Reference reference, Submission submission) implements Decision {}

  /** Registered under that reference by an earlier post with the same key. */
  record Repeated(Reference reference) implements Decision {}

  /** Refused; nothing was stored. */
  record Refused(Problem problem) implements Decision {}
}
