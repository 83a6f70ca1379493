package nl.leernetwerk.kernel.table;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values, made and read. */
public final class Attributes {
  private Attributes() {}

  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  public static AttributeValue texts(Collection<String> values) {
    return AttributeValue.fromL(values.stream().map(Attributes::text).toList());
  }

  public static AttributeValue map(Map<String, AttributeValue> values) {
    return AttributeValue.fromM(values);
  }

  public static List<String> texts(AttributeValue list) {
    if (!list.hasL()) {
      throw new IllegalArgumentException("no list");
    }
    return list.l().stream().map(it -> Objects.requireNonNull(it.s())).toList();
  }

  public static int integer(AttributeValue number) {
    return Integer.parseInt(number.n());
  }

  /**
   * The text of an attribute, if the item has it.
   *
   * @throws IllegalArgumentException when it has, but not as a text
   */
  public static Optional<String> optional(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name))
        .map(
            value -> {
              if (value.s() == null) {
                throw new IllegalArgumentException(name + " is no text");
              }
              return value.s();
            });
  }

  /** The first map, with what the others add to it. */
  @SafeVarargs
  public static Map<String, AttributeValue> merge(
      Map<String, AttributeValue> first, Map<String, AttributeValue>... others) {
    var all = new LinkedHashMap<>(first);
    for (var other : others) {
      all.putAll(other);
    }
    return all;
  }
}
