package nl.leernetwerk.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.local.template.TemplateException;

/** When a schedule is due. */
@FunctionalInterface
public interface Recurrence {

  /** The first time after that instant; empty when the schedule never fires again. */
  Optional<Instant> next(Instant after);

  /**
   * The recurrence that a schedule expression of EventBridge Scheduler describes, in that time
   * zone.
   */
  static Recurrence parse(String expression, ZoneId zone) {
    var cron = Pattern.compile("cron\\((.*)\\)").matcher(expression);
    if (cron.matches()) {
      return new AwsCron(cron.group(1), zone);
    }
    var rate = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)").matcher(expression);
    if (rate.matches()) {
      long number = Long.parseLong(rate.group(1));
      return every(
          switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(number);
            case "hour" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          });
    }
    throw new TemplateException("the schedule " + expression + " is not understood here");
  }

  /** At every multiple of a period since 1970; on AWS the count starts at the deployment. */
  private static Recurrence every(Duration period) {
    if (!period.isPositive()) {
      throw new TemplateException("a rate of nothing never ends");
    }
    long seconds = period.toSeconds();
    return after ->
        Optional.of(
            Instant.ofEpochSecond((Math.floorDiv(after.getEpochSecond(), seconds) + 1) * seconds));
  }
}
