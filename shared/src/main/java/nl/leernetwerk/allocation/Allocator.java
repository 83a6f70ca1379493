package nl.leernetwerk.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import nl.leernetwerk.enrolment.Network;
import nl.leernetwerk.enrolment.Policy;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.enrolment.Sector;

/**
 * Decides who gets a seat. Registrations get their turn in order of arrival or of the draw; in that
 * order each initiative that still fits gets its seats whole, never partly, and the others form the
 * waiting list in the same order. The same arguments always give the same allocation.
 */
public final class Allocator {
  private Allocator() {}

  /** The allocation of these entries, in whatever order they are given. */
  public static Allocation allocate(Round round, List<Entry> entries, Seed seed) {
    return new Allocation(
        Arrays.stream(Sector.values())
            .map(
                sector -> {
                  var turns =
                      entries.stream()
                          .filter(entry -> entry.sector() == sector)
                          .sorted(order(round.policy(), seed))
                          .toList();
                  return new Allocation.SectorOutcomes(sector, seat(round, sector, turns));
                })
            .toList());
  }

  private static Comparator<Entry> order(Policy policy, Seed seed) {
    return switch (policy) {
      case ARRIVAL -> Comparator.comparing(Entry::arrival).thenComparing(Entry::reference);
      case DRAW -> new DrawOrder(seed).thenComparing(Entry::reference);
    };
  }

  private static List<Outcome> seat(Round round, Sector sector, List<Entry> turns) {
    var networks = round.networks(sector);
    var free = networks.stream().mapToInt(Network::capacity).toArray();
    var outcomes = new ArrayList<Outcome>(turns.size());
    int turn = 0;
    int waiting = 0;
    for (var entry : turns) {
      turn++;
      int seats = round.capacityUnit().seats(entry.schools());
      int fits = firstWithRoom(free, seats);
      if (fits >= 0) {
        outcomes.add(
            new Outcome.Seated(
                entry.reference(), turn, seats, networks.get(fits).id(), free[fits]));
        free[fits] -= seats;
      } else {
        waiting++;
        int most = Arrays.stream(free).max().orElse(0);
        outcomes.add(new Outcome.Waiting(entry.reference(), turn, seats, waiting, most));
      }
    }
    return outcomes;
  }

  private static int firstWithRoom(int[] free, int seats) {
    for (int i = 0; i < free.length; i++) {
      if (seats <= free[i]) {
        return i;
      }
    }
    return -1;
  }
}
