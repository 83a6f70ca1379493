package nl.leernetwerk.submitregistration;

import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.lambda.Problem;

/** What the reception decided about a post. */
sealed interface Decision {

  /**
   * Registered under that reference.
   *
   * @param again whether it was by an earlier post with the same key
   */
  record Registered(Reference reference, boolean again) implements Decision {}

  /** Refused; nothing was stored. */
  record Refused(Problem problem) implements Decision {}
}
