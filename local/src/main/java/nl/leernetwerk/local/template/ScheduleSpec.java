package nl.leernetwerk.local.template;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A schedule of a function.
 *
 * @param id the logical id that SAM gives it: the function's followed by the event's
 * @param expression {@code cron(…)} or {@code rate(…)}
 * @param input what the function is given, when the template says so
 */
public record ScheduleSpec(
    String id, String function, String expression, ZoneId zone, Optional<String> input) {}
