package nl.leernetwerk.registration;

import nl.leernetwerk.kernel.PairRole;

/**
 * Who filled in the form. Everybody else in the registration is told where their data came from.
 */
public enum SubmittedBy {
  PRACTITIONER,
  LEADER,
  OTHER;

  /** Whether the person in that place of the pair filled in the form. */
  public boolean is(PairRole role) {
    return switch (this) {
      case PRACTITIONER -> role == PairRole.PRACTITIONER;
      case LEADER -> role == PairRole.LEADER;
      case OTHER -> false;
    };
  }
}
