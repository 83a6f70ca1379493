package nl.leernetwerk.local.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Makes a transaction last before anybody hears that it succeeded. DynamoDB Local answers it while
 * its COMMIT still waits in the queue of its SQLite connection, and a process that is killed in
 * between loses it. That queue is served in order, so whatever is asked next is answered after it.
 */
final class Commits implements ExecutionInterceptor {
  private final DynamoDbClient other;

  /**
   * Waits by asking something.
   *
   * @param other a client without this
   */
  Commits(DynamoDbClient other) {
    this.other = other;
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (context.request() instanceof TransactWriteItemsRequest) {
      other.listTables(it -> it.limit(1));
    }
  }
}
