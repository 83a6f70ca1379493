package nl.leernetwerk.kernel.table;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import nl.leernetwerk.kernel.Amsterdam;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What all keys of the table have in common. Each feature makes its own keys from this;
 * docs/data-model.md explains the choices.
 */
public final class Keys {
  public static final String PK = "pk";
  public static final String SK = "sk";

  /** The attribute that puts an event in the sparse index of those that wait. */
  public static final String WAITING_SINCE = "waitingSince";

  /** The index of events that wait for their consumer. */
  public static final String WAITING_INDEX = "waiting";

  /** When DynamoDB may delete an item, in epoch seconds. */
  public static final String EXPIRES = "expires";

  /** What grows with a round is spread over so many partitions, so that none runs hot. */
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

  /** The shard of an item with that id: the same for ever. */
  public static int shardOf(String id) {
    return Math.floorMod(id.hashCode(), SHARDS);
  }

  /** A number as text of one length, so that texts are in the order of their numbers. */
  public static String sortable(int number) {
    return String.format(Locale.ROOT, "%09d", number);
  }

  /** The instant after which nothing of a round may be kept, in epoch seconds. */
  public static AttributeValue expires(LocalDate retentionUntil) {
    return Attributes.number(Amsterdam.startOf(retentionUntil).getEpochSecond());
  }
}
