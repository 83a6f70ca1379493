package nl.leernetwerk.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SenderTest {
  @Test
  void a_sender_says_what_the_stage_sets_and_has_a_name_when_the_stage_sets_nothing() {
    var settings =
        Map.of(
            "SENDER_NAME", " Steunpunt ",
            "SENDER_ADDRESS", "Postbus 1",
            "PRIVACY_OFFICER", "privacy@example.org",
            "LEGAL_BASIS", "Een taak van algemeen belang.");
    assertEquals(
        new Sender(
            "Steunpunt",
            Optional.of("Postbus 1"),
            Optional.of("privacy@example.org"),
            Optional.of("Een taak van algemeen belang.")),
        Sender.of(settings::get));
    assertEquals(
        new Sender(
            "De organisatie van de leernetwerken",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Sender.of(_ -> " "));
  }
}
