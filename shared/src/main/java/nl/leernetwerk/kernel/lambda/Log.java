package nl.leernetwerk.kernel.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import nl.leernetwerk.kernel.UnreadableItem;

/**
 * A function's log: one line of JSON for each thing that happened, with ids and numbers only. Text
 * that a person typed must never be given to it. The metrics in the template count these lines.
 */
public final class Log {
  private static final int FRAMES = 12;

  private final LambdaLogger logger;
  private final Map<String, Object> known;

  private Log(LambdaLogger logger, Map<String, Object> known) {
    this.logger = logger;
    this.known = known;
  }

  /** The log of this invocation. */
  public static Log of(Context context) {
    return new Log(context.getLogger(), Map.of("AWSRequestId", context.getAwsRequestId()));
  }

  /** The same log, with this fact added to each line. */
  public Log with(String name, Object value) {
    var more = new TreeMap<>(known);
    more.put(name, value);
    return new Log(logger, more);
  }

  /**
   * The same log, with the id by which all lines about one subject are found together. For a
   * registration that id is the gateway's id of the request that brought it; for a whole round it
   * is the round's id.
   */
  public Log tracing(String trace) {
    return with("trace", trace);
  }

  /** Logs something that happened, with the ids and numbers that identify it. */
  public void event(String name, Map<String, ?> facts) {
    write(LogLevel.INFO, name, facts);
  }

  /** Logs something that a person should look at. */
  public void warning(String name, Map<String, ?> facts) {
    write(LogLevel.WARN, name, facts);
  }

  /**
   * An item cannot be read: what needs it is held, all else goes on, and a person is told which it
   * is. docs/robustness.md says what each kind holds.
   */
  public void unreadable(UnreadableItem item) {
    warning("NeedsAPerson", Map.of("why", "unreadable", "kind", item.kind(), "item", item.key()));
  }

  /** Logs a failure: its type, the types of its causes and the place; never its message. */
  public void failure(Throwable failure) {
    var types = new StringBuilder(failure.getClass().getName());
    var deepest = failure;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
      types.append(" < ").append(deepest.getClass().getName());
    }
    var frames =
        Arrays.stream(deepest.getStackTrace())
            .limit(FRAMES)
            .map(StackTraceElement::toString)
            .toList();
    write(
        LogLevel.ERROR,
        "Failed",
        Map.of("failure", types.toString(), "at", String.join(" | ", frames)));
  }

  private void write(LogLevel level, String name, Map<String, ?> facts) {
    var node = JsonNodeFactory.instance.objectNode().put("level", level.name()).put("event", name);
    var all = new TreeMap<String, Object>(known);
    all.putAll(facts);
    all.forEach(
        (key, value) -> {
          if (value instanceof Number number) {
            node.put(key, number.longValue());
          } else {
            node.put(key, value.toString());
          }
        });
    // Written as bytes: Lambda would wrap a text in JSON of its own, where no metric filter finds
    // the fields.
    logger.log(node.toString().getBytes(StandardCharsets.UTF_8), level);
  }
}
