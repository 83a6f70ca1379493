package nl.leernetwerk.rounds;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

  /**
   * The round that people mean by "the round": the open one, or else the next, or else the last.
   */
  public static Optional<RunningRound> current(List<RunningRound> rounds, Instant now) {
    var inOrder =
        rounds.stream()
            .sorted(Comparator.comparing(RunningRound::round, Round.byOpening()))
            .toList();
    return inOrder.stream()
        .filter(running -> running.round().accepts(now))
        .findFirst()
        .or(
            () ->
                inOrder.stream()
                    .filter(running -> now.isBefore(running.round().opensAt()))
                    .findFirst())
        .or(() -> inOrder.isEmpty() ? Optional.empty() : Optional.of(inOrder.getLast()));
  }
}
