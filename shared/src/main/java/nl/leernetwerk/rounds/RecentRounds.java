package nl.leernetwerk.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rounds as they were read at most a minute ago, so that a rush of registrations does not read
 * them each time. A caller that would refuse somebody because of these rounds must first read
 * again, with {@link #reread}.
 */
public final class RecentRounds {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Rounds rounds;
  private final Clock clock;
  private volatile Reading last = new Reading(Instant.MIN, List.of());

  private record Reading(Instant at, List<RunningRound> rounds) {}

  public RecentRounds(Rounds rounds, Clock clock) {
    this.rounds = rounds;
    this.clock = clock;
  }

  /** The rounds, read at most a minute ago. */
  public List<RunningRound> recent() {
    var reading = last;
    return reading.at().isBefore(clock.instant().minus(KEPT)) ? reread() : reading.rounds();
  }

  /** The rounds, read now. */
  public List<RunningRound> reread() {
    var reading = new Reading(clock.instant(), rounds.all());
    last = reading;
    return reading.rounds();
  }

  /** A round by its id. */
  public Optional<RunningRound> find(String id) {
    return named(recent(), id).or(() -> named(reread(), id));
  }

  private static Optional<RunningRound> named(List<RunningRound> rounds, String id) {
    return rounds.stream().filter(running -> running.round().id().equals(id)).findFirst();
  }
}
