package nl.leernetwerk.kernel.table;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Ends a function in the middle of its work, at a call of the table that the test chooses: as when
 * its process is killed, nothing of the function can catch it.
 */
public final class CutOff implements ExecutionInterceptor {
  private final Moment moment;
  private final Class<? extends SdkRequest> counted;
  private final AtomicInteger left;

  /** When at that call the end comes. */
  public enum Moment {
    /** The call never reaches the table. */
    BEFORE,
    /** The table has done what was asked, and nobody hears of it. */
    AFTER
  }

  /** The end of a process, which is no exception that anybody handles. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private CutOff(Moment moment, Class<? extends SdkRequest> counted, int call) {
    this.moment = moment;
    this.counted = counted;
    this.left = new AtomicInteger(call);
  }

  /** The end at the call of that number, 1 for the first. */
  public static CutOff at(int call, Moment moment) {
    return at(call, moment, SdkRequest.class);
  }

  /** The end at the call of that number among those of one kind. */
  public static CutOff at(int call, Moment moment, Class<? extends SdkRequest> counted) {
    return new CutOff(moment, counted, call);
  }

  /** Whether so many calls were made that the end came. */
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
