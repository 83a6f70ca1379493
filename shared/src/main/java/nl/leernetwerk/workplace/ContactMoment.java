package nl.leernetwerk.workplace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;

/**
 * That somebody spoke or wrote to an initiative, or tried to.
 *
 * @param id of the request that noted it, so that it is written once
 * @param noted when that request was received
 * @param by the facilitator or organiser who noted it
 * @param on the day of the contact
 * @param reached whether somebody of the initiative answered
 * @param note in somebody's own words; it can be erased, and the rest stays
 * @param next what is to be done next, if anything
 */
public record ContactMoment(
    Reference registration,
    String id,
    Instant noted,
    Actor by,
    LocalDate on,
    How how,
    With with,
    boolean reached,
    Optional<String> note,
    Optional<NextStep> next) {

  /** The ways to reach an initiative. */
  public enum How {
    PHONE,
    MAIL,
    VISIT,
    VIDEO
  }

  /** The people of an initiative whom one may speak to. */
  public enum With {
    PRACTITIONER,
    LEADER,
    BOTH,
    SOMEONE_ELSE;

    /** Whether that person of the pair was one of them. */
    public boolean is(PairRole role) {
      return this == BOTH || name().equals(role.name());
    }
  }

  /**
   * What is to be done next.
   *
   * @param what in somebody's own words; empty once erased
   * @param due the day on which it should be done
   */
  public record NextStep(Optional<String> what, LocalDate due) {}
}
