package nl.leernetwerk.rounds;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Unreadable;

/**
 * All rounds, past and to come. One that cannot be read is never taken for one that is not there:
 * whatever depends on it throws {@link Unreadable}.
 */
public record StoredRounds(List<RunningRound> rounds, List<UnreadableRound> unreadable) {
  public StoredRounds {
    rounds = List.copyOf(rounds);
    unreadable = List.copyOf(unreadable);
  }

  /** The ids of all of them. What belongs to a round can be read when the round itself cannot. */
  public List<String> ids() {
    return Stream.concat(
            rounds.stream().map(it -> it.round().id()),
            unreadable.stream().map(UnreadableRound::id))
        .toList();
  }

  /** The round of that id. */
  public Optional<RunningRound> find(String id) {
    unreadable(id).ifPresent(this::refuse);
    return rounds.stream().filter(running -> running.round().id().equals(id)).findFirst();
  }

  /** The round of that id, if it cannot be read. */
  public Optional<UnreadableRound> unreadable(String id) {
    return unreadable.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** The round that accepts a registration received then. No two rounds do so on one day. */
  public Optional<Round> accepting(Instant at) {
    var open = rounds.stream().map(RunningRound::round).filter(it -> it.accepts(at)).findFirst();
    if (open.isEmpty()) {
      unreadable.stream().filter(it -> it.mayAccept(at)).findFirst().ifPresent(this::refuse);
    }
    return open;
  }

  /** The round people mean by "the round": the open one, else the next, else the last. */
  public Optional<RunningRound> current(Instant now) {
    if (accepting(now).isEmpty()) {
      // Every one that is left here says when it is.
      var found = current(candidates(), now);
      found.flatMap(Candidate::unreadable).ifPresent(this::refuse);
      return found.flatMap(Candidate::running);
    }
    return rounds.stream().filter(it -> it.round().accepts(now)).findFirst();
  }

  private record Candidate(
      String id,
      Enrolment enrolment,
      Optional<RunningRound> running,
      Optional<UnreadableRound> unreadable) {}

  private List<Candidate> candidates() {
    return Stream.concat(
            rounds.stream()
                .map(
                    it ->
                        new Candidate(
                            it.round().id(),
                            it.round().enrolment(),
                            Optional.of(it),
                            Optional.empty())),
            unreadable.stream()
                .flatMap(
                    it ->
                        it.enrolment().stream()
                            .map(
                                when ->
                                    new Candidate(
                                        it.id(), when, Optional.empty(), Optional.of(it)))))
        .sorted(
            Comparator.comparing((Candidate it) -> it.enrolment().opens())
                .thenComparing(Candidate::id))
        .toList();
  }

  /** The next, else the last. */
  private static Optional<Candidate> current(List<Candidate> inOrder, Instant now) {
    return inOrder.stream()
        .filter(it -> now.isBefore(Round.opensAt(it.enrolment().opens())))
        .findFirst()
        .or(() -> inOrder.isEmpty() ? Optional.empty() : Optional.of(inOrder.getLast()));
  }

  /** For who can decide nothing without all of them. */
  public void refuseUnreadable() {
    unreadable.stream().findFirst().ifPresent(this::refuse);
  }

  private void refuse(UnreadableRound round) {
    throw problem(round);
  }

  /**
   * Why nothing can be said about a round, with its own address for questions, or else that of the
   * last round that can be read.
   */
  public Unreadable problem(UnreadableRound round) {
    return new Unreadable(
        round.item(),
        round
            .contact()
            .or(
                () ->
                    rounds.stream()
                        .map(RunningRound::round)
                        .max(Round.byOpening())
                        .map(Round::contact)));
  }
}
