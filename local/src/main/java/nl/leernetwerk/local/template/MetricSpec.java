package nl.leernetwerk.local.template;

import java.util.Map;

/**
 * A metric that is counted from a function's log.
 *
 * @param function whose log
 * @param pattern which lines of it: each field, and the value it must have or {@code *} for any
 * @param value what a line counts for: a number, or {@code $.field}
 * @param dimensions the name of each, and the field that has its value
 */
public record MetricSpec(
    String name,
    String function,
    Map<String, String> pattern,
    String value,
    Map<String, String> dimensions) {}
