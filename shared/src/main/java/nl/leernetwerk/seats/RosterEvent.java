package nl.leernetwerk.seats;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Reference;

/** Something that happened to a roster. A journal is a list of these; it holds ids only. */
public sealed interface RosterEvent {

  /**
   * The waiting list started; this is always the first event in a journal.
   *
   * @param rooms the networks as they were when the seats were allocated
   * @param lastOfferDay the last day on which seats are offered
   */
  record ListOpened(List<Roster.Room> rooms, LocalDate lastOfferDay) implements RosterEvent {
    public ListOpened {
      rooms = List.copyOf(rooms);
    }
  }

  /**
   * Free seats were offered to the first initiative that fits.
   *
   * @param until the first instant at which an answer is too late
   */
  record SeatOffered(Reference reference, String network, Instant until) implements RosterEvent {}

  /**
   * These initiatives were next in turn, and passed over: they have more schools than there were
   * free seats.
   *
   * @param free the most seats that were free in one network when their turn came
   */
  record PassedOver(int free, List<Reference> references) implements RosterEvent {
    public PassedOver {
      references = List.copyOf(references);
    }
  }

  /** The offered seats were taken. */
  record OfferAccepted(Reference reference, String network) implements RosterEvent {}

  /** The offered seats were refused; the initiative leaves the list. */
  record OfferDeclined(Reference reference, String network) implements RosterEvent {}

  /** Nobody answered the offer in time; the initiative leaves the list. */
  record OfferExpired(Reference reference, String network) implements RosterEvent {}

  /**
   * An initiative withdrew.
   *
   * @param seatIn the network in which the initiative had its seats, if it had any
   */
  record Withdrawn(Reference reference, Optional<String> seatIn) implements RosterEvent {}

  /** An initiative that had left was put on the list again, at its end. */
  record PutOnList(Reference reference, int turn) implements RosterEvent {}

  /** An organiser entered a registration after the allocation, at the end of the list. */
  record Entered(Reference reference, int turn, int seats) implements RosterEvent {}

  /** A network got more seats. */
  record CapacityRaised(String network, int capacity) implements RosterEvent {}

  /** An extra network was opened. */
  record NetworkOpened(String network, int capacity) implements RosterEvent {}

  /** An initiative on the waiting list got seats in an extra network. */
  record Seated(Reference reference, String network) implements RosterEvent {}

  /** An initiative moved from one network to another of its sector. */
  record Moved(Reference reference, String from, String to) implements RosterEvent {}

  /**
   * Everybody who sat in one network, or was offered seats in it, moved to another; the first
   * network no longer exists.
   */
  record NetworksMerged(String from, String into) implements RosterEvent {}

  /** The last day on which seats are offered has passed. */
  record ListClosed() implements RosterEvent {}

  /** The registrations that the event names. */
  default List<Reference> registrations() {
    return switch (this) {
      case SeatOffered(var who, _, _) -> List.of(who);
      case PassedOver(_, var all) -> all;
      case OfferAccepted(var who, _) -> List.of(who);
      case OfferDeclined(var who, _) -> List.of(who);
      case OfferExpired(var who, _) -> List.of(who);
      case Withdrawn(var who, _) -> List.of(who);
      case PutOnList(var who, _) -> List.of(who);
      case Entered(var who, _, _) -> List.of(who);
      case Seated(var who, _) -> List.of(who);
      case Moved(var who, _, _) -> List.of(who);
      case ListOpened _, CapacityRaised _, NetworkOpened _, NetworksMerged _, ListClosed _ ->
          List.of();
    };
  }

  /** Whether the event names that registration. */
  default boolean concerns(Reference registration) {
    return registrations().contains(registration);
  }
}
