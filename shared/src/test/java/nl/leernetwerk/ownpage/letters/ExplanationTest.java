package nl.leernetwerk.ownpage.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.RosterHistory;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Reference REFERENCE = Sample.form().register().reference();

  @Test
  void who_is_passed_over_is_told_of_one_seat_and_of_many() {
    assertEquals(
        "Er was 1 plek vrij, te weinig voor al jullie scholen. Jullie houden je beurt.",
        told(List.of(passedOver(1)), List.of()));
    assertEquals(
        "Er waren 2 plekken vrij, te weinig voor al jullie scholen. Jullie houden je beurt.",
        told(List.of(passedOver(2)), List.of()));
  }

  @Test
  void who_moves_up_is_told_of_one_initiative_ahead_and_of_many() {
    var seated = new RosterEvent.Seated(Sample.form().number(2).register().reference(), "PO-2");
    assertEquals(
        "Een initiatief dat vóór jullie stond, kreeg een plek.", told(List.of(), List.of(seated)));
    assertEquals(
        "2 initiatieven die vóór jullie stonden, kregen een plek.",
        told(List.of(), Collections.nCopies(2, seated)));
  }

  private static RosterEvent passedOver(int free) {
    return new RosterEvent.PassedOver(free, List.of(REFERENCE));
  }

  /**
   * What a waiting initiative is told of a roster change.
   *
   * @param because what happened to the initiative itself
   * @param ahead what happened to the initiatives before it
   */
  private static String told(List<RosterEvent> because, List<RosterEvent> ahead) {
    var change =
        new RosterChange(1, Instant.EPOCH, new Actor.Automatic(), Optional.empty(), because);
    var waits = new RegistrationState.Waiting();
    return Explanation.of(
        new RosterHistory.Step(change, waits, OptionalInt.empty(), because, ahead), REFERENCE);
  }
}
