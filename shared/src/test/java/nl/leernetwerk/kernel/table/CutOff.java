package nl.leernetwerk.kernel.table;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Ends a function in the middle of its work, at a call of the table that the test chooses. As when
 * a process is killed, the function cannot catch the end.
 */
public final class CutOff implements ExecutionInterceptor {
  private final Moment moment;
  private final Class<? extends SdkRequest> counted;
  private final AtomicInteger left;

  /** Whether the end comes before or after the call's work. */
  public enum Moment {
    /** The call never reaches the table. */
    BEFORE,
    /** The table does what was asked, but the function never gets the answer. */
    AFTER
  }

  /** The end of a process; it is not an exception that anything handles. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private CutOff(Moment moment, Class<? extends SdkRequest> counted, int call) {
    this.moment = moment;
    this.counted = counted;
    this.left = new AtomicInteger(call);
  }

  /** An end at the call with that number, 1 for the first. */
  public static CutOff at(int call, Moment moment) {
    return at(call, moment, SdkRequest.class);
  }

  /** An end at the call with that number among the calls of one kind. */
  public static CutOff at(int call, Moment moment, Class<? extends SdkRequest> counted) {
    return new CutOff(moment, counted, call);
  }

  /** Whether enough calls were made for the end to come. */
  public boolean happened() {
    return left.get() <= 0;
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    end(Moment.BEFORE, context.request());
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    end(Moment.AFTER, context.request());
  }

  private void end(Moment now, SdkRequest request) {
    if (moment == now && counted.isInstance(request) && left.decrementAndGet() <= 0) {
      throw new Killed();
    }
  }
}
