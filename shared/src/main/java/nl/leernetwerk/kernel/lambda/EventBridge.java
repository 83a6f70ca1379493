package nl.leernetwerk.kernel.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.table.EventItem;

/** Receives the events of the bus, and the calls of the scheduler. */
public final class EventBridge {
  /** The type that the scheduler gives its calls. */
  private static final String SCHEDULED = "Scheduled Event";

  private EventBridge() {}

  /**
   * Hands a function the domain event that the bus brought. An event of an unknown type fails, so
   * that it ends in the dead-letter queue, where people look. An event that needs an item that
   * cannot be read is held: it still waits in the table, so the hourly sweep brings it again until
   * the item is mended.
   */
  public static void receive(InputStream in, Context context, Consumer<Event> function)
      throws IOException {
    receive(LambdaEvent.read(in), context, function);
  }

  /**
   * The same for a function that the scheduler calls too.
   *
   * @param schedule what to do when the scheduler calls, or a person by hand with an empty event
   */
  public static void receive(
      InputStream in, Context context, Consumer<Event> function, Runnable schedule)
      throws IOException {
    var json = LambdaEvent.read(in);
    if (json.hasNonNull("detail-type") && !SCHEDULED.equals(json.get("detail-type").asText())) {
      receive(json, context, function);
    } else {
      guarded(
          context,
          () -> {
            schedule.run();
            return json;
          });
    }
  }

  private static void receive(JsonNode json, Context context, Consumer<Event> function) {
    var event = event(json);
    var log = Log.of(context).tracing(event.subject());
    guarded(
        log,
        () -> {
          try {
            function.accept(event);
          } catch (Unreadable e) {
            log.unreadable(e.item());
          }
          return event;
        });
  }

  /**
   * Does something for each, one after the other. One that fails, or needs an item that cannot be
   * read, is told; the others go on. At the end it fails when one failed, so that Lambda tries
   * again.
   *
   * @param about the log of one of them
   * @return for how many it was done
   */
  public static <T> int each(Collection<T> all, Function<T, Log> about, Predicate<T> act) {
    int done = 0;
    Optional<FunctionFailed> failed = Optional.empty();
    for (var one : all) {
      var log = about.apply(one);
      try {
        done += guarded(log, () -> act.test(one)) ? 1 : 0;
      } catch (Unreadable e) {
        log.unreadable(e.item());
      } catch (FunctionFailed e) {
        failed = Optional.of(e);
      }
    }
    if (failed.isPresent()) {
      throw failed.get();
    }
    return done;
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
    var log = Log.of(context);
    try {
      return guarded(log, function);
    } catch (Unreadable e) {
      log.unreadable(e.item());
      throw new FunctionFailed(e);
    }
  }

  /**
   * The same, with a log that names the subject; a failure inside is logged once. An item that
   * cannot be read is no failure of the function; the caller reports it.
   */
  public static <T> T guarded(Log log, Supplier<T> function) {
    try {
      return function.get();
    } catch (FunctionFailed | Unreadable e) {
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
