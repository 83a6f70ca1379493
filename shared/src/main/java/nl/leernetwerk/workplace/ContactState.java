package nl.leernetwerk.workplace;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.workplace.ContactMoment.NextStep;

/**
 * How far the contact with one initiative is.
 *
 * @param moments the contact there was, in the order in which it was noted
 */
public record ContactState(List<ContactMoment> moments) {
  public ContactState {
    moments = List.copyOf(moments);
  }

  /** The first day on which somebody was reached; empty when nobody was. */
  public Optional<LocalDate> reachedOn() {
    return moments.stream()
        .filter(ContactMoment::reached)
        .map(ContactMoment::on)
        .min(Comparator.naturalOrder());
  }

  /** The day of the latest contact, whether or not it reached somebody. */
  public Optional<LocalDate> lastOn() {
    return moments.stream().map(ContactMoment::on).max(Comparator.naturalOrder());
  }

  /** What is to be done next: what the last note says, which takes the place of earlier ones. */
  public Optional<NextStep> next() {
    return moments.isEmpty() ? Optional.empty() : moments.getLast().next();
  }

  /** Whether the day of the next step is over. */
  public boolean isOverdue(LocalDate today) {
    return next().filter(it -> it.due().isBefore(today)).isPresent();
  }
}
