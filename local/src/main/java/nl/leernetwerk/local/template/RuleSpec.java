package nl.leernetwerk.local.template;

/**
 * A rule on the bus.
 *
 * @param pattern the event pattern, as JSON
 */
public record RuleSpec(String id, String pattern, Target target) {

  /** Where a matching event goes. */
  public sealed interface Target {

    /** A function, invoked asynchronously. */
    record Function(String id) implements Target {}

    /** A queue. */
    record Queue(String id) implements Target {}
  }
}
