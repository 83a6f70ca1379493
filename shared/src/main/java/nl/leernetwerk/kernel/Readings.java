package nl.leernetwerk.kernel;

import java.util.List;

/**
 * What some stored items hold. Each is read by itself, so one that cannot be read hides no other.
 *
 * @param values of those that can be read, in order
 * @param unreadable those that cannot
 */
public record Readings<T>(List<T> values, List<UnreadableItem> unreadable) {
  public Readings {
    values = List.copyOf(values);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * All of them, for who can decide nothing with less.
   *
   * @throws Unreadable when one cannot be read
   */
  public List<T> all() {
    if (!unreadable.isEmpty()) {
      throw new Unreadable(unreadable.getFirst());
    }
    return values;
  }
}
