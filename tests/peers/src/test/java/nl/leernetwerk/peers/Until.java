package nl.leernetwerk.peers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what a peer does in its own time. */
final class Until {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
  private static final Duration A_MOMENT = Duration.ofMillis(50);

  private Until() {}

  /** The value, once it is found; fails when that takes too long. */
  static <T> T found(String what, Supplier<Optional<T>> look) {
    var end = Instant.now().plus(LONG_ENOUGH);
    while (Instant.now().isBefore(end)) {
      var found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(A_MOMENT.toNanos());
    }
    throw new AssertionError("not within " + LONG_ENOUGH.toSeconds() + " s: " + what);
  }
}
