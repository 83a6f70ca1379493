package nl.leernetwerk.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The clock on the wall of the schools; every local date is read there. */
public final class Amsterdam {
  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private Amsterdam() {}

  /** The first instant of that day. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The day that it is there at that instant. */
  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }
}
