package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import org.junit.jupiter.api.Test;

class ExtraNetworkTest {
  private static final List<Roster.Entry> WAITING =
      List.of(
          RosterDeciderTest.waiting(1, 2),
          RosterDeciderTest.waiting(2, 3),
          RosterDeciderTest.waiting(3, 2));

  @Test
  void it_is_as_large_as_the_largest_network_and_filled_in_order_of_the_list() {
    var round = round(Sample.network("PO", 2), Sample.network("PO-3", 4), Sample.network("VO"));
    assertEquals(
        Optional.of(
            new ExtraNetwork(
                "PO-2",
                4,
                List.of(RosterDeciderTest.reference(1), RosterDeciderTest.reference(3)),
                List.of(RosterDeciderTest.reference(2)))),
        ExtraNetwork.propose(round, Sector.PO, WAITING));
  }

  @Test
  void its_name_is_the_first_that_the_round_has_not_used() {
    var round = round(Sample.network("PO"), Sample.network("PO-2"), Sample.network("PO-3"));
    assertEquals("PO-4", ExtraNetwork.propose(round, Sector.PO, WAITING).orElseThrow().network());
  }

  @Test
  void a_sector_without_a_network_gets_one_of_the_usual_size() {
    var round = round(Sample.network("PO"));
    assertEquals(12, ExtraNetwork.propose(round, Sector.VO, WAITING).orElseThrow().capacity());
  }

  @Test
  void nothing_is_proposed_when_nobody_waits() {
    assertEquals(Optional.empty(), ExtraNetwork.propose(Sample.round(), Sector.PO, List.of()));
  }

  private static Round round(Network... networks) {
    return Sample.round(Policy.ARRIVAL, CapacityUnit.SCHOOLS, networks);
  }
}
