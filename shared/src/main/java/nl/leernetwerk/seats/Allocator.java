package nl.leernetwerk.seats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;

/**
 * Decides who gets a seat. Registrations get their turn in order of arrival or of the draw. In that
 * order, each initiative that still fits gets all its seats, never a part of them; the others form
 * the waiting list in the same order. The same arguments always give the same allocation.
 */
public final class Allocator {
  private Allocator() {}

  /** The allocation of these entries; the order in which they are given makes no difference. */
  public static Allocation allocate(Round round, List<AllocationEntry> entries, Seed seed) {
    return switch (round.policy()) {
      case ARRIVAL -> {
        var arrived =
            entries.stream()
                .sorted(
                    Comparator.comparing(AllocationEntry::arrival)
                        .thenComparing(AllocationEntry::reference))
                .map(AllocationEntry::ballot)
                .toList();
        yield allocate(round.networks(), round.capacityUnit(), arrived);
      }
      case DRAW ->
          draw(DrawList.of(round, entries.stream().map(AllocationEntry::ballot).toList()), seed);
    };
  }

  /** The allocation of a draw; it depends only on the list and the seed. */
  public static Allocation draw(DrawList list, Seed seed) {
    return allocate(list.networks(), list.unit(), DrawOrder.of(list.ballots(), seed));
  }

  private static Allocation allocate(
      List<Network> networks, CapacityUnit unit, List<Ballot> turns) {
    return new Allocation(
        Arrays.stream(Sector.values())
            .map(
                sector ->
                    new Allocation.SectorOutcomes(
                        sector,
                        seat(
                            networks.stream().filter(it -> it.sector() == sector).toList(),
                            unit,
                            turns.stream().filter(it -> it.sector() == sector).toList())))
            .toList());
  }

  private static List<Outcome> seat(List<Network> networks, CapacityUnit unit, List<Ballot> turns) {
    var rooms =
        networks.stream().map(it -> new SeatFilling.FreeSeats(it.id(), it.capacity())).toList();
    var outcomes = new ArrayList<Outcome>(turns.size());
    int waiting = 0;
    for (var filled : SeatFilling.fill(rooms, turns, it -> unit.seats(it.schools()))) {
      int turn = outcomes.size() + 1;
      int seats = unit.seats(filled.who().schools());
      var reference = filled.who().reference();
      outcomes.add(
          switch (filled) {
            case SeatFilling.Placed<Ballot>(_, var network, int free, _) ->
                new Outcome.Seated(reference, turn, seats, network, free);
            case SeatFilling.PassedOver<Ballot>(_, int mostFree) ->
                new Outcome.Waiting(reference, turn, seats, ++waiting, mostFree);
          });
    }
    return outcomes;
  }
}
