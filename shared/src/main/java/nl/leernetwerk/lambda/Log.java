package nl.leernetwerk.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a function writes to its log: one line of JSON for each thing that happened, with ids and
 * numbers only. Nothing that a person typed may be given to it.
 */
public final class Log {
  private static final int FRAMES = 12;

  private final LambdaLogger logger;

  private Log(LambdaLogger logger) {
    this.logger = logger;
  }

  /** The log of this invocation. */
  public static Log of(Context context) {
    return new Log(context.getLogger());
  }

  /** Something that happened, with the ids and numbers that tell which. */
  public void event(String name, Map<String, ?> facts) {
    logger.log(line(name, facts), LogLevel.INFO);
  }

  /** Something that a person should look at. */
  public void warning(String name, Map<String, ?> facts) {
    logger.log(line(name, facts), LogLevel.WARN);
  }

  /** A failure: its type, its causes' types and where; never its message. */
  void failure(Throwable failure) {
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
    logger.log(
        line("Failed", Map.of("failure", types.toString(), "at", String.join(" | ", frames))),
        LogLevel.ERROR);
  }

  private static String line(String name, Map<String, ?> facts) {
    var node = JsonNodeFactory.instance.objectNode().put("event", name);
    new TreeMap<>(facts)
        .forEach(
            (key, value) -> {
              if (value instanceof Number number) {
                node.put(key, number.longValue());
              } else {
                node.put(key, value.toString());
              }
            });
    return node.toString();
  }
}
