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
 * Why something was done, in somebody's own words: an item right after that of what was done, so
 * that it can be erased and the rest stays.
 */
public record Reasons(Table table) {
  private static final String WHY = "why";

  /** What writes it down, if it was given, beside what was done. */
  public List<TransactWriteItem> write(
      Map<String, AttributeValue> done, Optional<String> why, Map<String, AttributeValue> same) {
    return why.stream()
        .map(it -> table.newItem(Attributes.merge(reasonOf(done), Map.of(WHY, text(it)), same)))
        .toList();
  }

  /** From an item of a partition, all of which are given, why it was done. */
  public static Function<Map<String, AttributeValue>, Optional<String>> among(
      List<Map<String, AttributeValue>> items) {
    var whys =
        items.stream()
            .filter(item -> item.containsKey(WHY))
            .collect(Collectors.toMap(item -> item.get(Keys.SK), item -> item.get(WHY).s()));
    return done -> Optional.ofNullable(whys.get(reasonOf(done).get(Keys.SK)));
  }

  /** Erases it; without one nothing happens. */
  public void forget(Map<String, AttributeValue> done) {
    table.client().deleteItem(delete -> delete.tableName(table.name()).key(reasonOf(done)));
  }

  /** Right after the item of what was done, which has that key. */
  private static Map<String, AttributeValue> reasonOf(Map<String, AttributeValue> done) {
    return Keys.key(done.get(Keys.PK).s(), done.get(Keys.SK).s() + "#why");
  }
}
