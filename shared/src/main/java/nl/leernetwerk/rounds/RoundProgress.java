package nl.leernetwerk.rounds;

import java.time.Instant;
import java.util.Optional;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;

/** How far a round has come, as far as its dates do not tell. */
public sealed interface RoundProgress {

  /** Not closed yet: the dates alone say whether the round takes registrations. */
  record Unclosed() implements RoundProgress {}

  /**
   * Closed: the round's registrations are final.
   *
   * @param seed decides a draw; it is drawn at closing, or empty as long as the round waits for its
   *     beacon
   * @param pulse what the beacon published; the seed follows from it
   */
  record Closed(Instant at, Optional<Seed> seed, Optional<Pulse> pulse) implements RoundProgress {

    /** Closed with a seed that was drawn at that moment. */
    public Closed(Instant at, Seed seed) {
      this(at, Optional.of(seed), Optional.empty());
    }

    /** Closed without a seed: the round's beacon decides. */
    public static Closed awaitingBeacon(Instant at) {
      return new Closed(at, Optional.empty(), Optional.empty());
    }
  }

  /** Allocated: every registration has its outcome. */
  record Allocated(Closed closing, Instant at) implements RoundProgress {}

  /** How and when the round was closed; empty as long as it is not. */
  static Optional<Closed> closing(RoundProgress progress) {
    return switch (progress) {
      case Unclosed _ -> Optional.empty();
      case Closed closed -> Optional.of(closed);
      case Allocated(var closed, _) -> Optional.of(closed);
    };
  }
}
