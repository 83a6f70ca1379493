package nl.leernetwerk.functions.registration.submitregistration;

import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.registration.Submission;

/** The decision of the reception about a post. */
sealed interface Decision {

  /** The initiative is registered under that reference. */
  record Accepted(Reference reference, Submission submission) implements Decision {}

  /** An earlier post with the same key registered the initiative under that reference. */
  record Repeated(Reference reference) implements Decision {}

  /** The post is refused; nothing was stored. */
  record Refused(Problem problem) implements Decision {}
}
