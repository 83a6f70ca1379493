package nl.leernetwerk.local.template;

import java.util.Map;

/**
 * A metric that is counted from a function's log.
 *
 * @param function the function whose log is counted
 * @param pattern the lines that count: each field, and the value it must have or {@code *} for any
 * @param value what a line counts for: a number, or {@code $.field}
 * @param dimensions the name of each dimension, and the field that has its value
 */
public record MetricSpec(
    String name,
    String function,
    Map<String, String> pattern,
    String value,
    Map<String, String> dimensions) {}
