package nl.leernetwerk.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Dutch local time; every local date is read on this clock. */
public final class Amsterdam {
  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private Amsterdam() {}

  /** The first instant of that day in the Netherlands. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The day in the Netherlands at that instant. */
  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }
}
