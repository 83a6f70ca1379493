package nl.leernetwerk.enrolment;

import java.time.Instant;
import nl.leernetwerk.allocation.Seed;

/** How far a round has come, apart from what its dates tell. */
public sealed interface RoundProgress {

  /** Not closed yet: its dates alone say whether it takes registrations. */
  record Unclosed() implements RoundProgress {}

  /** Closed: its registrations are final. The seed decides a draw and was drawn at closing. */
  record Closed(Instant at, Seed seed) implements RoundProgress {}

  /** Allocated: every registration has its outcome. */
  record Allocated(Closed closing, Instant at) implements RoundProgress {}
}
