package nl.leernetwerk.local.aws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import nl.leernetwerk.local.clock.LocalClock;
import nl.leernetwerk.local.template.FunctionSpec;

/**
 * A function, invoked as Lambda does it. Each of its instances handles one event at a time, and an
 * instance whose time is up is not used again.
 */
public final class LocalFunction {
  /** Receives the lines that a function logs. */
  public interface Log {
    void line(LogLevel level, String message);
  }

  /** More instances would only wait for the database. */
  private static final int MAX_INSTANCES = 32;

  private final FunctionSpec spec;
  private final Supplier<RequestStreamHandler> handlers;
  private final Log log;
  private final ConcurrentLinkedDeque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore instances = new Semaphore(MAX_INSTANCES, true);
  private final AtomicLong invocations = new AtomicLong();

  /**
   * The function of the template; the supplier makes its instances.
   *
   * @param log receives each line that the function logs
   */
  public LocalFunction(FunctionSpec spec, Supplier<RequestStreamHandler> handlers, Log log) {
    this.spec = spec;
    this.handlers = handlers;
    this.log = log;
    // One instance is made at once, so that a function that cannot start fails before anybody needs
    // it.
    idle.push(handlers.get());
  }

  /** What the template says of it. */
  public FunctionSpec spec() {
    return spec;
  }

  /** Its answer to an event. */
  public byte[] invoke(byte[] event) throws InvocationFailed {
    return invoke(event, Duration.ZERO, spec.timeout());
  }

  /**
   * The function's answer to an event, if the answer comes in time. Waiting for an instance does
   * not count.
   */
  public byte[] invoke(byte[] event, Duration limit) throws InvocationFailed {
    return invoke(
        event, Duration.ZERO, limit.compareTo(spec.timeout()) < 0 ? limit : spec.timeout());
  }

  /**
   * The function's answer to an event, given while the clock shows a time that is this much later.
   */
  byte[] invokeAhead(byte[] event, Duration ahead) throws InvocationFailed {
    return invoke(event, ahead, spec.timeout());
  }

  private byte[] invoke(byte[] event, Duration ahead, Duration limit) throws InvocationFailed {
    instances.acquireUninterruptibly();
    try {
      return run(event, ahead, limit);
    } finally {
      instances.release();
    }
  }

  private byte[] run(byte[] event, Duration ahead, Duration limit) throws InvocationFailed {
    var known = idle.poll();
    var handler = known == null ? handlers.get() : known;
    var context = new LocalContext(spec, invocations.incrementAndGet(), log);
    var answer = new ByteArrayOutputStream();
    var task =
        new FutureTask<>(
            () ->
                LocalClock.ahead(
                    ahead,
                    () -> {
                      handler.handleRequest(new ByteArrayInputStream(event), answer, context);
                      return answer.toByteArray();
                    }));
    Thread.ofVirtual().name(spec.id()).start(task);
    try {
      var bytes = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      idle.push(handler);
      return bytes;
    } catch (ExecutionException e) {
      idle.push(handler);
      throw new InvocationFailed(spec.id(), InvocationFailed.Cause.ERROR, e.getCause());
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new InvocationFailed(spec.id(), InvocationFailed.Cause.TIME_OUT, e);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new InvocationFailed(spec.id(), InvocationFailed.Cause.ERROR, e);
    }
  }
}
