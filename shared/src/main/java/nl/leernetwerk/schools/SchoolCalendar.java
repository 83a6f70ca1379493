package nl.leernetwerk.schools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.leernetwerk.kernel.Amsterdam;

/**
 * The days on which schools are open: not in a weekend, on a public holiday, or in a school holiday
 * of their region.
 */
public final class SchoolCalendar {
  private static final String FILE = "days-off.csv";
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final List<DaysOff> daysOff;

  /**
   * Days on which schools are closed.
   *
   * @param last the last day, included
   * @param regions the regions whose schools are closed
   * @param name such as "herfstvakantie" or "Koningsdag"
   */
  record DaysOff(LocalDate first, LocalDate last, Set<HolidayRegion> regions, String name) {
    boolean holds(LocalDate day, Set<HolidayRegion> asked) {
      return !day.isBefore(first) && !day.isAfter(last) && !Collections.disjoint(regions, asked);
    }
  }

  SchoolCalendar(List<DaysOff> daysOff) {
    this.daysOff = List.copyOf(daysOff);
  }

  /** The days that the government has published; the file names the source. */
  public static SchoolCalendar published() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                SchoolCalendar.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      return new SchoolCalendar(
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(SchoolCalendar::daysOff)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code 2024-10-26,2024-11-03,noord midden,herfstvakantie}. */
  private static DaysOff daysOff(String line) {
    var fields = line.split(",", -1);
    var regions = EnumSet.noneOf(HolidayRegion.class);
    Arrays.stream(fields[2].split(" "))
        .map(word -> HolidayRegion.named(word).orElseThrow())
        .forEach(regions::add);
    return new DaysOff(LocalDate.parse(fields[0]), LocalDate.parse(fields[1]), regions, fields[3]);
  }

  /** The last day for which holidays are known. After that day, only weekends count as closed. */
  public LocalDate knownUntil() {
    return daysOff.stream().map(DaysOff::last).max(LocalDate::compareTo).orElse(LocalDate.MIN);
  }

  /** The first day for which holidays are known. */
  public LocalDate knownFrom() {
    return daysOff.stream().map(DaysOff::first).min(LocalDate::compareTo).orElse(LocalDate.MAX);
  }

  /** Whether the holidays of that day are known; of other days only the weekends are. */
  public boolean knows(LocalDate day) {
    return !day.isBefore(knownFrom()) && !day.isAfter(knownUntil());
  }

  /** The holidays of these regions that have a day between the first and the last, included. */
  public List<Holiday> holidays(LocalDate first, LocalDate last, Set<HolidayRegion> regions) {
    return daysOff.stream()
        .filter(it -> !it.last().isBefore(first) && !it.first().isAfter(last))
        .filter(it -> !Collections.disjoint(it.regions(), regions))
        .map(
            it -> {
              var having = EnumSet.copyOf(it.regions());
              having.retainAll(regions);
              return new Holiday(it.name(), it.first(), it.last(), having);
            })
        .toList();
  }

  /**
   * A holiday.
   *
   * @param name such as "herfstvakantie" or "Koningsdag"
   * @param last the last day, included
   * @param regions the regions among those asked for that have it
   */
  public record Holiday(String name, LocalDate first, LocalDate last, Set<HolidayRegion> regions) {
    public Holiday {
      regions = Set.copyOf(regions);
    }
  }

  /** Whether the schools of all these regions are open on that day. */
  public boolean open(LocalDate day, Set<HolidayRegion> regions) {
    if (WEEKEND.contains(day.getDayOfWeek())) {
      return false;
    }
    for (var days : daysOff) {
      if (days.holds(day, regions)) {
        return false;
      }
    }
    return true;
  }

  /** How many school days there are from the one day to the other, both included. */
  public int schoolDays(LocalDate first, LocalDate last, Set<HolidayRegion> regions) {
    return (int) first.datesUntil(last.plusDays(1)).filter(day -> open(day, regions)).count();
  }

  /** The end of the last of this many school days; the first is the day after that instant. */
  public Instant endOf(int schoolDays, Instant from, Set<HolidayRegion> regions) {
    var day = from.atZone(Amsterdam.ZONE).toLocalDate();
    for (int counted = 0; counted < schoolDays; ) {
      day = day.plusDays(1);
      if (open(day, regions)) {
        counted++;
      }
    }
    return day.plusDays(1).atStartOfDay(Amsterdam.ZONE).toInstant();
  }
}
