package nl.leernetwerk.seats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;

/**
 * A proposal to the organisers: an extra network for the waiting list of a sector, as large as the
 * sector's largest network and filled in order of the list.
 *
 * @param network the first id of the kind {@code PO-2} that the round has not used
 * @param seated the initiatives that would get seats, in order of turn
 * @param left the initiatives that would still wait, because not all their schools fit any more
 */
public record ExtraNetwork(
    String network, int capacity, List<Reference> seated, List<Reference> left) {
  /** The announcement's size of a network, for a sector that has no network to compare with. */
  private static final int USUAL_CAPACITY = 12;

  public ExtraNetwork {
    seated = List.copyOf(seated);
    left = List.copyOf(left);
  }

  /** The extra network that would help those who wait; empty when nobody waits. */
  public static Optional<ExtraNetwork> propose(
      Round round, Sector sector, List<Roster.Entry> waiting) {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(fill(round, sector, waiting));
  }

  private static ExtraNetwork fill(Round round, Sector sector, List<Roster.Entry> waiting) {
    int capacity =
        round.networks(sector).stream().mapToInt(Network::capacity).max().orElse(USUAL_CAPACITY);
    var network = freeId(round, sector);
    var rooms = List.of(new SeatFilling.FreeSeats(network, capacity));
    var seated = new ArrayList<Reference>();
    var left = new ArrayList<Reference>();
    for (var turn : SeatFilling.fill(rooms, waiting, Roster.Entry::seats)) {
      (turn instanceof SeatFilling.Placed ? seated : left).add(turn.who().reference());
    }
    return new ExtraNetwork(network, capacity, seated, left);
  }

  private static String freeId(Round round, Sector sector) {
    int number = 2;
    while (round.network(sector + "-" + number).isPresent()) {
      number++;
    }
    return sector + "-" + number;
  }
}
