package nl.leernetwerk.schools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchoolCalendarTest {
  private static final SchoolCalendar CALENDAR = SchoolCalendar.published();
  private static final Set<HolidayRegion> ALL = EnumSet.allOf(HolidayRegion.class);
  private static final LocalDate FIRST_KNOWN = LocalDate.of(2024, 10, 19);

  @Test
  void five_school_days_are_counted_from_the_day_after_up_to_and_including_the_last() {
    // Monday 7 October 2024: Tuesday to Friday are four, Monday is the fifth.
    assertEquals(
        Instant.parse("2024-10-14T22:00:00Z"),
        CALENDAR.endOf(5, Instant.parse("2024-10-07T10:00:00Z"), ALL));
  }

  @Test
  void a_school_holiday_of_any_region_of_its_schools_is_skipped() {
    var friday = Instant.parse("2024-10-18T10:00:00Z");
    // Zuid is off from 19 to 27 October, Noord from 26 October to 3 November.
    assertEquals(
        Instant.parse("2024-10-25T22:00:00Z"),
        CALENDAR.endOf(5, friday, EnumSet.of(HolidayRegion.NOORD)));
    assertEquals(
        Instant.parse("2024-11-01T23:00:00Z"),
        CALENDAR.endOf(5, friday, EnumSet.of(HolidayRegion.ZUID)));
    assertEquals(
        Instant.parse("2024-11-08T23:00:00Z"),
        CALENDAR.endOf(5, friday, EnumSet.of(HolidayRegion.NOORD, HolidayRegion.ZUID)));
  }

  @Test
  void the_end_is_midnight_on_the_clock_of_the_schools_before_and_after_a_clock_change() {
    var zuid = EnumSet.of(HolidayRegion.ZUID);
    assertEquals(
        Instant.parse("2025-03-28T23:00:00Z"),
        CALENDAR.endOf(1, Instant.parse("2025-03-27T12:00:00Z"), zuid));
    assertEquals(
        Instant.parse("2025-03-31T22:00:00Z"),
        CALENDAR.endOf(1, Instant.parse("2025-03-28T12:00:00Z"), zuid));
  }

  @Test
  void an_offer_late_in_the_evening_counts_from_its_local_day() {
    // 23:30 on Monday in Amsterdam is still Monday.
    assertEquals(
        Instant.parse("2024-10-08T22:00:00Z"),
        CALENDAR.endOf(1, Instant.parse("2024-10-07T21:30:00Z"), ALL));
    // 00:30 on Tuesday in Amsterdam, although it is Monday in UTC.
    assertEquals(
        Instant.parse("2024-10-09T22:00:00Z"),
        CALENDAR.endOf(1, Instant.parse("2024-10-07T22:30:00Z"), ALL));
  }

  @Test
  void every_public_holiday_that_a_kept_library_knows_is_a_day_off() {
    var holidays =
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NETHERLANDS))
            .getHolidays(FIRST_KNOWN, CALENDAR.knownUntil(), HolidayType.PUBLIC_HOLIDAY);
    assertTrue(holidays.size() > 20, "only " + holidays);
    for (var holiday : holidays) {
      for (var region : HolidayRegion.values()) {
        assertFalse(CALENDAR.open(holiday.getDate(), EnumSet.of(region)), holiday.toString());
      }
    }
  }

  @Test
  void schools_are_open_for_some_two_hundred_days_a_year_in_every_region() {
    for (var region : HolidayRegion.values()) {
      for (int year : new int[] {2025, 2026}) {
        long open =
            LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> CALENDAR.open(day, EnumSet.of(region)))
                .count();
        assertTrue(open >= 195 && open <= 205, region + " " + year + ": " + open);
      }
    }
  }

  @Test
  void after_the_last_known_holiday_only_weekends_are_skipped_and_knownUntil_tells_that_day() {
    assertEquals(LocalDate.of(2027, 9, 5), CALENDAR.knownUntil());
    assertTrue(CALENDAR.open(LocalDate.of(2027, 12, 27), ALL));
    assertFalse(CALENDAR.open(LocalDate.of(2027, 12, 26), ALL));
  }
}
