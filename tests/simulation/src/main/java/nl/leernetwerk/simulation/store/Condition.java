package nl.leernetwerk.simulation.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition or a filter. Names and values in it are words of the expression. */
sealed interface Condition {
  /** Whether it holds of an item; one that is not there has no attributes. */
  boolean holds(Map<String, AttributeValue> item, Words words);

  /** The names in it. */
  default Stream<String> names() {
    return switch (this) {
      case Always() -> Stream.empty();
      case And(var one, var other) -> Stream.concat(one.names(), other.names());
      case Or(var one, var other) -> Stream.concat(one.names(), other.names());
      case Not(var inner) -> inner.names();
      case Exists(var name) -> Stream.of(name);
      case In(var name, _) -> Stream.of(name);
      case Compare(var name, _, _) -> Stream.of(name);
      case Contains(var name, _) -> Stream.of(name);
    };
  }

  /** No condition. */
  record Always() implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Words words) {
      return true;
    }
  }

  record And(Condition one, Condition other) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Words words) {
      return one.holds(item, words) && other.holds(item, words);
    }
  }

  record Or(Condition one, Condition other) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Words words) {
      return one.holds(item, words) || other.holds(item, words);
    }
  }

  record Not(Condition inner) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Words words) {
      return !inner.holds(item, words);
    }
  }

  record Exists(String name) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Words words) {
      return item.containsKey(words.name(name));
    }
  }

  /** One of these values, or equal to one. */
  record In(String name, List<String> values) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Words words) {
      var found = item.get(words.name(name));
      return found != null && values.stream().anyMatch(it -> found.equals(words.value(it)));
    }
  }

  /** The ways in which texts or numbers are compared. */
  enum Order {
    LESS,
    LESS_OR_EQUAL,
    GREATER_OR_EQUAL
  }

  record Compare(String name, Order order, String value) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Words words) {
      var wanted = words.value(value);
      if (wanted.type() != AttributeValue.Type.S && wanted.type() != AttributeValue.Type.N) {
        throw Errors.unsupported("a comparison with a value of type " + wanted.type());
      }
      var found = item.get(words.name(name));
      if (found == null || found.type() != wanted.type()) {
        return false;
      }
      int compared = Values.compare(found, wanted);
      return switch (order) {
        case LESS -> compared < 0;
        case LESS_OR_EQUAL -> compared <= 0;
        case GREATER_OR_EQUAL -> compared >= 0;
      };
    }
  }

  record Contains(String name, String value) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Words words) {
      var part = words.value(value);
      if (part.type() != AttributeValue.Type.S) {
        throw Errors.unsupported("contains with a value of type " + part.type());
      }
      var found = item.get(words.name(name));
      if (found == null) {
        return false;
      }
      return switch (found.type()) {
        case S -> found.s().contains(part.s());
        case SS -> found.ss().contains(part.s());
        case L -> found.l().contains(part);
        default -> false;
      };
    }
  }
}
