package nl.leernetwerk.local.template;

import java.util.Map;
import java.util.Optional;

/**
 * A rule on a bus.
 *
 * @param bus the bus, by its logical id, or {@link #DEFAULT_BUS}
 * @param pattern the event pattern, as JSON
 * @param input what the target gets instead of the event, if the template says so
 */
public record RuleSpec(
    String id, String bus, String pattern, Target target, Optional<Transformer> input) {
  /** The bus that every account has, to which AWS's own services tell what happens. */
  public static final String DEFAULT_BUS = "default";

  /**
   * What is made of an event.
   *
   * @param paths where in the event each variable of the template stands
   */
  public record Transformer(Map<String, String> paths, String template) {
    public Transformer {
      paths = Map.copyOf(paths);
    }
  }

  /** Where a matching event goes. */
  public sealed interface Target {

    /** A function, invoked asynchronously. */
    record Function(String id) implements Target {}

    /** A queue. */
    record Queue(String id) implements Target {}
  }
}
