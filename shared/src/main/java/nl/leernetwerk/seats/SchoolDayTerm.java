package nl.leernetwerk.seats;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.schools.Schools;

/**
 * An offer holds for the round's number of school days. The holidays of every school of the
 * initiative count. A school whose region nobody knows has the holidays of all regions, which gives
 * more time and never less.
 */
public record SchoolDayTerm(
    Round round, Registrations registrations, Schools schools, SchoolCalendar calendar)
    implements OfferTerm {
  /** No reminder is mailed before this hour of the day. */
  private static final int MORNING = 8;

  @Override
  public Instant until(Reference reference, Instant offeredAt) {
    return until(registrations.find(reference).orElseThrow().submission(), offeredAt);
  }

  @Override
  public OfferTerm knowing(Registration entered) {
    return (reference, offeredAt) ->
        reference.equals(entered.reference())
            ? until(entered.submission(), offeredAt)
            : until(reference, offeredAt);
  }

  private Instant until(Submission submission, Instant offeredAt) {
    return calendar.endOf(round.offers().schoolDays(), offeredAt, regions(submission));
  }

  /**
   * The reminder that is due at a moment. When every run of a day was missed, the first reminder is
   * still due on a later day before the last. A short term has no first reminder: the offer itself
   * came just before.
   *
   * @param until the first instant at which an answer is too late
   */
  public Optional<OfferReminder> reminder(
      Reference reference, Instant offeredAt, Instant until, Instant now) {
    var local = now.atZone(Amsterdam.ZONE);
    var today = local.toLocalDate();
    var last = OfferTerm.lastDay(until);
    if (local.getHour() < MORNING
        || today.isAfter(last)
        || !today.isAfter(Amsterdam.dayOf(offeredAt))) {
      return Optional.empty();
    }
    if (today.equals(last)) {
      return Optional.of(OfferReminder.LAST_DAY);
    }
    boolean two =
        round.offers().schoolDays() > 2
            && calendar.schoolDays(
                    today, last, regions(registrations.find(reference).orElseThrow().submission()))
                <= 2;
    return two ? Optional.of(OfferReminder.TWO_DAYS_LEFT) : Optional.empty();
  }

  private Set<HolidayRegion> regions(Submission submission) {
    var listed = schools.named(submission.codes()).values();
    var regions = EnumSet.noneOf(HolidayRegion.class);
    listed.stream().map(School::region).forEach(region -> region.ifPresent(regions::add));
    boolean allKnown =
        listed.size() == submission.schools().size()
            && listed.stream().allMatch(school -> school.region().isPresent());
    return allKnown ? regions : EnumSet.allOf(HolidayRegion.class);
  }
}
