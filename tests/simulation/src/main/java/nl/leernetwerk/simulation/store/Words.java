package nl.leernetwerk.simulation.store;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values that a request gives for the words of its expressions. */
record Words(Map<String, String> names, Map<String, AttributeValue> values) {
  static final Words NONE = new Words(Map.of(), Map.of());

  /**
   * Those of a request.
   *
   * @param used every word of its expressions that begins with {@code #} or {@code :}
   */
  static Words of(Set<String> used, Map<String, String> names, Map<String, AttributeValue> values) {
    var given = new HashSet<>(names.keySet());
    given.addAll(values.keySet());
    if (!given.equals(used)) {
      throw Errors.validation("the expressions use " + used + ", and the request gives " + given);
    }
    return new Words(names, Values.canonical(values));
  }

  /** The attribute that a word of an expression means. */
  String name(String word) {
    return word.startsWith("#") ? names.get(word) : word;
  }

  AttributeValue value(String word) {
    return values.get(word);
  }
}
