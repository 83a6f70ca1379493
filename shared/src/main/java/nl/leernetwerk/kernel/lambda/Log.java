package nl.leernetwerk.kernel.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a function writes to its log: one line of JSON for each thing that happened, with ids and
 * numbers only. Nothing that a person typed may be given to it. The template counts these lines:
 * its metrics are filters on them.
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

  /** The same log, each of whose lines also tells this. */
  public Log with(String name, Object value) {
    var more = new TreeMap<>(known);
    more.put(name, value);
    return new Log(logger, more);
  }

  /**
   * The same log, about one thing: what the gateway called the request that brought a registration,
   * and for what concerns a whole round the round's id. Its lines are found together by this.
   */
  public Log tracing(String trace) {
    return with("trace", trace);
  }

  /** Something that happened, with the ids and numbers that tell which. */
  public void event(String name, Map<String, ?> facts) {
    write(LogLevel.INFO, name, facts);
  }

  /** Something that a person should look at. */
  public void warning(String name, Map<String, ?> facts) {
    write(LogLevel.WARN, name, facts);
  }

  /** A failure: its type, its causes' types and where; never its message. */
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
    // As bytes: Lambda would wrap a text in JSON of its own, where no filter finds its fields.
    logger.log(node.toString().getBytes(StandardCharsets.UTF_8), level);
  }
}
