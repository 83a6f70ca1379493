package nl.leernetwerk.kernel.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.UnreadableItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads every item of a table as the functions would, to find what nobody has tripped over yet.
 *
 * @param kinds every kind that there is
 */
public record TableCheck(Table table, List<StoredKind> kinds) {
  public TableCheck {
    kinds = List.copyOf(kinds);
  }

  /**
   * The items that cannot be read, and those of no known kind. An item whose day of deletion has
   * come is left out: a purge that was cut off may have deleted its parts already.
   */
  public List<UnreadableItem> unreadable() {
    var byPrefix =
        kinds.stream().collect(Collectors.toMap(StoredKind::prefix, Function.identity()));
    var found = new ArrayList<UnreadableItem>();
    for (var item : table.client().scanPaginator(scan -> scan.tableName(table.name())).items()) {
      var about = ItemReader.about(item);
      var kind = byPrefix.get(about.kind());
      if (!isDue(item) && (kind == null || !isReadable(kind, item))) {
        found.add(about);
      }
    }
    return found;
  }

  private boolean isDue(Map<String, AttributeValue> item) {
    return Optional.ofNullable(item.get(Keys.EXPIRES))
        .map(AttributeValue::n)
        .filter(it -> Long.parseLong(it) <= table.clock().instant().getEpochSecond())
        .isPresent();
  }

  private boolean isReadable(StoredKind kind, Map<String, AttributeValue> item) {
    try {
      kind.reader().read(table, item);
      return true;
    } catch (Unreadable _) {
      return false;
    }
  }
}
