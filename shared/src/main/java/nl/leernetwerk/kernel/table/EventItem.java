package nl.leernetwerk.kernel.table;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.leernetwerk.kernel.Event;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An event as an item, written together with the change that it announces. The event waits until
 * its consumer has acted. The sort key is the event's type, by which the stream's filter and the
 * bus know the event. An item of another kind may be an event as well; its sort key is the type,
 * {@code #} and the subject.
 */
public final class EventItem {
  /** The kind of item that is only an event. */
  public static final StoredKind KIND =
      new StoredKind(
          "EVENT",
          StoredKind.BelongsTo.NOTHING,
          "events hold ids only",
          StoredKind.Reader.of(item -> read(item.get(Keys.PK).s(), item.get(Keys.SK).s())));

  private static final Duration AGAIN_KEPT = Duration.ofDays(2);

  private EventItem() {}

  /** The item of an event that waits for its consumer. */
  public static Map<String, AttributeValue> waiting(Table table, Event event) {
    return Attributes.merge(key(event), Map.of(Keys.WAITING_SINCE, table.now()));
  }

  /**
   * The item that publishes an event again. This item does not wait itself, and expires after two
   * days.
   *
   * @param occasion separates this publication from other times that the event was published again
   */
  public static Map<String, AttributeValue> again(Event event, String occasion, Instant now) {
    return Attributes.merge(
        Keys.key(partition(event) + "#again-" + occasion, event.type()),
        Map.of(Keys.EXPIRES, Attributes.number(now.plus(AGAIN_KEPT).getEpochSecond())));
  }

  static Map<String, AttributeValue> key(Event event) {
    return Keys.key(partition(event), event.type());
  }

  /** The event of an item with these keys. */
  public static Event read(String partition, String sort) {
    int hash = sort.indexOf('#');
    return hash < 0
        ? new Event(sort, partition.split("#", 3)[1])
        : new Event(sort.substring(0, hash), sort.substring(hash + 1));
  }

  private static String partition(Event event) {
    return KIND.prefix() + "#" + event.subject();
  }
}
