package nl.leernetwerk.kernel.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item that somebody or something damaged.
 *
 * @param whole the item as it was
 */
public record Spoiled(Table table, Map<String, AttributeValue> whole) {
  private static final Set<String> KEPT =
      Set.of(Keys.PK, Keys.SK, Keys.WAITING_SINCE, Keys.EXPIRES);

  /** Destroys all that is in the first item whose two keys, with a slash between, hold this. */
  public static Spoiled all(Table table, String keys) {
    var spoiled = new Spoiled(table, find(table, keys));
    var now = new HashMap<>(spoiled.whole);
    now.replaceAll((name, value) -> KEPT.contains(name) ? value : AttributeValue.fromBool(true));
    put(table, now);
    return spoiled;
  }

  /** Damages one text of such an item. */
  public static Spoiled text(Table table, String keys, String name, UnaryOperator<String> damage) {
    var spoiled = new Spoiled(table, find(table, keys));
    var now = new HashMap<>(spoiled.whole);
    now.put(name, AttributeValue.fromS(damage.apply(spoiled.whole.get(name).s())));
    put(table, now);
    return spoiled;
  }

  /** Puts the item back as it was. */
  public void mend() {
    put(table, whole);
  }

  private static Map<String, AttributeValue> find(Table table, String keys) {
    return LocalTable.items(table).stream()
        .filter(item -> (item.get(Keys.PK).s() + "/" + item.get(Keys.SK).s()).contains(keys))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no item " + keys));
  }

  private static void put(Table table, Map<String, AttributeValue> item) {
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
