package nl.leernetwerk.seats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The one rule of what fits. In order of turn, each initiative gets all its seats in the first
 * network that has room for them, or is passed over. An initiative with a later turn may still fit.
 */
public final class SeatFilling {
  private SeatFilling() {}

  /** A network, and how many of its seats are free. */
  public record FreeSeats(String network, int seats) {}

  /** The result of a turn. */
  public sealed interface Turn<T> {

    /** The initiative whose turn it was. */
    T who();

    /** The most seats that were free in one network when the turn came. */
    int mostFree();
  }

  /**
   * The initiative got its seats.
   *
   * @param free how many seats were free in that network when the turn came
   */
  public record Placed<T>(T who, String network, int free, int mostFree) implements Turn<T> {}

  /** The initiative needs more seats than were free in any one network. */
  public record PassedOver<T>(T who, int mostFree) implements Turn<T> {}

  /**
   * The result of each turn, in the order of the turns.
   *
   * @param rooms the networks, in the order in which they are filled
   * @param seats how many seats an initiative needs
   */
  public static <T> List<Turn<T>> fill(
      List<FreeSeats> rooms, List<? extends T> turns, ToIntFunction<? super T> seats) {
    var free = rooms.stream().mapToInt(FreeSeats::seats).toArray();
    var filled = new ArrayList<Turn<T>>(turns.size());
    for (var who : turns) {
      int needed = seats.applyAsInt(who);
      int most = Arrays.stream(free).max().orElse(0);
      int fits = firstWithRoom(free, needed);
      if (fits < 0) {
        filled.add(new PassedOver<>(who, most));
      } else {
        filled.add(new Placed<>(who, rooms.get(fits).network(), free[fits], most));
        free[fits] -= needed;
      }
    }
    return filled;
  }

  private static int firstWithRoom(int[] free, int needed) {
    for (int i = 0; i < free.length; i++) {
      if (needed <= free[i]) {
        return i;
      }
    }
    return -1;
  }
}
