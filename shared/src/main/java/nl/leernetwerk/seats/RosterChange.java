package nl.leernetwerk.seats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.leernetwerk.kernel.Actor;

/**
 * One change in the journal: what happened in one step, when, by whom, and why.
 *
 * @param version 1 for the first change of a roster
 * @param at when the change was asked for: for a person, when the gateway received the request
 * @param why in the person's own words; the reason can be erased, and the rest of the journal stays
 */
public record RosterChange(
    int version, Instant at, Actor by, Optional<String> why, List<RosterEvent> events) {
  public RosterChange {
    events = List.copyOf(events);
  }

  /**
   * The networks whose facilitators the change concerns: their members or their number of seats
   * changed, or an offer of their seats expired.
   */
  public Set<String> networks() {
    var changed = new TreeSet<String>();
    for (var event : events) {
      switch (event) {
        case RosterEvent.OfferAccepted(_, var network) -> changed.add(network);
        case RosterEvent.OfferExpired(_, var network) -> changed.add(network);
        case RosterEvent.Seated(_, var network) -> changed.add(network);
        case RosterEvent.Withdrawn(_, var seatIn) -> seatIn.ifPresent(changed::add);
        case RosterEvent.CapacityRaised(var network, _) -> changed.add(network);
        case RosterEvent.NetworkOpened(var network, _) -> changed.add(network);
        case RosterEvent.Moved(_, var from, var to) -> changed.addAll(Set.of(from, to));
        case RosterEvent.NetworksMerged(var from, var into) -> changed.addAll(Set.of(from, into));
        case RosterEvent.ListOpened _,
            RosterEvent.SeatOffered _,
            RosterEvent.PassedOver _,
            RosterEvent.OfferDeclined _,
            RosterEvent.PutOnList _,
            RosterEvent.Entered _,
            RosterEvent.ListClosed _ -> {}
      }
    }
    return changed;
  }
}
