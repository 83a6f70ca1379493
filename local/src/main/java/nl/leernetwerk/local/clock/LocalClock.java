package nl.leernetwerk.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The clock of everything on this machine. It runs like any clock, or stands still until it is
 * moved.
 */
public final class LocalClock extends Clock {
  private static final ScopedValue<Duration> AHEAD = ScopedValue.newInstance();

  private volatile Optional<Instant> standing;

  private LocalClock(Optional<Instant> standing) {
    this.standing = standing;
  }

  /** A clock that runs. */
  public static LocalClock running() {
    return new LocalClock(Optional.empty());
  }

  /** A clock that stands. */
  public static LocalClock standingAt(Instant instant) {
    return new LocalClock(Optional.of(instant));
  }

  /** Whether it runs. */
  public boolean runs() {
    return standing.isEmpty();
  }

  /** Sets the clock; from then on it stands still. */
  public void stand(Instant instant) {
    standing = Optional.of(instant);
  }

  /**
   * Runs something while the clock shows a later time. On AWS a retry comes after a while; here it
   * comes at once, and sees that later time.
   */
  public static <T, X extends Throwable> T ahead(
      Duration duration, ScopedValue.CallableOp<T, X> action) throws X {
    return ScopedValue.where(AHEAD, duration).call(action);
  }

  @Override
  public Instant instant() {
    var now = standing.orElseGet(Instant::now);
    return AHEAD.isBound() ? now.plus(AHEAD.get()) : now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new Zoned(this, zone);
  }

  private static final class Zoned extends Clock {
    private final LocalClock clock;
    private final ZoneId zone;

    Zoned(LocalClock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Zoned(clock, other);
    }
  }
}
