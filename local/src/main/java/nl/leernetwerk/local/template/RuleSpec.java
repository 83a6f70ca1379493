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
  /** The bus that every account has, on which AWS's own services publish events. */
  public static final String DEFAULT_BUS = "default";

  /**
   * The form in which a rule passes an event on.
   *
   * @param paths the place in the event of each variable of the template
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
