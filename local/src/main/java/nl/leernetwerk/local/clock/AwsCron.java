package nl.leernetwerk.local.clock;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import nl.leernetwerk.local.template.TemplateException;

/**
 * A cron expression with AWS's six fields: minutes, hours, day of month, month, day of week (1 is
 * Sunday), year.
 *
 * <p>It follows local time, as EventBridge Scheduler does: a time that the clock skips in spring
 * does not fire, and a time that the clock shows twice in autumn fires once.
 */
final class AwsCron implements Recurrence {
  private static final CronDefinition AWS =
      CronDefinitionBuilder.defineCron()
          .withMinutes()
          .and()
          .withHours()
          .and()
          .withDayOfMonth()
          .supportsL()
          .supportsW()
          .supportsQuestionMark()
          .and()
          .withMonth()
          .and()
          .withDayOfWeek()
          .withValidRange(1, 7)
          .withMondayDoWValue(2)
          .supportsHash()
          .supportsL()
          .supportsQuestionMark()
          .and()
          .withYear()
          .withValidRange(1970, 2199)
          .and()
          .instance();

  private final ExecutionTime times;
  private final ZoneId zone;
  private volatile Optional<Answer> last = Optional.empty();

  /**
   * The last question with its answer. It is kept, because moving the clock asks the same again and
   * again.
   */
  private record Answer(Instant after, Instant next) {
    boolean holds(Instant after) {
      return !after.isBefore(this.after) && after.isBefore(next);
    }
  }

  AwsCron(String fields, ZoneId zone) {
    try {
      times = ExecutionTime.forCron(new CronParser(AWS).parse(fields));
    } catch (IllegalArgumentException e) {
      throw new TemplateException("cron(" + fields + ") is not understood: " + e.getMessage());
    }
    this.zone = zone;
  }

  @Override
  public Optional<Instant> next(Instant after) {
    var known = last.filter(it -> it.holds(after));
    if (known.isEmpty()) {
      known = first(after).map(next -> new Answer(after, next));
      last = known;
    }
    return known.map(Answer::next);
  }

  private Optional<Instant> first(Instant after) {
    // Local times are treated as if in UTC, where none is skipped and none comes twice.
    var wall = ZonedDateTime.of(LocalDateTime.ofInstant(after, zone), ZoneOffset.UTC);
    while (true) {
      var next = times.nextExecution(wall);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      wall = next.get();
      var local = wall.toLocalDateTime();
      var offsets = zone.getRules().getValidOffsets(local);
      if (!offsets.isEmpty() && local.toInstant(offsets.getFirst()).isAfter(after)) {
        return Optional.of(local.toInstant(offsets.getFirst()));
      }
    }
  }
}
