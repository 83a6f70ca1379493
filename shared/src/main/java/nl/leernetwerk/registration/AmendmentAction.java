package nl.leernetwerk.registration;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.PairRole;

/**
 * What somebody did to a registration. It tells which fields changed. It keeps the old content only
 * of the schools.
 */
public sealed interface AmendmentAction {

  /**
   * These fields were changed.
   *
   * @param arrivedBefore the time of arrival until then, if the change gave the registration a new
   *     one
   * @param schools which schools left and which came
   * @param calledBefore the initiative's name until then, if the change gave it another one, so
   *     that older lines of the journal keep the name that they were written with
   */
  record Changed(
      Set<SubmissionField> fields,
      Optional<Instant> arrivedBefore,
      SchoolChange schools,
      Optional<String> calledBefore)
      implements AmendmentAction {
    public Changed {
      fields = Collections.unmodifiableSet(EnumSet.copyOf(fields));
    }

    /** Whether the change gave the registration a new time of arrival. */
    public boolean arrivedAnew() {
      return arrivedBefore.isPresent();
    }

    @Override
    public String told() {
      var what = fields.stream().map(SubmissionField::dutch).collect(Collectors.joining(", "));
      return "Gewijzigd: %s.%s"
          .formatted(what, arrivedAnew() ? " Daardoor geldt een nieuw moment van ontvangst." : "");
    }
  }

  /** The registration was withdrawn, before seats were allocated. */
  record Withdrawn() implements AmendmentAction {
    @Override
    public String told() {
      return "De aanmelding is ingetrokken.";
    }
  }

  /** The withdrawal was undone. */
  record Restored() implements AmendmentAction {
    @Override
    public String told() {
      return "Het intrekken is ongedaan gemaakt. De aanmelding telt weer mee.";
    }
  }

  /**
   * Another person took that place in the pair.
   *
   * @param filledInBefore who had filled in the form, if that was the person who left: the
   *     registration no longer tells it, and the journal still does
   */
  record HandedOver(PairRole place, Optional<SubmittedBy> filledInBefore)
      implements AmendmentAction {
    @Override
    public String told() {
      return "De plek van %s is aan iemand anders overgedragen."
          .formatted(SubmissionField.called(place));
    }
  }

  /** The action in a Dutch sentence or two. */
  String told();

  /** The name that the initiative had until then, if the action gave it another one. */
  default Optional<String> calledBefore() {
    return Optional.empty();
  }
}
