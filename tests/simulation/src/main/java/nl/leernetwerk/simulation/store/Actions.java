package nl.leernetwerk.simulation.store;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an update does to an item, one action for each attribute. */
record Actions(List<Action> actions) {

  /** One action. The name and the value are words of the expression. */
  sealed interface Action {
    String name();

    record Set(String name, String value) implements Action {}

    /**
     * Sets it to what another attribute holds, or it itself, and to the value if that is not there.
     */
    record SetIfAbsent(String name, String looked, String value) implements Action {}

    record Remove(String name) implements Action {}

    record Add(String name, String value) implements Action {}

    record Delete(String name, String value) implements Action {}
  }

  /** The attributes that change, each by one action that can do something with its value. */
  Set<String> names(Words words) {
    var names = new HashSet<String>();
    for (var action : actions) {
      if (!names.add(words.name(action.name()))) {
        throw Errors.validation(
            "Invalid UpdateExpression: Two document paths overlap with each other; must remove or"
                + " rewrite one of these paths; path one: ["
                + words.name(action.name())
                + "]");
      }
      switch (action) {
        case Action.Add(_, var value) -> checkAdded(words.value(value).type());
        case Action.Delete(_, var value) -> checkDeleted(words.value(value).type());
        case Action.Set _, Action.SetIfAbsent _, Action.Remove _ -> {}
      }
    }
    return names;
  }

  private static void checkAdded(AttributeValue.Type type) {
    if (type != AttributeValue.Type.N && type != AttributeValue.Type.SS) {
      throw Errors.validation(
          "Invalid UpdateExpression: Incorrect operand type for operator or function; operator:"
              + " ADD, operand type: "
              + type);
    }
  }

  private static void checkDeleted(AttributeValue.Type type) {
    if (type != AttributeValue.Type.SS) {
      throw Errors.validation(
          "Invalid UpdateExpression: Incorrect operand type for operator or function; operator:"
              + " DELETE, operand type: "
              + type);
    }
  }

  /** The item afterwards. Each action sees the item as it was before. */
  Map<String, AttributeValue> apply(Map<String, AttributeValue> before, Words words) {
    var after = new HashMap<>(before);
    for (var action : actions) {
      var name = words.name(action.name());
      switch (action) {
        case Action.Set(_, var value) -> after.put(name, words.value(value));
        case Action.SetIfAbsent(_, var looked, var value) ->
            after.put(name, before.getOrDefault(words.name(looked), words.value(value)));
        case Action.Remove _ -> after.remove(name);
        case Action.Add(_, var value) -> after.put(name, added(before, name, words.value(value)));
        case Action.Delete(_, var value) -> delete(after, name, words.value(value));
      }
    }
    return Collections.unmodifiableMap(after);
  }

  private static AttributeValue added(
      Map<String, AttributeValue> item, String name, AttributeValue value) {
    var found = item.get(name);
    if (found == null) {
      return value;
    }
    if (found.type() != value.type()) {
      throw mismatch();
    }
    return value.type() == AttributeValue.Type.N
        ? Values.sum(found, value)
        : Values.union(found, value);
  }

  private static void delete(Map<String, AttributeValue> item, String name, AttributeValue value) {
    var found = item.get(name);
    if (found == null) {
      return;
    }
    if (found.type() != value.type()) {
      throw mismatch();
    }
    var left = found.ss().stream().filter(it -> !value.ss().contains(it)).toList();
    if (left.isEmpty()) {
      item.remove(name);
    } else {
      item.put(name, AttributeValue.fromSs(left));
    }
  }

  private static RuntimeException mismatch() {
    return Errors.validation("An operand in the update expression has an incorrect data type");
  }
}
