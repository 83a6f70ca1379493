package nl.leernetwerk.registration;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.PairRole;

/**
 * What somebody did to a registration. It tells which fields, and of none but the schools what
 * stood there.
 */
public sealed interface AmendmentAction {

  /**
   * These fields were changed.
   *
   * @param arrivedBefore when it had arrived until then, if it took a new time of arrival
   * @param schools which of them left and came
   */
  record Changed(Set<SubmissionField> fields, Optional<Instant> arrivedBefore, SchoolChange schools)
      implements AmendmentAction {
    public Changed {
      fields = Collections.unmodifiableSet(EnumSet.copyOf(fields));
    }

    /** Whether it took a new time of arrival. */
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

  /** It was withdrawn, before seats were allocated. */
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

  /** Somebody else came in that place of the pair. */
  record HandedOver(PairRole place) implements AmendmentAction {
    @Override
    public String told() {
      return "De plek van %s is aan iemand anders overgedragen."
          .formatted(SubmissionField.called(place));
    }
  }

  /** It in a Dutch sentence or two. */
  String told();
}
