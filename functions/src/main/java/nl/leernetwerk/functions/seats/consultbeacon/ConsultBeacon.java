package nl.leernetwerk.functions.seats.consultbeacon;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Signatures;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.seats.Draws;
import nl.leernetwerk.seats.PublishedList;
import nl.leernetwerk.seats.table.TableDraws;

/**
 * Every hour: asks the beacon of each closed round that waits for one, and records what decides its
 * draw, once. The value is the same at any later time, so a late answer changes nothing.
 */
public final class ConsultBeacon implements RequestStreamHandler {
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Rounds rounds;
  private final Draws draws;
  private final DrandRelay relay;
  private final Signatures signatures = new BlsSignatures();
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public ConsultBeacon() {
    this(Surroundings.ofLambda());
  }

  public ConsultBeacon(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.draws = new TableDraws(table);
    this.relay = new DrandRelay(surroundings.web());
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    EventBridge.guarded(context, () -> consult(Log.of(context)));
  }

  private int consult(Log log) {
    var now = clock.instant();
    // The youngest first: one that waits in vain has more and more rounds to ask for, and may use
    // up
    // the time of this function, but not that of the others.
    var waiting =
        rounds.all().stream()
            .filter(
                running ->
                    running.progress() instanceof RoundProgress.Closed closed
                        && closed.seed().isEmpty())
            .map(RunningRound::round)
            .filter(round -> !now.isBefore(round.decidedFrom()))
            .sorted(Comparator.comparing(Round::decidedFrom).reversed())
            .toList();
    return EventBridge.each(
        waiting,
        round -> log.tracing(round.id()),
        round -> consulted(round, now, log.tracing(round.id())));
  }

  private boolean consulted(Round round, Instant now, Log log) {
    if (consult(round, now, log)) {
      return true;
    }
    if (!now.isBefore(round.decidedFrom().plus(PATIENCE))) {
      log.warning("BeaconOverdue", Map.of("round", round.id()));
    }
    return false;
  }

  private boolean consult(Round round, Instant now, Log log) {
    var published = draws.find(round.id());
    var pulse = published.flatMap(list -> deciding(list, now, log));
    if (pulse.isEmpty()) {
      return false;
    }
    var seed = published.get().list().seed(pulse.get());
    if (draws.reveal(round.id(), pulse.get(), seed)) {
      log.event("SeedRevealed", Map.of("round", round.id(), "pulse", pulse.get().round()));
    }
    return true;
  }

  /** Decides by the published list, whatever the round's own document says now. */
  private Optional<Pulse> deciding(PublishedList published, Instant now, Log log) {
    var beacon = published.list().beacon().orElseThrow();
    return beacon.deciding(published.at(), now).stream()
        .flatMap(number -> genuine(beacon, number, log).stream())
        .findFirst();
  }

  private Optional<Pulse> genuine(Beacon beacon, long number, Log log) {
    var answered = relay.pulse(beacon, number);
    var genuine = answered.filter(pulse -> signatures.genuine(beacon.chain(), pulse));
    if (answered.isPresent() && genuine.isEmpty()) {
      log.warning("PulseRefused", Map.of("pulse", number));
    }
    return genuine;
  }
}
