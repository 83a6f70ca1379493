package nl.leernetwerk.kernel;

/**
 * A kind of event, declared by the feature in which it happens and listed in the registry.
 *
 * @param name its name on the bus
 */
public record EventKind(String name) {

  /** The event of this kind about that subject. */
  public Event of(String subject) {
    return new Event(name, subject);
  }

  /** Whether an event is of this kind. */
  public boolean is(Event event) {
    return name.equals(event.type());
  }
}
