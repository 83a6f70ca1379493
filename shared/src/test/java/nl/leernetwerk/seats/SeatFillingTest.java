package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import nl.leernetwerk.seats.SeatFilling.FreeSeats;
import nl.leernetwerk.seats.SeatFilling.PassedOver;
import nl.leernetwerk.seats.SeatFilling.Placed;
import nl.leernetwerk.seats.SeatFilling.Turn;
import org.junit.jupiter.api.Test;

class SeatFillingTest {

  @Test
  void each_gets_its_seats_in_the_first_network_with_room() {
    assertEquals(
        List.of(new Placed<>(2, "A", 3, 4), new Placed<>(2, "B", 4, 4), new Placed<>(1, "A", 1, 2)),
        fill(List.of(new FreeSeats("A", 3), new FreeSeats("B", 4)), 2, 2, 1));
  }

  @Test
  void an_initiative_gets_all_its_seats_or_none() {
    // Three seats are free, but not in one network.
    assertEquals(
        List.of(new PassedOver<>(3, 2)),
        fill(List.of(new FreeSeats("A", 1), new FreeSeats("B", 2)), 3));
  }

  @Test
  void an_initiative_after_one_that_is_passed_over_may_fit() {
    assertEquals(
        List.of(
            new Placed<>(3, "A", 4, 4),
            new PassedOver<>(2, 1),
            new Placed<>(1, "A", 1, 1),
            new PassedOver<>(1, 0)),
        fill(List.of(new FreeSeats("A", 4)), 3, 2, 1, 1));
  }

  @Test
  void where_there_is_no_network_everybody_is_passed_over() {
    assertEquals(List.of(new PassedOver<>(1, 0)), fill(List.of(), 1));
  }

  /** Initiatives that consist only of their number of seats. */
  private static List<Turn<Integer>> fill(List<FreeSeats> rooms, Integer... seats) {
    return SeatFilling.fill(rooms, List.of(seats), Integer::intValue);
  }
}
