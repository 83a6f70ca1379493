package nl.leernetwerk.simulation;

import java.time.Duration;
import nl.leernetwerk.simulation.store.Leeway;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Uses all the leeway that DynamoDB has. */
final class Bent implements Leeway {
  private static final String NOBODY = "";

  /** DynamoDB says "usually within one second". */
  private static final Duration STALE = Duration.ofMillis(1500);

  private final World world;
  private String where = NOBODY;

  Bent(World world) {
    this.world = world;
  }

  /** The call that comes now. */
  void of(String call) {
    where = call;
  }

  /** No call of a function. */
  void nobody() {
    where = NOBODY;
  }

  @Override
  public long sees(DynamoDbRequest read, String table, long latest) {
    return !where.equals(NOBODY) && world.faults().strikes(Fault.READ_IS_STALE, where)
        ? world.roads().sequenceAt(world.timeline().now().minus(STALE))
        : latest;
  }

  @Override
  public int processed(DynamoDbRequest batch, int asked) {
    return !where.equals(NOBODY) && world.faults().strikes(Fault.BATCH_PARTLY_DONE, where)
        ? asked / 2
        : asked;
  }

  @Override
  public void between(TransactWriteItemsRequest transaction) {
    var call = where;
    if (!call.equals(NOBODY) && world.faults().strikes(Fault.TRANSACTION_TAKES_TIME, call)) {
      world.timeline().pause(Duration.ofMillis(world.dice().between("between " + call, 5, 150)));
    }
  }
}
