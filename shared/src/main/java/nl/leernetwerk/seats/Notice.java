package nl.leernetwerk.seats;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.leernetwerk.kernel.Reference;

/** What an initiative is told about a change: only the last thing that happened to it. */
public enum Notice {
  OFFERED,
  ACCEPTED,
  DECLINED,
  EXPIRED,
  WITHDRAWN,
  /** The initiative has seats in an extra network. */
  SEATED,
  /** The initiative is on the list again. */
  LISTED,
  /** The initiative moved to another network of the sector, alone or with its whole network. */
  MOVED,
  /** The initiative still waits, and no more seats are offered. */
  CLOSED;

  /**
   * The notice for each initiative that a change concerns.
   *
   * @param before the roster just before the change
   */
  public static Map<Reference, Notice> of(Roster before, RosterChange change) {
    var notices = new LinkedHashMap<Reference, Notice>();
    var roster = before;
    for (var event : change.events()) {
      switch (event) {
        case RosterEvent.SeatOffered(var reference, _, _) -> notices.put(reference, OFFERED);
        case RosterEvent.OfferAccepted(var reference, _) -> notices.put(reference, ACCEPTED);
        case RosterEvent.OfferDeclined(var reference, _) -> notices.put(reference, DECLINED);
        case RosterEvent.OfferExpired(var reference, _) -> notices.put(reference, EXPIRED);
        case RosterEvent.Withdrawn(var reference, _) -> notices.put(reference, WITHDRAWN);
        case RosterEvent.Seated(var reference, _) -> notices.put(reference, SEATED);
        case RosterEvent.PutOnList(var reference, _) -> notices.put(reference, LISTED);
        case RosterEvent.Moved(var reference, _, _) -> notices.put(reference, MOVED);
        case RosterEvent.NetworksMerged(var from, _) ->
            roster.entries().stream()
                .filter(entry -> entry.state().network().filter(from::equals).isPresent())
                .forEach(entry -> notices.put(entry.reference(), MOVED));
        case RosterEvent.ListClosed _ ->
            roster.waiting().forEach(entry -> notices.put(entry.reference(), CLOSED));
        case RosterEvent.ListOpened _,
            RosterEvent.PassedOver _,
            // Whoever is entered is told in the same transaction.
            RosterEvent.Entered _,
            RosterEvent.CapacityRaised _,
            RosterEvent.NetworkOpened _ -> {}
      }
      roster = roster.apply(event);
    }
    return notices;
  }
}
