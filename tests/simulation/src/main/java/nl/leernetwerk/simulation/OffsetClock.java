package nl.leernetwerk.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** The simulated time, as one machine has it. */
final class OffsetClock extends Clock {
  private final Supplier<Instant> time;
  private final Duration ahead;

  OffsetClock(Supplier<Instant> time, Duration ahead) {
    this.time = time;
    this.ahead = ahead;
  }

  @Override
  public Instant instant() {
    return time.get().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a machine's clock has no zone");
  }
}
