package nl.leernetwerk.local.template;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A schedule of a function.
 *
 * @param id the logical id that SAM gives it: the function's followed by the event's
 * @param expression {@code cron(…)} or {@code rate(…)}
 * @param input the input of the function, when the template gives one
 */
public record ScheduleSpec(
    String id, String function, String expression, ZoneId zone, Optional<String> input) {}
