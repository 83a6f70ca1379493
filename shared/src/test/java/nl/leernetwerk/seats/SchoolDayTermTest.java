package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Participant;
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
    var store = LocalTable.storage(LocalTable.create(Clock.fixed(FRIDAY, ZoneOffset.UTC)));
    store.schools().load(storage.schools().all());
    var registration = Sample.form().schools(schools).register();
    store
        .registrations()
        .submit(Sample.round(), registration, Idempotency.of("key", "content"), List.of());
    return new SchoolDayTerm(
            Sample.round(), store.registrations(), store.schools(), SchoolCalendar.published())
        .until(registration.reference(), FRIDAY);
  }
}
