package nl.leernetwerk.rounds;

import java.time.Instant;

/** A round and how far it has come. */
public record RunningRound(Round round, RoundProgress progress) {

  /** The state of the round at that instant. */
  public RoundState state(Instant now) {
    return switch (progress) {
      case RoundProgress.Closed _ -> RoundState.CLOSED;
      case RoundProgress.Allocated _ -> RoundState.ALLOCATED;
      case RoundProgress.Unclosed _ when now.isBefore(round.opensAt()) -> RoundState.UPCOMING;
      case RoundProgress.Unclosed _ when now.isBefore(round.endsAt()) -> RoundState.OPEN;
      case RoundProgress.Unclosed _ -> RoundState.CLOSING;
    };
  }
}
