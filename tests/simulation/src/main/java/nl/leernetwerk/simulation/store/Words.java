package nl.leernetwerk.simulation.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values that a request gives for the words of its expressions. */
record Words(Map<String, String> names, Map<String, AttributeValue> values) {
  /** Those of a request: what its expressions use, and nothing else. */
  static Words of(
      List<Expression<?>> expressions,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    checkUsed(expressions, names.keySet());
    checkUsed(expressions, values.keySet());
    for (var expression : expressions) {
      for (var word : expression.words()) {
        if (!names.containsKey(word) && !values.containsKey(word)) {
          throw Errors.validation("An expression uses what is not defined: " + word);
        }
      }
    }
    return new Words(names, Values.canonical(values));
  }

  private static void checkUsed(List<Expression<?>> expressions, Set<String> given) {
    for (var word : given) {
      if (expressions.stream().noneMatch(it -> it.words().contains(word))) {
        throw Errors.validation("No expression uses what is defined: " + word);
      }
    }
  }

  /** The attribute that a word of an expression means. */
  String name(String word) {
    return word.startsWith("#") ? names.get(word) : word;
  }

  AttributeValue value(String word) {
    return values.get(word);
  }
}
