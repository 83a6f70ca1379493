package nl.leernetwerk.seats.letters;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.leernetwerk.Sample;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.Pages;
import org.junit.jupiter.api.Test;

/** The mail to whoever an organiser entered after the allocation. */
class EnteredLetterTest {
  private static final Registration REGISTRATION = Sample.form().register();

  @Test
  void it_says_who_entered_their_data_when_where_they_stand_and_how_to_have_it_removed() {
    var text = letter(Addressee.PRACTITIONER, Optional.of("Noor van Vliet"), OptionalInt.of(3));
    for (var sentence :
        List.of(
            "Noor van Vliet van de organisatie heeft op 12 september 2024",
            "Plaats op de wachtlijst: 3",
            "Kindcentrum Het Kompas, Rotterdam",
            "jouw gegevens opgegeven: naam, e-mailadres, functie, telefoonnummer en school",
            "of mail naar " + Sample.round().contact().value(),
            "Op 1 oktober 2026 verwijderen we jullie gegevens",
            "/mijn-aanmelding/#" + REGISTRATION.reference())) {
      assertTrue(text.contains(sentence), sentence + " is not in " + text);
    }
  }

  @Test
  void who_is_offered_a_seat_at_once_reads_of_that_and_of_no_place() {
    var text = letter(Addressee.LEADER, Optional.empty(), OptionalInt.empty());
    assertTrue(text.contains("Er is nu plek voor jullie"), text);
    assertTrue(text.contains("De organisatie heeft op"), text);
    assertFalse(text.contains("Plaats op de wachtlijst"), text);
    assertFalse(text.contains("telefoonnummer en school"), text);
  }

  private static String letter(Addressee to, Optional<String> organiser, OptionalInt place) {
    return new EnteredLetter(
            new Pages(URI.create("https://example.org"), Sample.LINKS, Sample.SENDER))
        .write(Sample.round(), REGISTRATION, to, organiser, place, Sample.schools())
        .text();
  }
}
