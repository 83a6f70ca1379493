package nl.leernetwerk.seats.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import nl.leernetwerk.Sample;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.seats.RosterEvent;
import org.junit.jupiter.api.Test;

class SeatWordsTest {
  /** Calls every initiative A. */
  private static final Words NAMED =
      new Words() {
        @Override
        public Words at(Instant moment) {
          return this;
        }

        @Override
        public String initiative(Reference registration) {
          return "‘A’";
        }

        @Override
        public String mail(Mail mail) {
          return mail.text();
        }

        @Override
        public String reader(Mail mail) {
          throw new UnsupportedOperationException();
        }
      };

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

  @Test
  void who_is_passed_over_is_told_of_one_seat_and_of_many() {
    assertEquals(
        "Niet aan de beurt: ‘A’. Er was hoogstens 1 plek vrij, en ze hebben meer nodig.",
        passed(1));
    assertEquals(
        "Niet aan de beurt: ‘A’. Er waren hoogstens 2 plekken vrij, en ze hebben meer nodig.",
        passed(2));
  }

  private static String passed(int free) {
    var reference = Sample.form().register().reference();
    return new SeatWords(NAMED).of(new RosterEvent.PassedOver(free, List.of(reference)));
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
