package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import org.junit.jupiter.api.Test;

class RosterChangeTest {
  private static final Reference WHO = RosterDeciderTest.reference(1);

  @Test
  void a_change_concerns_the_facilitators_whose_members_or_seats_it_changes() {
    assertConcerns(Set.of("PO"), new RosterEvent.OfferAccepted(WHO, "PO"));
    assertConcerns(Set.of("PO"), new RosterEvent.OfferExpired(WHO, "PO"));
    assertConcerns(Set.of("PO"), new RosterEvent.Seated(WHO, "PO"));
    assertConcerns(Set.of("PO"), new RosterEvent.Withdrawn(WHO, Optional.of("PO")));
    assertConcerns(Set.of("PO"), new RosterEvent.CapacityRaised("PO", 13));
    assertConcerns(Set.of("PO"), new RosterEvent.NetworkOpened("PO", 12));
    assertConcerns(Set.of("PO", "PO-2"), new RosterEvent.Moved(WHO, "PO", "PO-2"));
    assertConcerns(Set.of("PO", "PO-2"), new RosterEvent.NetworksMerged("PO", "PO-2"));
    assertConcerns(
        Set.of("PO", "PO-2"),
        new RosterEvent.Withdrawn(WHO, Optional.of("PO-2")),
        new RosterEvent.CapacityRaised("PO", 13));
  }

  @Test
  void what_happens_on_the_waiting_list_alone_concerns_no_facilitator() {
    assertConcerns(
        Set.of(),
        new RosterEvent.ListOpened(List.of(), LocalDate.of(2025, 1, 31)),
        new RosterEvent.SeatOffered(WHO, "PO", Instant.EPOCH),
        new RosterEvent.PassedOver(1, List.of(WHO)),
        new RosterEvent.OfferDeclined(WHO, "PO"),
        new RosterEvent.PutOnList(WHO, 4),
        new RosterEvent.Withdrawn(WHO, Optional.empty()),
        new RosterEvent.ListClosed());
  }

  @Test
  void the_event_of_a_change_tells_its_round_its_sector_and_its_number() {
    var change = new SeatEvents.RosterChanged("2024-2025.proef", Sector.VO, 12);
    assertEquals(change, SeatEvents.RosterChanged.of(change.event()));
    for (var other :
        List.of(
            SeatEvents.SEATS_ALLOCATED.of("2024-2025.VO.1"),
            SeatEvents.ROSTER_CHANGED.of("2024-2025.1"))) {
      assertThrows(IllegalArgumentException.class, () -> SeatEvents.RosterChanged.of(other));
    }
  }

  private static void assertConcerns(Set<String> networks, RosterEvent... events) {
    var change =
        new RosterChange(
            2, Instant.EPOCH, new Actor.Automatic(), Optional.empty(), List.of(events));
    assertEquals(networks, change.networks());
  }
}
