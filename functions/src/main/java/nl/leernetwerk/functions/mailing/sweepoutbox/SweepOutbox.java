package nl.leernetwerk.functions.mailing.sweepoutbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.Outbox;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.kernel.table.TableOutbox;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;

/**
 * Every hour: publishes again each event whose consumer has not acted, for whatever reason.
 * Delivering an event twice does no harm; not delivering it does. The function also reports each
 * round that should have been closed, because the function that closes rounds cannot notice that
 * nothing calls it, and each round that cannot be read.
 */
public final class SweepOutbox implements RequestStreamHandler {
  /** Longer than an event normally takes, including all retries after a passing fault. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Outbox outbox;
  private final Rounds rounds;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public SweepOutbox() {
    this(Surroundings.ofLambda());
  }

  public SweepOutbox(Surroundings surroundings) {
    var table = surroundings.table();
    this.outbox = new TableOutbox(table);
    this.rounds = new TableRounds(table);
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    EventBridge.guarded(context, () -> sweep(Log.of(context)));
  }

  private int sweep(Log log) {
    var now = clock.instant();
    var waiting = outbox.waitingSince(now.minus(PATIENCE));
    for (var event : waiting) {
      outbox.publishAgain(event, now);
      about(event, log).warning("PublishedAgain", Map.of("type", event.type()));
    }
    var stored = rounds.read();
    stored.unreadable().forEach(round -> log.tracing(round.id()).unreadable(round.item()));
    stored.rounds().stream()
        .filter(running -> running.progress() instanceof RoundProgress.Unclosed)
        .map(RunningRound::round)
        .filter(round -> round.mayClose(now.minus(PATIENCE)))
        .forEach(
            round -> log.tracing(round.id()).warning("RoundOverdue", Map.of("round", round.id())));
    return waiting.size();
  }

  private static Log about(Event event, Log log) {
    if (Mail.QUEUED.is(event)) {
      return log.with("mail", event.subject());
    }
    var round = event.subject().split("\\.", 2)[0];
    var about = log.tracing(round);
    return round.equals(event.subject()) ? about : about.with("change", event.subject());
  }
}
