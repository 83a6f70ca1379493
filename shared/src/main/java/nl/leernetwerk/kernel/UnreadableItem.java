package nl.leernetwerk.kernel;

/**
 * Which stored item cannot be read. Keys hold ids only, so this may stand in a log.
 *
 * @param partition its partition key, which begins with its kind
 * @param sort its sort key
 */
public record UnreadableItem(String partition, String sort) {

  /** What kind of item it is: the prefix of its partition key. */
  public String kind() {
    return partition.split("#", 2)[0];
  }

  /** Both of its keys. */
  public String key() {
    return partition + "/" + sort;
  }
}
