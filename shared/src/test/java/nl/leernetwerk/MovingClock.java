package nl.leernetwerk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class MovingClock extends Clock {
  private final AtomicReference<Instant> now;

  public MovingClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /** Sets it to another time, also an earlier one. */
  public void set(Instant instant) {
    now.set(instant);
  }

  /** Moves the clock forward. */
  public void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("one zone is enough");
  }
}
