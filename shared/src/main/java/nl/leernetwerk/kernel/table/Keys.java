package nl.leernetwerk.kernel.table;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import nl.leernetwerk.kernel.Amsterdam;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What all keys of the table share. Each feature builds its own keys on this; docs/data-model.md
 * explains the choices.
 */
public final class Keys {
  public static final String PK = "pk";
  public static final String SK = "sk";

  /** The attribute that puts an event in the sparse index of those that wait. */
  public static final String WAITING_SINCE = "waitingSince";

  /** The index of events that wait for their consumer. */
  public static final String WAITING_INDEX = "waiting";

  /** The attribute with the time from which DynamoDB may delete an item, in epoch seconds. */
  public static final String EXPIRES = "expires";

  /**
   * Items that grow in number with a round are spread over this many partitions, so that no
   * partition is overloaded.
   */
  public static final int SHARDS = 16;

  private Keys() {}

  /** The primary key of an item. */
  public static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of(PK, Attributes.text(partition), SK, Attributes.text(sort));
  }

  /** The partition of one shard of a round's items. */
  public static String shard(String prefix, String round, int shard) {
    return prefix + "#" + round + "#" + shard;
  }

  /** The shard of an item with that id. An id always has the same shard. */
  public static int shardOf(String id) {
    return Math.floorMod(id.hashCode(), SHARDS);
  }

  /** A number as text of a fixed length, so that sorting the texts sorts the numbers. */
  public static String sortable(int number) {
    return String.format(Locale.ROOT, "%09d", number);
  }

  /** The first instant at which nothing of a round may be kept, in epoch seconds. */
  public static AttributeValue expires(LocalDate retentionUntil) {
    return Attributes.number(Amsterdam.startOf(retentionUntil).getEpochSecond());
  }
}
