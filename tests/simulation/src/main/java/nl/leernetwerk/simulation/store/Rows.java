package nl.leernetwerk.simulation.store;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of a table at one moment, in the order of their keys, and its indexes. */
final class Rows {
  private static final int LARGEST_PARTITION_KEY = 2048;
  private static final int LARGEST_SORT_KEY = 1024;
  static final int LARGEST_ITEM = 400 * 1024;

  private final Schema schema;
  private final TreeMap<Key, Map<String, AttributeValue>> items;
  private final Map<Index, TreeMap<Place, Map<String, AttributeValue>>> indexed = new HashMap<>();

  /** What a table is called, and the attributes of its key. */
  record Schema(String name, String partition, String sort, List<Index> indexes) {}

  /** An index that holds the keys of the items that have an attribute. */
  record Index(String name, String attribute) {}

  /** Where an item stands in an index. */
  private record Place(Key value, Key item) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = value.compareTo(other.value);
      return order == 0 ? item.compareTo(other.item) : order;
    }
  }

  /** Those of a table without items. */
  Rows(Schema schema) {
    this.schema = schema;
    items = new TreeMap<>();
    schema.indexes().forEach(index -> indexed.put(index, new TreeMap<>()));
  }

  /** The same items, to be changed by themselves. */
  Rows copy() {
    var copy = new Rows(schema);
    copy.items.putAll(items);
    indexed.forEach((index, rows) -> copy.indexed.get(index).putAll(rows));
    return copy;
  }

  Schema schema() {
    return schema;
  }

  // ---- Keys ----------------------------------------------------------------------------------

  /** The key that a request names. */
  Key key(Map<String, AttributeValue> named) {
    if (named.size() != 2) {
      throw Errors.validation("The provided key element does not match the schema");
    }
    return keyOf(named);
  }

  /** The key of an item. */
  Key keyOf(Map<String, AttributeValue> item) {
    return Key.of(
        part(item, schema.partition(), LARGEST_PARTITION_KEY),
        part(item, schema.sort(), LARGEST_SORT_KEY));
  }

  private static String part(Map<String, AttributeValue> item, String name, int largest) {
    var value = item.get(name);
    if (value == null || value.type() != AttributeValue.Type.S) {
      throw Errors.validation("The provided key element does not match the schema");
    }
    if (value.s().isEmpty()) {
      throw Errors.validation(
          "One or more parameter values are not valid. The AttributeValue for a key attribute"
              + " cannot contain an empty string value. Key: "
              + name);
    }
    if (Values.length(value.s()) > largest) {
      throw Errors.validation(
          "One or more parameter values were invalid: Size of key "
              + name
              + " has exceeded the"
              + " maximum size limit of "
              + largest
              + " bytes");
    }
    return value.s();
  }

  /** Only the key of an item. */
  Map<String, AttributeValue> keyAttributes(Map<String, AttributeValue> item) {
    return Map.of(
        schema.partition(), item.get(schema.partition()), schema.sort(), item.get(schema.sort()));
  }

  /** Refuses an item that is too large, or that an index cannot hold. */
  void check(Map<String, AttributeValue> item) {
    if (Values.size(item) > LARGEST_ITEM) {
      throw Errors.validation("Item size has exceeded the maximum allowed size");
    }
    for (var index : schema.indexes()) {
      if (item.containsKey(index.attribute())) {
        part(item, index.attribute(), LARGEST_PARTITION_KEY);
      }
    }
  }

  // ---- Items ---------------------------------------------------------------------------------

  /** An item; empty when it is not there. */
  Map<String, AttributeValue> get(Key key) {
    return items.getOrDefault(key, Map.of());
  }

  /** Puts an item in the place of what has its key; an empty one deletes it. */
  void set(Key key, Map<String, AttributeValue> item) {
    var before = item.isEmpty() ? items.remove(key) : items.put(key, item);
    for (var index : schema.indexes()) {
      if (before != null) {
        place(index, key, before).ifPresent(indexed.get(index)::remove);
      }
      place(index, key, item).ifPresent(it -> indexed.get(index).put(it, projected(index, item)));
    }
  }

  private static Optional<Place> place(Index index, Key key, Map<String, AttributeValue> item) {
    return Optional.ofNullable(item.get(index.attribute()))
        .map(value -> new Place(Key.of(value.s(), ""), key));
  }

  private Map<String, AttributeValue> projected(Index index, Map<String, AttributeValue> item) {
    var projected = new HashMap<>(keyAttributes(item));
    projected.put(index.attribute(), item.get(index.attribute()));
    return Collections.unmodifiableMap(projected);
  }

  // ---- In order ------------------------------------------------------------------------------

  /**
   * All items, or those after one.
   *
   * @param start the key of that one; empty to begin at the beginning
   */
  Stream<Map<String, AttributeValue>> after(Map<String, AttributeValue> start) {
    return (start.isEmpty() ? items : items.tailMap(key(start), false)).values().stream();
  }

  /** The same of an index. */
  Stream<Map<String, AttributeValue>> after(Index index, Map<String, AttributeValue> start) {
    NavigableMap<Place, Map<String, AttributeValue>> rows = indexed.get(index);
    if (!start.isEmpty()) {
      var last = place(index, keyOf(start), start);
      if (last.isEmpty() || start.size() > 3) {
        throw Errors.validation("The provided starting key is invalid");
      }
      rows = rows.tailMap(last.get(), false);
    }
    return rows.values().stream();
  }

  /**
   * The items of a partition whose sort key begins so, or those of them after one.
   *
   * @param start the key of that one; empty to begin at the beginning
   */
  Stream<Map<String, AttributeValue>> partition(
      String partition, String prefix, Map<String, AttributeValue> start) {
    var first = Key.of(partition, prefix);
    var last = start.isEmpty() ? first : key(start);
    boolean begun = last.compareTo(first) >= 0 && !start.isEmpty();
    return items.tailMap(begun ? last : first, !begun).entrySet().stream()
        .takeWhile(
            it ->
                it.getKey().partition().equals(partition) && it.getKey().sort().startsWith(prefix))
        .map(Map.Entry::getValue);
  }

  /** Refuses a filter that asks for what an index does not hold of its items. */
  void checkHolds(Index index, Condition filter, Words words) {
    for (var name : filter.names().map(words::name).toList()) {
      if (!List.of(schema.partition(), schema.sort(), index.attribute()).contains(name)) {
        throw Errors.unsupported("a filter of the index " + index.name() + " by " + name);
      }
    }
  }

  /** The index of that name. */
  Index index(String name) {
    return schema.indexes().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> Errors.validation("The table does not have the specified index: " + name));
  }
}
