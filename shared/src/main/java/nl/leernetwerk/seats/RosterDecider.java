package nl.leernetwerk.seats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Round;

/**
 * Decides what may happen to a roster. After each command, the decider does what is due: offers
 * that nobody answered expire, and free seats are offered to the next initiative that fits, in
 * order of turn. So no change leaves a seat free for which somebody waits. The same arguments
 * always give the same decision.
 */
public final class RosterDecider {
  private static final Optional<RosterRefusal> DONE = Optional.empty();

  /** The roster before seats came free that have not been given out yet. */
  private Roster before;

  private final Instant at;
  private final OfferTerm term;
  private final List<RosterEvent> events = new ArrayList<>();
  private Roster roster;

  private RosterDecider(Roster roster, Instant at, OfferTerm term) {
    this.before = roster;
    this.roster = roster;
    this.at = at;
    this.term = term;
  }

  /**
   * The result of a command.
   *
   * @param at when the command was asked for: for a person, when the gateway received it
   */
  public static RosterDecision decide(
      Roster roster, RosterCommand command, Instant at, OfferTerm term) {
    var decider = new RosterDecider(roster, at, term);
    return decider
        .act(command)
        .<RosterDecision>map(RosterDecision.Refused::new)
        .orElseGet(() -> new RosterDecision.Done(decider.settled()));
  }

  private Optional<RosterRefusal> act(RosterCommand command) {
    return switch (command) {
      case RosterCommand.Accept(var reference) -> onEntry(reference, this::accept);
      case RosterCommand.Decline(var reference) -> onEntry(reference, this::decline);
      case RosterCommand.Withdraw(var reference) -> onEntry(reference, this::withdraw);
      case RosterCommand.PutBack(var reference) -> onEntry(reference, this::putBack);
      case RosterCommand.Enter(var reference, int seats) -> enter(reference, seats);
      case RosterCommand.Move(var reference, var to) ->
          onEntry(reference, entry -> onRoom(to, room -> move(entry, room)));
      case RosterCommand.RaiseCapacity(var network, int capacity) ->
          onRoom(network, room -> raise(room, capacity));
      case RosterCommand.OpenNetwork(var network, int capacity, _) -> open(network, capacity);
      case RosterCommand.Merge(var from, var into) ->
          onRoom(from, one -> onRoom(into, other -> merge(one, other)));
      case RosterCommand.PassTime _ -> DONE;
    };
  }

  private Optional<RosterRefusal> onEntry(
      Reference reference, Function<Roster.Entry, Optional<RosterRefusal>> act) {
    return roster
        .entry(reference)
        .map(act)
        .orElseGet(() -> Optional.of(new RosterRefusal.Unknown()));
  }

  private Optional<RosterRefusal> onRoom(
      String network, Function<Roster.Room, Optional<RosterRefusal>> act) {
    return roster
        .room(network)
        .map(act)
        .orElseGet(() -> Optional.of(new RosterRefusal.NoSuchNetwork(network)));
  }

  private Optional<RosterRefusal> accept(Roster.Entry entry) {
    return entry.state() instanceof RegistrationState.Accepted
        ? DONE
        : answer(entry, RosterEvent.OfferAccepted::new);
  }

  private Optional<RosterRefusal> decline(Roster.Entry entry) {
    return entry.state() instanceof RegistrationState.Declined
        ? DONE
        : answer(entry, RosterEvent.OfferDeclined::new);
  }

  private Optional<RosterRefusal> answer(
      Roster.Entry entry, BiFunction<Reference, String, RosterEvent> answer) {
    return switch (entry.state()) {
      case RegistrationState.Offered(var network, var until) ->
          at.isBefore(until)
              ? happen(answer.apply(entry.reference(), network))
              : Optional.of(new RosterRefusal.OfferOver(until));
      default -> Optional.of(new RosterRefusal.NotOffered(entry.state()));
    };
  }

  private Optional<RosterRefusal> withdraw(Roster.Entry entry) {
    return switch (entry.state()) {
      case RegistrationState.Submitted _,
          RegistrationState.Waiting _,
          RegistrationState.Offered _ ->
          happen(new RosterEvent.Withdrawn(entry.reference(), Optional.empty()));
      case RegistrationState.Seated(var network) ->
          happen(new RosterEvent.Withdrawn(entry.reference(), Optional.of(network)));
      case RegistrationState.Accepted(var network) ->
          happen(new RosterEvent.Withdrawn(entry.reference(), Optional.of(network)));
      case RegistrationState.Withdrawn _ -> DONE;
      case RegistrationState.Declined _, RegistrationState.Expired _ ->
          Optional.of(new RosterRefusal.AlreadyGone(entry.state()));
    };
  }

  private Optional<RosterRefusal> putBack(Roster.Entry entry) {
    return switch (entry.state()) {
      case RegistrationState.Submitted _, RegistrationState.Waiting _ -> DONE;
      case RegistrationState.Declined _,
          RegistrationState.Expired _,
          RegistrationState.Withdrawn _ ->
          offering()
              ? happen(new RosterEvent.PutOnList(entry.reference(), roster.nextTurn()))
              : Optional.of(new RosterRefusal.ListIsClosed());
      case RegistrationState.Seated _, RegistrationState.Accepted _, RegistrationState.Offered _ ->
          Optional.of(new RosterRefusal.NotGone(entry.state()));
    };
  }

  private Optional<RosterRefusal> enter(Reference reference, int seats) {
    return offering()
        ? happen(new RosterEvent.Entered(reference, roster.nextTurn(), seats))
        : Optional.of(new RosterRefusal.ListIsClosed());
  }

  private Optional<RosterRefusal> move(Roster.Entry entry, Roster.Room to) {
    return switch (entry.state()) {
      case RegistrationState.Seated(var from) -> move(entry, from, to);
      case RegistrationState.Accepted(var from) -> move(entry, from, to);
      default -> Optional.of(new RosterRefusal.NotSeated(entry.state()));
    };
  }

  private Optional<RosterRefusal> move(Roster.Entry entry, String from, Roster.Room to) {
    if (from.equals(to.network())) {
      return DONE;
    }
    return roster.free(to) < entry.seats()
        ? Optional.of(new RosterRefusal.NoRoom(to.network(), roster.free(to), entry.seats()))
        : happen(new RosterEvent.Moved(entry.reference(), from, to.network()));
  }

  private Optional<RosterRefusal> raise(Roster.Room room, int capacity) {
    if (capacity < room.capacity()) {
      return Optional.of(new RosterRefusal.TooFewSeats(room.capacity()));
    }
    return capacity == room.capacity()
        ? DONE
        : happen(new RosterEvent.CapacityRaised(room.network(), capacity));
  }

  private Optional<RosterRefusal> open(String network, int capacity) {
    if (roster.room(network).isPresent()) {
      return Optional.of(new RosterRefusal.NetworkExists(network));
    }
    if (capacity < 1) {
      return Optional.of(new RosterRefusal.TooFewSeats(1));
    }
    happen(new RosterEvent.NetworkOpened(network, capacity));
    fill(
        List.of(new Roster.Room(network, capacity)),
        (entry, room) -> new RosterEvent.Seated(entry.reference(), room));
    before = roster;
    return DONE;
  }

  private Optional<RosterRefusal> merge(Roster.Room from, Roster.Room into) {
    if (from.equals(into)) {
      return DONE;
    }
    int seats = roster.taken(from.network());
    return roster.free(into) < seats
        ? Optional.of(new RosterRefusal.NoRoom(into.network(), roster.free(into), seats))
        : happen(new RosterEvent.NetworksMerged(from.network(), into.network()));
  }

  private Optional<RosterRefusal> happen(RosterEvent event) {
    events.add(event);
    roster = roster.apply(event);
    return DONE;
  }

  private List<RosterEvent> settled() {
    for (var entry : roster.entries()) {
      // An answer that was received in time may still be under way for as long as a request can
      // take.
      if (entry.state() instanceof RegistrationState.Offered(var network, var until)
          && !at.isBefore(until.plus(Round.GRACE))) {
        happen(new RosterEvent.OfferExpired(entry.reference(), network));
      }
    }
    if (offering()) {
      fill(
          roster.rooms(),
          (entry, network) ->
              new RosterEvent.SeatOffered(
                  entry.reference(), network, term.until(entry.reference(), at)));
    } else if (!roster.closed()) {
      happen(new RosterEvent.ListClosed());
    }
    return events;
  }

  /** Whether seats are still offered at this moment. */
  private boolean offering() {
    return !roster.closed()
        && !at.atZone(Amsterdam.ZONE).toLocalDate().isAfter(roster.lastOfferDay());
  }

  /**
   * Gives free seats of these networks to initiatives that wait. When seats came free, it also
   * tells which initiatives were passed over.
   */
  private void fill(List<Roster.Room> rooms, BiFunction<Roster.Entry, String, RosterEvent> event) {
    var free =
        rooms.stream()
            .map(room -> new SeatFilling.FreeSeats(room.network(), roster.free(room)))
            .toList();
    boolean freed = free.stream().anyMatch(this::hasMoreThanBefore);
    var passed = new ArrayList<Reference>();
    int mostFree = 0;
    for (var turn : SeatFilling.fill(free, roster.waiting(), Roster.Entry::seats)) {
      mostFree = turn.mostFree();
      switch (turn) {
        case SeatFilling.Placed<Roster.Entry>(var entry, var network, _, _) -> {
          passOver(mostFree, passed);
          happen(event.apply(entry, network));
          freed = true;
        }
        case SeatFilling.PassedOver<Roster.Entry>(var entry, _) -> {
          if (mostFree > 0) {
            passed.add(entry.reference());
          }
        }
      }
    }
    if (freed) {
      passOver(mostFree, passed);
    }
  }

  /**
   * Records why these initiatives did not get the free seats, before another initiative gets them.
   */
  private void passOver(int free, List<Reference> passed) {
    if (!passed.isEmpty()) {
      happen(new RosterEvent.PassedOver(free, passed));
      passed.clear();
    }
  }

  /** Whether seats came free, so that initiatives that do not get them must be told why. */
  private boolean hasMoreThanBefore(SeatFilling.FreeSeats free) {
    return free.seats() > before.room(free.network()).map(before::free).orElse(0);
  }
}
