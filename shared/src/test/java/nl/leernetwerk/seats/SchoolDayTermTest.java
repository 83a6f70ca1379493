package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Offers;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.Seating;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolName;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.schools.Schools;
import org.junit.jupiter.api.Test;

class SchoolDayTermTest {
  /** The Friday before the autumn holiday in Zuid, a week before that of Noord and Midden. */
  private static final Instant FRIDAY = Instant.parse("2024-10-18T10:00:00Z");

  private final Listed schools = new Listed();

  @Test
  void the_holidays_of_every_school_of_the_initiative_count() {
    schools.load(
        List.of(school("99AA00", HolidayRegion.NOORD), school("99AB00", HolidayRegion.ZUID)));
    assertEquals(Instant.parse("2024-10-25T22:00:00Z"), until(listed("99AA00")));
    assertEquals(Instant.parse("2024-11-01T23:00:00Z"), until(listed("99AB00")));
    assertEquals(Instant.parse("2024-11-08T23:00:00Z"), until(listed("99AA00"), listed("99AB00")));
  }

  @Test
  void a_school_without_a_known_region_has_the_holidays_of_all_three() {
    schools.load(
        List.of(
            school("99AA00", HolidayRegion.NOORD), Sample.schools().get(new SchoolCode("99AC00"))));
    var all = Instant.parse("2024-11-08T23:00:00Z");
    assertEquals(all, until(listed("99AC00")));
    assertEquals(
        all, until(listed("99AA00"), new Participant.Unlisted("De Nieuwe Brug", "Almere")));
  }

  @Test
  void an_offer_is_reminded_of_when_two_school_days_are_left_and_on_the_last_from_eight_o_clock() {
    // Offered on a Friday for five school days: the next Friday is the last.
    assertReminder(Optional.empty(), 5, "2024-11-13T12:00");
    assertReminder(Optional.empty(), 5, "2024-11-14T07:59");
    assertReminder(Optional.of(OfferReminder.TWO_DAYS_LEFT), 5, "2024-11-14T08:00");
    assertReminder(Optional.empty(), 5, "2024-11-15T07:59");
    assertReminder(Optional.of(OfferReminder.LAST_DAY), 5, "2024-11-15T08:00");
    assertReminder(Optional.of(OfferReminder.LAST_DAY), 5, "2024-11-15T23:59");
    assertReminder(Optional.empty(), 5, "2024-11-16T08:00");
    // With a Monday as the last day, the Friday before is the other of two.
    assertReminder(Optional.of(OfferReminder.TWO_DAYS_LEFT), 6, "2024-11-15T08:00");
  }

  @Test
  void no_reminder_comes_on_the_day_of_the_offer_and_a_term_of_two_days_has_only_the_last() {
    assertReminder(Optional.empty(), 5, "2024-11-08T12:00");
    assertReminder(Optional.empty(), 2, "2024-11-11T12:00");
    assertReminder(Optional.of(OfferReminder.LAST_DAY), 2, "2024-11-12T12:00");
    assertReminder(Optional.of(OfferReminder.TWO_DAYS_LEFT), 3, "2024-11-12T12:00");
  }

  private static School school(String code, HolidayRegion region) {
    return new School(
        new SchoolCode(code), "School", "Zwolle", SchoolSector.PO, Optional.of(region));
  }

  private static Participant listed(String code) {
    return new Participant.Listed(new SchoolCode(code));
  }

  /** The end of an offer that is made on that Friday to an initiative of these schools. */
  private Instant until(Participant... participants) {
    var registration = Sample.form().schools(participants).register();
    return term(Sample.round(), registration).until(registration.reference(), FRIDAY);
  }

  /** What is due at that moment, of an offer that was made on a Friday at noon. */
  private void assertReminder(Optional<OfferReminder> due, int schoolDays, String now) {
    schools.load(List.of(school("99AA00", HolidayRegion.NOORD)));
    var registration = Sample.form().schools(listed("99AA00")).register();
    var reference = registration.reference();
    var term = term(answeredIn(schoolDays), registration);
    var offered = at("2024-11-08T12:00");
    assertEquals(due, term.reminder(reference, offered, term.until(reference, offered), at(now)));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Amsterdam.ZONE).toInstant();
  }

  private static Round answeredIn(int schoolDays) {
    var round = Sample.round();
    return new Round(
        round.id(),
        round.name(),
        round.enrolment(),
        new Seating(
            round.policy(),
            round.capacityUnit(),
            round.beacon(),
            new Offers(schoolDays, LocalDate.of(2025, 2, 1))),
        round.organisation(),
        round.networks(),
        round.planned(),
        round.retentionUntil());
  }

  private SchoolDayTerm term(Round round, Registration registration) {
    return new SchoolDayTerm(round, new One(registration), schools, SchoolCalendar.published());
  }

  /** A list of schools in memory. */
  private static final class Listed implements Schools {
    private final Map<SchoolCode, School> list = new HashMap<>();

    @Override
    public Map<SchoolCode, School> find(Collection<SchoolCode> codes) {
      var found = new HashMap<>(list);
      found.keySet().retainAll(Set.copyOf(codes));
      return found;
    }

    @Override
    public void load(Collection<School> schools) {
      schools.forEach(school -> list.put(school.code(), school));
    }

    @Override
    public Map<SchoolName, SchoolCode> byName(Collection<SchoolName> names) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<School> all() {
      throw new UnsupportedOperationException();
    }
  }

  private record One(Registration registration) implements Registrations {
    @Override
    public Optional<Registration> find(Reference reference) {
      return Optional.of(registration);
    }

    @Override
    public Receipt submit(
        Round round, Registration next, Idempotency idempotency, List<Mail> mails) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Receipt> seen(Idempotency idempotency) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Readings<Registration> read(String round) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isTaken(String round, Participant school) {
      throw new UnsupportedOperationException();
    }
  }
}
