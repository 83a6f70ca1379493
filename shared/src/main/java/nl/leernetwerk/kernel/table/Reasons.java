package nl.leernetwerk.kernel.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The reasons for changes, in people's own words. A reason is an item of its own, right after the
 * item of the change, so that the reason can be erased and the change stays.
 */
public record Reasons(Table table) {
  private static final String WHY = "why";

  /** The writes that store a reason beside its change; none when no reason was given. */
  public List<TransactWriteItem> write(
      Map<String, AttributeValue> done, Optional<String> why, Map<String, AttributeValue> same) {
    return why.stream()
        .map(it -> table.newItem(Attributes.merge(reasonOf(done), Map.of(WHY, text(it)), same)))
        .toList();
  }

  /** Finds the reason of each change among all items of a partition. */
  public static Function<Map<String, AttributeValue>, Optional<String>> among(
      List<Map<String, AttributeValue>> items) {
    var whys =
        items.stream()
            .filter(item -> item.containsKey(WHY))
            .collect(Collectors.toMap(item -> item.get(Keys.SK), item -> item.get(WHY).s()));
    return done -> Optional.ofNullable(whys.get(reasonOf(done).get(Keys.SK)));
  }

  /** Erases the reason of a change; without a reason nothing happens. */
  public void forget(Map<String, AttributeValue> done) {
    table.client().deleteItem(delete -> delete.tableName(table.name()).key(reasonOf(done)));
  }

  /** The key of the reason: right after the key of the change. */
  private static Map<String, AttributeValue> reasonOf(Map<String, AttributeValue> done) {
    return Keys.key(done.get(Keys.PK).s(), done.get(Keys.SK).s() + "#why");
  }
}
