package nl.leernetwerk.simulation.store;

/**
 * Where an item stands. Partitions come in an order that says nothing of their names, as in
 * DynamoDB, which orders them by a hash; within a partition the sort keys are in order.
 *
 * @param hash of the partition
 */
record Key(int hash, String partition, String sort) implements Comparable<Key> {
  /** A prime by which hash codes that are close to each other come apart. */
  private static final int SPREAD = 0x9E3779B1;

  static Key of(String partition, String sort) {
    return new Key(partition.hashCode() * SPREAD, partition, sort);
  }

  @Override
  public int compareTo(Key other) {
    int order = Integer.compare(hash, other.hash);
    if (order == 0 && !partition.equals(other.partition)) {
      order = Values.compare(partition, other.partition);
    }
    return order == 0 ? Values.compare(sort, other.sort) : order;
  }
}
