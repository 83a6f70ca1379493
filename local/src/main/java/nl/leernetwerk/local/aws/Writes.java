package nl.leernetwerk.local.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counts what is written to the table, so that its stream is read only when there is something new
 * in it. Everything here writes through one client.
 */
final class Writes implements ExecutionInterceptor {
  private long count;

  synchronized long count() {
    return count;
  }

  /** Waits until more was written than so much. */
  synchronized void awaitMoreThan(long seen) throws InterruptedException {
    while (count <= seen) {
      wait();
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    note(context.request());
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    // It may have been written all the same.
    note(context.request());
  }

  private void note(Object request) {
    switch (request) {
      case PutItemRequest _ -> increase();
      case UpdateItemRequest _ -> increase();
      case DeleteItemRequest _ -> increase();
      case TransactWriteItemsRequest _ -> increase();
      case BatchWriteItemRequest _ -> increase();
      default -> {
        // A read.
      }
    }
  }

  private synchronized void increase() {
    count++;
    notifyAll();
  }
}
