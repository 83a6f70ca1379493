package nl.leernetwerk.local.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import nl.leernetwerk.kernel.Amsterdam;

/** A time as people write it: without an offset it is Dutch local time. */
public final class LocalTime {
  private LocalTime() {}

  /** The instant that a text means: a day, a day with a time, or a time with an offset. */
  public static Instant parse(String text) {
    if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return LocalDate.parse(text).atStartOfDay(Amsterdam.ZONE).toInstant();
    }
    return text.matches(".*T.*(Z|[+-]\\d{2}(:?\\d{2})?)")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(Amsterdam.ZONE).toInstant();
  }
}
