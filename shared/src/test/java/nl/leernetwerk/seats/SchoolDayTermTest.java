package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.rounds.Offers;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.Seating;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.Test;

class SchoolDayTermTest {
  /** The Friday before the autumn holiday in Zuid, a week before that of Noord and Midden. */
  private static final Instant FRIDAY = Instant.parse("2024-10-18T10:00:00Z");

  private static final Reference REFERENCE = Sample.form().register().reference();

  private final Storage storage =
      LocalTable.storage(LocalTable.create(Clock.fixed(FRIDAY, ZoneOffset.UTC)));

  @Test
  void the_holidays_of_every_school_of_the_initiative_count() {
    load(school("99AA00", HolidayRegion.NOORD), school("99AB00", HolidayRegion.ZUID));
    assertEquals(Instant.parse("2024-10-25T22:00:00Z"), until(listed("99AA00")));
    assertEquals(Instant.parse("2024-11-01T23:00:00Z"), until(listed("99AB00")));
    assertEquals(Instant.parse("2024-11-08T23:00:00Z"), until(listed("99AA00"), listed("99AB00")));
  }

  @Test
  void a_school_without_a_known_region_has_the_holidays_of_all_three() {
    load(school("99AA00", HolidayRegion.NOORD), Sample.schools().get(new SchoolCode("99AC00")));
    var all = Instant.parse("2024-11-08T23:00:00Z");
    assertEquals(all, until(listed("99AC00")));
    assertEquals(
        all, until(listed("99AA00"), new Participant.Unlisted("De Nieuwe Brug", "Almere")));
  }

  @Test
  void a_reminder_is_due_when_two_school_days_of_its_own_schools_are_left_and_on_the_last() {
    load(school("99AA00", HolidayRegion.NOORD));
    var term = term(Sample.round(), listed("99AA00"));
    // Zuid has its autumn holiday all that week, and Friday is the last day in Noord.
    assertEquals(Optional.empty(), reminder(term, FRIDAY, "2024-10-23T10:00:00Z"));
    assertEquals(
        Optional.of(OfferReminder.TWO_DAYS_LEFT), reminder(term, FRIDAY, "2024-10-24T10:00:00Z"));
    assertEquals(
        Optional.of(OfferReminder.LAST_DAY), reminder(term, FRIDAY, "2024-10-25T10:00:00Z"));
  }

  @Test
  void no_reminder_is_due_on_the_day_of_the_offer_nor_after_its_last_day() {
    load(school("99AA00", HolidayRegion.NOORD));
    var term = term(Sample.round(), listed("99AA00"));
    assertEquals(Optional.empty(), reminder(term, FRIDAY, "2024-10-26T10:00:00Z"));
    var thursday = Instant.parse("2024-10-24T10:00:00Z");
    assertEquals(Optional.empty(), reminder(term, thursday, "2024-10-24T15:00:00Z"));
  }

  @Test
  void a_term_of_two_school_days_has_a_reminder_on_the_last_alone() {
    load(school("99AA00", HolidayRegion.NOORD));
    var term = term(answeredWithin(2), listed("99AA00"));
    assertEquals(Optional.empty(), reminder(term, FRIDAY, "2024-10-21T10:00:00Z"));
    assertEquals(
        Optional.of(OfferReminder.LAST_DAY), reminder(term, FRIDAY, "2024-10-22T10:00:00Z"));
  }

  private static Optional<OfferReminder> reminder(
      SchoolDayTerm term, Instant offeredAt, String now) {
    return term.reminder(REFERENCE, offeredAt, term.until(REFERENCE, FRIDAY), Instant.parse(now));
  }

  private static Round answeredWithin(int schoolDays) {
    var round = Sample.round();
    var offers = new Offers(schoolDays, round.offers().lastDay());
    return new Round(
        round.id(),
        round.name(),
        round.enrolment(),
        new Seating(round.policy(), round.capacityUnit(), Optional.empty(), offers),
        round.organisation(),
        round.networks(),
        round.meetings(),
        round.retentionUntil());
  }

  private void load(School... schools) {
    storage.schools().load(List.of(schools));
  }

  private static School school(String code, HolidayRegion region) {
    return new School(
        new SchoolCode(code), "School", "Zwolle", SchoolSector.PO, Optional.of(region));
  }

  private static Participant listed(String code) {
    return new Participant.Listed(new SchoolCode(code));
  }

  /** The end of an offer that is made on that Friday to an initiative of these schools. */
  private Instant until(Participant... schools) {
    return term(Sample.round(), schools).until(REFERENCE, FRIDAY);
  }

  /** The term of an initiative of these schools. */
  private SchoolDayTerm term(Round round, Participant... schools) {
    var store = LocalTable.storage(LocalTable.create(Clock.fixed(FRIDAY, ZoneOffset.UTC)));
    store.schools().load(storage.schools().all());
    var registration = Sample.form().schools(schools).register();
    store.registrations().submit(round, registration, Idempotency.of("key", "content"), List.of());
    return new SchoolDayTerm(
        round, store.registrations(), store.schools(), SchoolCalendar.published());
  }
}
