package nl.leernetwerk.kernel.table;

import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A kind of item in the table, declared by the feature that it belongs to and listed in the
 * registry.
 *
 * @param prefix what its partition keys begin with, up to the first {@code #}
 * @param belongsTo the thing whose deletion deletes the item
 * @param personal which personal data the item holds, or why it holds none
 * @param holdsPersonalData whether the item holds personal data; then a feature exports and erases
 *     it
 * @param reader the one way in which the item is read
 */
public record StoredKind(
    String prefix, BelongsTo belongsTo, String personal, boolean holdsPersonalData, Reader reader) {

  /** How an item of a kind is read. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads an item as the functions do.
     *
     * @param table where the rest of it is, when it is larger than an item
     * @throws nl.leernetwerk.kernel.Unreadable when it cannot be read
     */
    void read(Table table, Map<String, AttributeValue> item);

    /** The reader of a kind that is never larger than an item. */
    static Reader of(Function<Map<String, AttributeValue>, ?> reader) {
      return (_, item) -> ItemReader.read(item, reader);
    }
  }

  /** What an item belongs to. */
  public enum BelongsTo {
    /** A round: its id follows the prefix. The item expires on the round's date of deletion. */
    ROUND,
    /**
     * A registration: the item holds its reference. The item expires on the round's date of
     * deletion.
     */
    REGISTRATION,
    /** Nothing that ends. The item stays, or expires on a date of its own. */
    NOTHING
  }

  /** A kind without personal data; {@code because} says why it holds none. */
  public StoredKind(String prefix, BelongsTo belongsTo, String because, Reader reader) {
    this(prefix, belongsTo, because, false, reader);
  }

  /** A kind with personal data; {@code what} says which. */
  public static StoredKind personal(
      String prefix, BelongsTo belongsTo, String what, Reader reader) {
    return new StoredKind(prefix, belongsTo, what, true, reader);
  }

  /** The partition key that begins with this kind's prefix. */
  public String of(String rest) {
    return prefix + "#" + rest;
  }
}
