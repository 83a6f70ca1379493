package nl.leernetwerk.kernel.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.UnreadableItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads items. A reader is a function of the item alone, so whatever it throws is the item's fault.
 */
public final class ItemReader {
  private ItemReader() {}

  /**
   * What an item holds.
   *
   * @throws Unreadable when the reader fails; without the failure, which may quote what people
   *     typed
   */
  public static <T> T read(
      Map<String, AttributeValue> item, Function<Map<String, AttributeValue>, T> reader) {
    try {
      return reader.apply(item);
    } catch (RuntimeException _) {
      throw new Unreadable(about(item));
    }
  }

  /** What each of these holds, in order. */
  public static <T> Readings<T> each(
      List<Map<String, AttributeValue>> items, Function<Map<String, AttributeValue>, T> reader) {
    var values = new ArrayList<T>();
    var unreadable = new ArrayList<UnreadableItem>();
    for (var item : items) {
      try {
        values.add(read(item, reader));
      } catch (Unreadable e) {
        unreadable.add(e.item());
      }
    }
    return new Readings<>(values, unreadable);
  }

  /** What to call an item that cannot be read. */
  public static UnreadableItem about(Map<String, AttributeValue> item) {
    return new UnreadableItem(item.get(Keys.PK).s(), item.get(Keys.SK).s());
  }
}
