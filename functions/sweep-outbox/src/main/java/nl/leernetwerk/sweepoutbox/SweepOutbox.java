package nl.leernetwerk.sweepoutbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import nl.leernetwerk.events.Outbox;
import nl.leernetwerk.lambda.Environment;
import nl.leernetwerk.lambda.EventBridge;
import nl.leernetwerk.lambda.Log;
import nl.leernetwerk.table.TableOutbox;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Every hour: publishes again each event whose consumer has not acted, for whatever reason. What is
 * delivered twice does no harm; what is never delivered does.
 */
public final class SweepOutbox implements RequestStreamHandler {
  /** Longer than the ordinary way takes with all its retries of a passing fault. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Outbox outbox;
  private final Clock clock;

  /** As Lambda starts it. */
  public SweepOutbox() {
    this(System.getenv(), Environment.dynamo(), Clock.systemUTC());
  }

  public SweepOutbox(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    this.outbox = new TableOutbox(Environment.table(environment, dynamo, clock));
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    EventBridge.guarded(context, () -> sweep(Log.of(context)));
  }

  private int sweep(Log log) {
    var now = clock.instant();
    var waiting = outbox.waitingSince(now.minus(PATIENCE));
    waiting.forEach(event -> outbox.publishAgain(event, now));
    if (!waiting.isEmpty()) {
      log.warning("PublishedAgain", Map.of("events", waiting.size()));
    }
    return waiting.size();
  }
}
