package nl.leernetwerk.seats.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import nl.leernetwerk.Sample;
import nl.leernetwerk.registration.Outcome;
import org.junit.jupiter.api.Test;

class SeatWordsTest {
  @Test
  void a_place_on_the_waiting_list_is_explained_well_with_no_one_and_many_seats_left() {
    assertEquals(
        "Verdeling: plaats 1 op de wachtlijst. Het was als 5e aan de beurt en heeft 3 plekken"
            + " nodig; alle plekken waren al bezet.",
        waiting(0));
    assertEquals(
        "Verdeling: plaats 1 op de wachtlijst. Het was als 5e aan de beurt en heeft 3 plekken"
            + " nodig; er was nog hoogstens 1 plek vrij in één leernetwerk.",
        waiting(1));
    assertEquals(
        "Verdeling: plaats 1 op de wachtlijst. Het was als 5e aan de beurt en heeft 3 plekken"
            + " nodig; er waren nog hoogstens 2 plekken vrij in één leernetwerk.",
        waiting(2));
  }

  @Test
  void a_seat_is_explained_well_with_one_and_many_seats_left() {
    assertEquals(
        "Verdeling: plek in leernetwerk PO. Het was als 5e aan de beurt, en er was nog 1 plek"
            + " vrij.",
        seated(1));
    assertEquals(
        "Verdeling: plek in leernetwerk PO. Het was als 5e aan de beurt, en er waren nog 2 plekken"
            + " vrij.",
        seated(2));
  }

  private static String seated(int free) {
    var reference = Sample.form().register().reference();
    return SeatWords.of(new Outcome.Seated(reference, 5, 1, "PO", free));
  }

  private static String waiting(int free) {
    var reference = Sample.form().register().reference();
    return SeatWords.of(new Outcome.Waiting(reference, 5, 3, 1, free));
  }
}
