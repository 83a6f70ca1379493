package nl.leernetwerk.kernel.table;

/**
 * A kind of item in the table, declared by the feature that it belongs to and listed in the
 * registry.
 *
 * @param prefix what its partition keys begin with, up to the first {@code #}
 * @param belongsTo whose deletion takes it along
 * @param personal what of it is personal, or why nothing is
 * @param holdsPersonalData whether anything of it is; then a feature exports and erases it
 */
public record StoredKind(
    String prefix, BelongsTo belongsTo, String personal, boolean holdsPersonalData) {

  /** What an item belongs to. */
  public enum BelongsTo {
    /** A round, whose id follows the prefix. The item has the round's date of deletion. */
    ROUND,
    /** A registration, whose reference it holds. The item has the round's date of deletion. */
    REGISTRATION,
    /** Nothing that ends; or it ends on a date of its own. */
    NOTHING
  }

  /** A kind without anything personal. */
  public StoredKind(String prefix, BelongsTo belongsTo, String because) {
    this(prefix, belongsTo, because, false);
  }

  /** A kind that holds personal data: what that is. */
  public static StoredKind personal(String prefix, BelongsTo belongsTo, String what) {
    return new StoredKind(prefix, belongsTo, what, true);
  }

  /** The partition key that begins so. */
  public String of(String rest) {
    return prefix + "#" + rest;
  }
}
