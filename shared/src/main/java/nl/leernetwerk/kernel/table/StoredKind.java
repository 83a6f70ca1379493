package nl.leernetwerk.kernel.table;

/**
 * A kind of item in the table, declared by the feature that it belongs to and listed in the
 * registry.
 *
 * @param prefix what its partition keys begin with, up to the first {@code #}
 * @param belongsTo the thing whose deletion deletes the item
 * @param personal which personal data the item holds, or why it holds none
 * @param holdsPersonalData whether the item holds personal data; then a feature exports and erases
 *     it
 */
public record StoredKind(
    String prefix, BelongsTo belongsTo, String personal, boolean holdsPersonalData) {

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
  public StoredKind(String prefix, BelongsTo belongsTo, String because) {
    this(prefix, belongsTo, because, false);
  }

  /** A kind with personal data; {@code what} says which. */
  public static StoredKind personal(String prefix, BelongsTo belongsTo, String what) {
    return new StoredKind(prefix, belongsTo, what, true);
  }

  /** The partition key that begins with this kind's prefix. */
  public String of(String rest) {
    return prefix + "#" + rest;
  }
}
