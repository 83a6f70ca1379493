package nl.leernetwerk.seats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.RegistrationState;

/**
 * Who sits where in the networks of one sector of a round, and who waits, in order of turn. A
 * roster follows from the allocation and the journal alone.
 *
 * @param version how many changes there were since the allocation
 * @param closed whether the last offer day has passed
 */
public record Roster(
    int version, LocalDate lastOfferDay, boolean closed, List<Room> rooms, List<Entry> entries) {
  public Roster {
    rooms = List.copyOf(rooms);
    entries = List.copyOf(entries);
  }

  /** A network, and how many seats it has. */
  public record Room(String network, int capacity) {}

  /**
   * An initiative.
   *
   * @param turn the initiative's place in the order in which seats are given, from 1
   * @param seats how many seats the initiative has or needs
   */
  public record Entry(Reference reference, int turn, int seats, RegistrationState state) {
    boolean waits() {
      return state instanceof RegistrationState.Waiting;
    }

    Entry in(RegistrationState next) {
      return new Entry(reference, turn, seats, next);
    }
  }

  /** The roster as the allocation left it. */
  public static Roster begin(List<Outcome> outcomes, RosterEvent.ListOpened opened) {
    return new Roster(
        0,
        opened.lastOfferDay(),
        false,
        opened.rooms(),
        outcomes.stream()
            .map(
                outcome ->
                    new Entry(
                        outcome.reference(),
                        outcome.turn(),
                        outcome.seats(),
                        RegistrationState.of(outcome)))
            .sorted(Comparator.comparingInt(Entry::turn))
            .toList());
  }

  /** The roster that follows from a journal; the journal must not be empty. */
  public static Roster replay(List<Outcome> outcomes, List<RosterChange> journal) {
    if (!(journal.getFirst().events().getFirst() instanceof RosterEvent.ListOpened opened)) {
      throw new IllegalArgumentException("a journal begins with the opening of its list");
    }
    var roster = begin(outcomes, opened);
    for (var change : journal) {
      roster = roster.after(change);
    }
    return roster;
  }

  /** The roster after the next change. */
  public Roster after(RosterChange change) {
    if (change.version() != version + 1) {
      throw new IllegalArgumentException(change.version() + " does not follow " + version);
    }
    var next = this;
    for (var event : change.events()) {
      next = next.apply(event);
    }
    return new Roster(change.version(), next.lastOfferDay, next.closed, next.rooms, next.entries);
  }

  /** The roster after an event. */
  Roster apply(RosterEvent event) {
    return switch (event) {
      case RosterEvent.ListOpened _, RosterEvent.PassedOver _ -> this;
      case RosterEvent.SeatOffered(var reference, var network, var until) ->
          with(reference, new RegistrationState.Offered(network, until));
      case RosterEvent.OfferAccepted(var reference, var network) ->
          with(reference, new RegistrationState.Accepted(network));
      case RosterEvent.OfferDeclined(var reference, _) ->
          with(reference, new RegistrationState.Declined());
      case RosterEvent.OfferExpired(var reference, _) ->
          with(reference, new RegistrationState.Expired());
      case RosterEvent.Withdrawn(var reference, _) ->
          with(reference, new RegistrationState.Withdrawn());
      case RosterEvent.Seated(var reference, var network) ->
          with(reference, new RegistrationState.Seated(network));
      case RosterEvent.PutOnList(var reference, int turn) -> atTheEnd(reference, turn);
      case RosterEvent.Entered(var reference, int turn, int seats) ->
          withMore(new Entry(reference, turn, seats, new RegistrationState.Waiting()));
      case RosterEvent.CapacityRaised(var network, int capacity) ->
          withRooms(
              rooms.stream()
                  .map(room -> room.network().equals(network) ? new Room(network, capacity) : room)
                  .toList());
      case RosterEvent.NetworkOpened(var network, int capacity) -> {
        var more = new ArrayList<>(rooms);
        more.add(new Room(network, capacity));
        yield withRooms(more);
      }
      case RosterEvent.Moved(var reference, _, var to) ->
          withEntries(
              entry ->
                  entry.reference().equals(reference) ? entry.in(entry.state().at(to)) : entry);
      case RosterEvent.NetworksMerged(var from, var into) ->
          withRooms(rooms.stream().filter(room -> !room.network().equals(from)).toList())
              .withEntries(entry -> holds(entry, from) ? entry.in(entry.state().at(into)) : entry);
      case RosterEvent.ListClosed _ -> new Roster(version, lastOfferDay, true, rooms, entries);
    };
  }

  private Roster with(Reference reference, RegistrationState state) {
    return withEntries(entry -> entry.reference().equals(reference) ? entry.in(state) : entry);
  }

  private Roster withEntries(UnaryOperator<Entry> change) {
    return new Roster(version, lastOfferDay, closed, rooms, entries.stream().map(change).toList());
  }

  private Roster withRooms(List<Room> changed) {
    return new Roster(version, lastOfferDay, closed, changed, entries);
  }

  private Roster withMore(Entry entry) {
    var more = new ArrayList<>(entries);
    more.add(entry);
    return new Roster(version, lastOfferDay, closed, rooms, more);
  }

  private Roster atTheEnd(Reference reference, int turn) {
    var moved = new ArrayList<>(entries);
    moved.removeIf(entry -> entry.reference().equals(reference));
    entry(reference)
        .map(it -> new Entry(reference, turn, it.seats(), new RegistrationState.Waiting()))
        .ifPresent(moved::add);
    return new Roster(version, lastOfferDay, closed, rooms, moved);
  }

  /** The turn of whoever comes at the end of the list. */
  int nextTurn() {
    return entries.isEmpty() ? 1 : entries.getLast().turn() + 1;
  }

  /** The entry of a registration. */
  public Optional<Entry> entry(Reference reference) {
    return entries.stream().filter(entry -> entry.reference().equals(reference)).findFirst();
  }

  /** The network with that id. */
  public Optional<Room> room(String network) {
    return rooms.stream().filter(room -> room.network().equals(network)).findFirst();
  }

  /** Those who wait, in order of turn. */
  public List<Entry> waiting() {
    return entries.stream().filter(Entry::waits).toList();
  }

  /** Its place on the waiting list, 1 for the first; empty when it does not wait. */
  public OptionalInt place(Reference reference) {
    int place = 0;
    for (var entry : entries) {
      if (entry.waits()) {
        place++;
        if (entry.reference().equals(reference)) {
          return OptionalInt.of(place);
        }
      }
    }
    return OptionalInt.empty();
  }

  /** How many seats of a network are taken or held for an open offer. */
  public int taken(String network) {
    return entries.stream().filter(entry -> holds(entry, network)).mapToInt(Entry::seats).sum();
  }

  /** How many seats of a network are neither taken nor offered. */
  public int free(Room room) {
    return room.capacity() - taken(room.network());
  }

  private static boolean holds(Entry entry, String network) {
    return entry.state().network().filter(network::equals).isPresent();
  }
}
