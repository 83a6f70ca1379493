package nl.leernetwerk.bench;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Watches a client that one thread uses: the time from entering the SDK to leaving it, and the
 * requests that were sent meanwhile. When the SDK tries again by itself, that is another request.
 */
final class Calls implements ExecutionInterceptor {
  private long entered;
  private long inside;
  private int transactions;
  private int others;

  /** What was seen since this was last called. */
  record Seen(long nanos, int transactions, int others) {}

  Seen seen() {
    var seen = new Seen(inside, transactions, others);
    inside = 0;
    transactions = 0;
    others = 0;
    return seen;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    entered = System.nanoTime();
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    if (attributes
        .getAttribute(SdkExecutionAttribute.OPERATION_NAME)
        .equals("TransactWriteItems")) {
      transactions++;
    } else {
      others++;
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    inside += System.nanoTime() - entered;
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    inside += System.nanoTime() - entered;
  }
}
