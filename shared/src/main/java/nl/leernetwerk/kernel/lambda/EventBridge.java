package nl.leernetwerk.kernel.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.table.EventItem;

/** The events of the bus, and what the scheduler sends. */
public final class EventBridge {
  private EventBridge() {}

  /**
   * Gives a function the domain event that the bus brought. One that is of no known type fails, and
   * so ends where people look.
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

  /** The event that the bus brings, whose detail holds the keys of the table's item. */
  public static Event event(JsonNode event) {
    var detail = event.path("detail");
    if (!detail.path("key").isTextual() || !detail.path("sort").isTextual()) {
      throw new IllegalArgumentException(
          "an event without keys, of type " + event.path("detail-type").asText());
    }
    return EventItem.read(detail.path("key").asText(), detail.path("sort").asText());
  }

  /**
   * What a function gives that nobody waits for. A failure is logged and thrown on, so that Lambda
   * tries again, but without its message: a message may hold what people typed, and Lambda logs it.
   */
  public static <T> T guarded(Context context, Supplier<T> function) {
    return guarded(Log.of(context), function);
  }

  /** The same, for a log that knows what this is about; a failure within is logged once. */
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

  /** A failure of which only the type and the place are told. */
  static final class FunctionFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    FunctionFailed(RuntimeException failure) {
      super(failure.getClass().getName());
      setStackTrace(failure.getStackTrace());
    }
  }
}
