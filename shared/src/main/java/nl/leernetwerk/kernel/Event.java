package nl.leernetwerk.kernel;

/**
 * Something that happened, written in the same transaction as the change it announces. It holds ids
 * only.
 *
 * @param type its name on the bus, by which the template's rules know it
 * @param subject what separates this event from all others of its type; it holds no {@code #}
 */
public record Event(String type, String subject) {}
