package nl.leernetwerk.kernel.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.table.EventItem;

/** Receives the events of the bus, and the calls of the scheduler. */
public final class EventBridge {
  private EventBridge() {}

  /**
   * Hands a function the domain event that the bus brought. An event of an unknown type fails, so
   * that it ends in the dead-letter queue, where people look.
   */
  public static void receive(InputStream in, Context context, Consumer<Event> function)
      throws IOException {
    var event = event(LambdaEvent.read(in));
    guarded(
        Log.of(context).tracing(event.subject()),
        () -> {
          function.accept(event);
          return event;
        });
  }

  /** The event that the bus brings; its detail holds the keys of the table's item. */
  public static Event event(JsonNode event) {
    var detail = event.path("detail");
    if (!detail.path("key").isTextual() || !detail.path("sort").isTextual()) {
      throw new IllegalArgumentException(
          "an event without keys, of type " + event.path("detail-type").asText());
    }
    return EventItem.read(detail.path("key").asText(), detail.path("sort").asText());
  }

  /**
   * Runs a function for which no caller waits. A failure is logged and thrown on, so that Lambda
   * tries again. Its message is left out: a message may hold what people typed, and Lambda logs it.
   */
  public static <T> T guarded(Context context, Supplier<T> function) {
    return guarded(Log.of(context), function);
  }

  /** The same, with a log that names the subject; a failure inside is logged once. */
  public static <T> T guarded(Log log, Supplier<T> function) {
    try {
      return function.get();
    } catch (FunctionFailed e) {
      throw e;
    } catch (RuntimeException e) {
      log.failure(e);
      throw new FunctionFailed(e);
    }
  }

  /** A failure that tells only the type and place of the original. */
  static final class FunctionFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    FunctionFailed(RuntimeException failure) {
      super(failure.getClass().getName());
      setStackTrace(failure.getStackTrace());
    }
  }
}
