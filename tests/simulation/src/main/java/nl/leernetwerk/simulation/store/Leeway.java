package nl.leernetwerk.simulation.store;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What DynamoDB leaves open, and the one who plays it may decide. As it stands here, every read
 * sees everything and every batch is done at once. {@link #sees} and {@link #processed} are asked
 * while everybody else waits for the store, so they must not wait themselves; {@link #between} may.
 */
public interface Leeway {
  /** Decides nothing. */
  Leeway NONE = new Leeway() {};

  /**
   * How far a read sees that need not be consistent: a read of an index, or one that did not ask
   * for consistency.
   *
   * @param latest the number of the latest change
   * @return the number of the last change that the read sees, at most the latest
   */
  default long sees(DynamoDbRequest read, String table, long latest) {
    return latest;
  }

  /**
   * How many of a batch are done; the others come back as unprocessed.
   *
   * @param asked how many there are
   * @return from 0 to all of them
   */
  default int processed(DynamoDbRequest batch, int asked) {
    return asked;
  }

  /**
   * Comes between the two halves of a transaction. Its conditions hold, its items are locked, and
   * nothing is written yet: whoever writes one of these items meanwhile meets a conflict. When this
   * throws, nothing is written.
   */
  default void between(TransactWriteItemsRequest transaction) {}
}
