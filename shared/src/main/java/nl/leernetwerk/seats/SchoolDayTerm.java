package nl.leernetwerk.seats;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Registrations;
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

  @Override
  public Instant until(Reference reference, Instant offeredAt) {
    return calendar.endOf(round.offers().schoolDays(), offeredAt, regions(reference));
  }

  private Set<HolidayRegion> regions(Reference reference) {
    var submission = registrations.find(reference).orElseThrow().submission();
    var listed = schools.named(submission.codes()).values();
    var regions = EnumSet.noneOf(HolidayRegion.class);
    listed.stream().map(School::region).forEach(region -> region.ifPresent(regions::add));
    boolean allKnown =
        listed.size() == submission.schools().size()
            && listed.stream().allMatch(school -> school.region().isPresent());
    return allKnown ? regions : EnumSet.allOf(HolidayRegion.class);
  }
}
