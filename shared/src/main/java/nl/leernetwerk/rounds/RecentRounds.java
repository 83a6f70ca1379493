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
  private volatile Reading last = new Reading(Instant.MIN, new StoredRounds(List.of(), List.of()));

  private record Reading(Instant at, StoredRounds rounds) {
    /** One that cannot be read may be mended by now. */
    boolean holds(Instant now) {
      return rounds.unreadable().isEmpty() && !at.isBefore(now.minus(KEPT));
    }
  }

  public RecentRounds(Rounds rounds, Clock clock) {
    this.rounds = rounds;
    this.clock = clock;
  }

  /** The rounds, read at most a minute ago. */
  public StoredRounds recent() {
    var reading = last;
    return reading.holds(clock.instant()) ? reading.rounds() : reread();
  }

  /** The rounds, read now. */
  public StoredRounds reread() {
    var reading = new Reading(clock.instant(), rounds.read());
    last = reading;
    return reading.rounds();
  }

  /** A round by its id. */
  public Optional<RunningRound> find(String id) {
    return recent().find(id).or(() -> reread().find(id));
  }
}
