package nl.leernetwerk.functions.rounds.closeenrolment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;

/**
 * Every hour: closes each round whose deadline has passed, once. The time of receipt has already
 * decided who was in time, so a missed or doubled run does no harm.
 */
public final class CloseEnrolment implements RequestStreamHandler {
  private final Rounds rounds;
  private final Clock clock;
  private final RandomGenerator random;

  /** The constructor that Lambda calls. */
  public CloseEnrolment() {
    this(Surroundings.ofLambda());
  }

  public CloseEnrolment(Surroundings surroundings) {
    this.rounds = new TableRounds(surroundings.table());
    this.clock = surroundings.clock();
    this.random = surroundings.random();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    EventBridge.guarded(context, () -> close(Log.of(context)));
  }

  private int close(Log log) {
    var now = clock.instant();
    var due =
        rounds.all().stream()
            .filter(running -> running.progress() instanceof RoundProgress.Unclosed)
            .map(RunningRound::round)
            .filter(round -> round.mayClose(now))
            .toList();
    return EventBridge.each(
        due, round -> log.tracing(round.id()), round -> close(round, now, log.tracing(round.id())));
  }

  private boolean close(Round round, Instant now, Log log) {
    var closing =
        round.beacon().isPresent()
            ? RoundProgress.Closed.awaitingBeacon(now)
            : new RoundProgress.Closed(now, Seed.random(random));
    if (!rounds.close(round.id(), closing)) {
      return false;
    }
    log.event("EnrolmentClosed", Map.of("round", round.id()));
    return true;
  }
}
