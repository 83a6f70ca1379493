package nl.leernetwerk.kernel.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private static final String REASON = "#why";

  /** The writes that store a reason beside its change; none when no reason was given. */
  public List<TransactWriteItem> write(
      Map<String, AttributeValue> done, Optional<String> why, Map<String, AttributeValue> same) {
    return why.stream()
        .map(it -> table.newItem(Attributes.merge(reasonOf(done), Map.of(WHY, text(it)), same)))
        .toList();
  }

  /** Whether an item is a reason, and not a change. */
  public static boolean isReason(Map<String, AttributeValue> item) {
    return item.get(Keys.SK).s().endsWith(REASON);
  }

  /** The reader of a kind whose items are changes, read so, and their reasons. */
  public static StoredKind.Reader reader(Function<Map<String, AttributeValue>, ?> change) {
    return StoredKind.Reader.of(
        item -> isReason(item) ? Objects.requireNonNull(item.get(WHY).s()) : change.apply(item));
  }

  /**
   * Finds the reason of each change among all items of a partition. A reason that cannot be read is
   * left out.
   */
  public static Function<Map<String, AttributeValue>, Optional<String>> among(
      List<Map<String, AttributeValue>> items) {
    var whys =
        items.stream()
            .filter(item -> isReason(item) && item.containsKey(WHY) && item.get(WHY).s() != null)
            .collect(Collectors.toMap(item -> item.get(Keys.SK), item -> item.get(WHY).s()));
    return done -> Optional.ofNullable(whys.get(reasonOf(done).get(Keys.SK)));
  }

  /** Erases the reason of a change; without a reason nothing happens. */
  public void forget(Map<String, AttributeValue> done) {
    table.client().deleteItem(delete -> delete.tableName(table.name()).key(reasonOf(done)));
  }

  /** The key of the reason: right after the key of the change. */
  private static Map<String, AttributeValue> reasonOf(Map<String, AttributeValue> done) {
    return Keys.key(done.get(Keys.PK).s(), done.get(Keys.SK).s() + REASON);
  }
}
