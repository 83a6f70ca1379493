package nl.leernetwerk.workplace;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.seats.RosterHistory;
import nl.leernetwerk.seats.Rosters;

/**
 * Finds the initiatives that have had a seat for the round's number of school days, while nobody
 * noted that they were reached. The days on which schools of every region are open count, which
 * gives more time and never less.
 */
public record NotReached(Rosters rosters, SchoolCalendar calendar) {

  /**
   * The initiatives of a network of which a reminder is due.
   *
   * @param initiatives in order of turn
   * @param seating of the one that got its seat last: 0 for the allocation, otherwise the number of
   *     the roster's change
   */
  public record Due(List<Registration> initiatives, int seating) {
    public Due {
      initiatives = List.copyOf(initiatives);
    }
  }

  /** When an initiative got its seat in the network that it is in. */
  private record Seat(Instant at, int seating) {}

  /**
   * Those of a network, at that moment; empty when there are none. When the roster cannot be read,
   * nobody can tell how long they have had their seats, so none are due.
   */
  public Optional<Due> in(
      RunningRound running,
      Network network,
      List<Registration> all,
      List<ContactMoment> contacts,
      Instant now) {
    var missing = Reached.among(contacts).missing(all, network);
    if (missing.isEmpty()
        || !(running.progress() instanceof RoundProgress.Allocated(_, var allocated))
        || isEarly(running, allocated, now)) {
      return Optional.empty();
    }
    return rosters
        .readable(running, network.sector())
        .flatMap(history -> due(running, network, missing, history, allocated, now));
  }

  private Optional<Due> due(
      RunningRound running,
      Network network,
      List<Registration> missing,
      RosterHistory history,
      Instant allocated,
      Instant now) {
    var steps = history.all();
    record Late(Registration registration, Seat seat) {}
    var late =
        missing.stream()
            .map(
                it ->
                    new Late(
                        it,
                        seat(
                            network,
                            first(it, network, allocated),
                            steps.getOrDefault(it.reference(), List.of()))))
            .filter(it -> !isEarly(running, it.seat().at(), now))
            .toList();
    return late.stream()
        .map(Late::seat)
        .max(Comparator.comparing(Seat::seating))
        .map(last -> new Due(late.stream().map(Late::registration).toList(), last.seating()));
  }

  /** The seat that the allocation gave; without one, a later change did. */
  private static Optional<Seat> first(
      Registration registration, Network network, Instant allocated) {
    return registration.outcome().stream()
        .filter(Outcome.Seated.class::isInstance)
        .map(Outcome.Seated.class::cast)
        .filter(it -> it.network().equals(network.id()))
        .map(_ -> new Seat(allocated, 0))
        .findFirst();
  }

  /** A seat counts from the change that brought the initiative into the network. */
  private static Seat seat(Network network, Optional<Seat> first, List<RosterHistory.Step> steps) {
    var seat = first;
    for (var step : steps) {
      if (!Member.hasSeat(step.state(), network)) {
        seat = Optional.empty();
      } else if (seat.isEmpty()) {
        seat = Optional.of(new Seat(step.change().at(), step.change().version()));
      }
    }
    // The registration says that it has a seat and the roster does not say so yet.
    return seat.orElseGet(() -> new Seat(Instant.MAX, 0));
  }

  private boolean isEarly(RunningRound running, Instant seated, Instant now) {
    return seated.equals(Instant.MAX)
        || now.isBefore(
            calendar.endOf(
                running.round().callSchoolDays(), seated, EnumSet.allOf(HolidayRegion.class)));
  }
}
