package nl.leernetwerk.kernel.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Readings;
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
   * Reads every change of a partition, each with its reason. A reason that cannot be read is left
   * out.
   *
   * @param items the changes and their reasons
   */
  public static <T> Readings<T> each(
      List<Map<String, AttributeValue>> items,
      BiFunction<Map<String, AttributeValue>, Optional<String>, T> read) {
    var reasons =
        items.stream()
            .filter(item -> isReason(item) && item.containsKey(WHY) && item.get(WHY).s() != null)
            .collect(Collectors.toMap(item -> item.get(Keys.SK), item -> item.get(WHY).s()));
    var changes = items.stream().filter(item -> !isReason(item)).toList();
    return ItemReader.each(
        changes,
        item -> read.apply(item, Optional.ofNullable(reasons.get(reasonOf(item).get(Keys.SK)))));
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
