package nl.leernetwerk.local.clock;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.local.template.ScheduleSpec;

/** Tells when which schedule is due. */
public final class Timetable {
  private record Line(ScheduleSpec schedule, Recurrence recurrence) {}

  /** A schedule and when it is due. */
  public record Due(ScheduleSpec schedule, Instant at) {}

  private final List<Line> lines;

  /** The timetable of these schedules. */
  public Timetable(List<ScheduleSpec> schedules) {
    lines =
        schedules.stream()
            .map(
                schedule ->
                    new Line(schedule, Recurrence.parse(schedule.expression(), schedule.zone())))
            .toList();
  }

  /**
   * Each schedule that was due after one instant and not after the other, with its first due time.
   */
  public List<Due> missed(Instant after, Instant until) {
    return lines.stream()
        .flatMap(
            line ->
                line
                    .recurrence()
                    .next(after)
                    .filter(at -> !at.isAfter(until))
                    .map(at -> new Due(line.schedule(), at))
                    .stream())
        .toList();
  }

  /**
   * The schedules that are due next after that instant, all at the same time, in the template's
   * order.
   */
  public List<Due> next(Instant after) {
    var upcoming =
        lines.stream()
            .flatMap(
                line ->
                    line.recurrence().next(after).map(at -> new Due(line.schedule(), at)).stream())
            .toList();
    Optional<Instant> first = upcoming.stream().map(Due::at).min(Comparator.naturalOrder());
    return upcoming.stream().filter(due -> first.equals(Optional.of(due.at()))).toList();
  }
}
