package nl.leernetwerk.rounds;

import java.time.Instant;
import java.util.Optional;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;

/** How far a round has come, apart from what its dates tell. */
public sealed interface RoundProgress {

  /** Not closed yet: its dates alone say whether it takes registrations. */
  record Unclosed() implements RoundProgress {}

  /**
   * Closed: its registrations are final.
   *
   * @param seed decides a draw; drawn at closing, or empty as long as the round's beacon is awaited
   * @param pulse what the beacon made known, from which the seed follows
   */
  record Closed(Instant at, Optional<Seed> seed, Optional<Pulse> pulse) implements RoundProgress {

    /** Closed with a seed that was drawn then. */
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

  /** How and when it was closed; empty as long as it is not. */
  static Optional<Closed> closing(RoundProgress progress) {
    return switch (progress) {
      case Unclosed _ -> Optional.empty();
      case Closed closed -> Optional.of(closed);
      case Allocated(var closed, _) -> Optional.of(closed);
    };
  }
}
