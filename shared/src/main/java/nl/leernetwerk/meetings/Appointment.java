package nl.leernetwerk.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import nl.leernetwerk.kernel.Amsterdam;

/** When and where a meeting is, by the clock in the Netherlands. */
public record Appointment(LocalDate day, LocalTime start, LocalTime end, Place place) {
  /** When a meeting begins unless it says otherwise: a walk-in with lunch. */
  public static final LocalTime USUAL_START = LocalTime.of(12, 0);

  /** When a meeting ends unless it says otherwise, and at the latest: the announcement says so. */
  public static final LocalTime LATEST_END = LocalTime.of(16, 0);

  /** The first instant at which it is over. */
  public Instant over() {
    return day.atTime(end).atZone(Amsterdam.ZONE).toInstant();
  }
}
