package nl.leernetwerk.seats.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Xlsx;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import org.junit.jupiter.api.Test;

class TotalsLetterTest {
  private final Letters letters =
      new Letters(URI.create("https://leernetwerken.example.org/"), Sample.LINKS);

  private Letter letter(Round round, List<Registration> registrations) {
    return letters.totals(
        round, Sample.ORGANISER, Sample.allocated(round, registrations), Set.of());
  }

  private static void assertHas(Letter letter, String... parts) {
    for (var part : parts) {
      assertTrue(
          letter.text().contains(part), () -> "«" + part + "» is missing in:\n" + letter.text());
    }
  }

  @Test
  void the_totals_count_registrations_seats_and_waiting_initiatives() {
    var registrations = new ArrayList<>(Sample.registrations(Sector.PO, 8));
    registrations.add(Sample.form().network(Sector.VO).codes("99BA00").register());
    var letter = letter(Sample.round(), registrations);
    assertEquals("Plekken verdeeld: 9 initiatieven, 18 scholen (2024-2025)", letter.subject());
    assertHas(
        letter,
        "Beste Noor van Vliet,",
        "Er zijn 9 aanmeldingen, samen goed voor 18 scholen.",
        "Leernetwerk PO: 12 van de 12 plekken bezet, door 6 initiatieven (12 scholen)",
        "Leernetwerk VO: 1 van de 12 plekken bezet, door 1 initiatief (1 school)",
        "Primair onderwijs: 2 initiatieven, samen 5 scholen",
        "Voortgezet onderwijs: niemand");
  }

  @Test
  void when_initiatives_wait_the_totals_ask_to_consider_an_extra_network() {
    assertHas(
        letter(Sample.round(), Sample.registrations(Sector.PO, 8)),
        "In het primair onderwijs willen meer scholen meedoen dan er plek is: 2 initiatieven staan"
            + " op de wachtlijst, samen 5 scholen. Bekijk of er een extra leernetwerk kan komen."
            + " Voorstel: leernetwerk PO-2 met 12 plekken, voor 5 scholen van 2 initiatieven op de"
            + " wachtlijst. Daar is nog een procesbegeleider voor nodig.");
    assertFalse(
        letter(Sample.round(), Sample.registrations(Sector.PO, 2))
            .text()
            .contains("extra leernetwerk"));
  }

  @Test
  void one_registration_that_waits_is_told_in_the_singular() {
    var full =
        Sample.round(
            Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 1, Sample.FACILITATOR));
    assertHas(
        letter(full, List.of(Sample.form().register())),
        "Er is 1 aanmelding, samen goed voor 3 scholen.",
        "1 initiatief staat op de wachtlijst, samen 3 scholen.");
  }

  @Test
  void schools_without_a_code_are_listed_with_their_reference() {
    assertHas(
        letter(Sample.round(), List.of(Sample.form().register())),
        "Controleer 1 school zonder vestigingscode.",
        "-   De Nieuwe Brug, Almere\n    Samen op de Maas (2024-2025-P000-0001)\n");
  }

  @Test
  void many_schools_without_a_code_are_all_in_a_file() {
    var letter = letter(Sample.round(), Sample.registrations(Sector.PO, 90));
    assertHas(letter, "Hier staan de eerste 100 van de 180 scholen.");
    assertEquals(180, Xlsx.of(letter.attachments().getFirst()).rows());
  }

  @Test
  void a_network_whose_list_went_to_nobody_is_named() {
    var round =
        Sample.round(
            Policy.ARRIVAL,
            CapacityUnit.SCHOOLS,
            Sample.network("PO", 12),
            Sample.network("VO", 12));
    var letter = letter(round, Sample.registrations(Sector.PO, 2));
    assertHas(letter, "Leernetwerk PO heeft nog geen procesbegeleider.");
    assertFalse(letter.text().contains("Leernetwerk VO heeft nog geen"));
  }

  @Test
  void a_round_without_registrations_says_so_and_asks_nothing() {
    var letter = letter(Sample.round(), List.of());
    assertEquals("Plekken verdeeld: geen aanmeldingen (2024-2025)", letter.subject());
    assertHas(
        letter,
        "Er zijn geen aanmeldingen.",
        "Er is nu niets dat je moet doen.",
        "Leernetwerk PO: niemand; 12 plekken vrij",
        "Er zijn geen scholen zonder vestigingscode aangemeld.");
    assertEquals(List.of(), letter.attachments());
  }

  @Test
  void people_whom_mail_does_not_reach_are_listed_with_their_telephone_numbers() {
    var round = Sample.round();
    var registrations = Sample.allocated(round, List.of(Sample.form().register()));
    var reached = letters.totals(round, Sample.ORGANISER, registrations, Set.of());
    assertFalse(reached.text().contains("niet krijgt"));
    var letter =
        letters.totals(
            round,
            Sample.ORGANISER,
            registrations,
            Set.of(
                new EmailAddress("y.oudkerk@example.org"),
                new EmailAddress("pj.degraaf@example.org")));
    assertHas(
        letter,
        "Bij 2 personen komt onze e-mail niet aan. Bel hen",
        "-   Yasmine Oudkerk, y.oudkerk@example.org, 06-12 34 56 78\n"
            + "    Samen op de Maas (2024-2025-P000-0001)",
        "-   Pieter-Jan de Graaf, pj.degraaf@example.org, geen telefoonnummer bekend");
  }
}
