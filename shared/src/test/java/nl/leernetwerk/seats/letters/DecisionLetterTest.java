package nl.leernetwerk.seats.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import org.junit.jupiter.api.Test;

class DecisionLetterTest {
  private final Letters letters =
      new Letters(URI.create("https://leernetwerken.example.org/"), Sample.LINKS);
  private final Registration registration = Sample.form().register();

  private Letter seated(Round round, int turn, int seats, String network, int free) {
    return letter(round, new Outcome.Seated(registration.reference(), turn, seats, network, free));
  }

  private Letter waiting(Round round, int turn, int seats, int place, int free) {
    return letter(round, new Outcome.Waiting(registration.reference(), turn, seats, place, free));
  }

  private Letter letter(Round round, Outcome outcome) {
    return letters.decision(
        round, Sample.decided(registration, outcome), Addressee.LEADER, Sample.schools());
  }

  private static void assertHas(Letter letter, String... parts) {
    for (var part : parts) {
      assertTrue(
          letter.text().contains(part), () -> "«" + part + "» is missing in:\n" + letter.text());
    }
  }

  @Test
  void a_seat_is_told_with_its_network_and_its_reason() {
    var letter = seated(Sample.round(), 4, 3, "PO", 7);
    assertEquals(
        "Jullie hebben een plek in leernetwerk PO: Samen op de Maas (2024-2025-P000-0001)",
        letter.subject());
    assertHas(
        letter,
        "Samen op de Maas doet mee aan leernetwerk PO voor het primair onderwijs.",
        "als 4e op volgorde van binnenkomst, waren in leernetwerk PO nog 7 van de 12 plekken vrij.",
        "Jullie initiatief heeft 3 scholen en vraagt dus 3 plekken. Dat paste.");
  }

  @Test
  void the_last_free_seat_is_told_in_the_singular() {
    assertHas(
        seated(Sample.round(), 9, 1, "PO", 1),
        "was in leernetwerk PO nog 1 van de 12 plekken vrij.",
        "Jullie initiatief heeft 1 school en vraagt dus 1 plek.");
  }

  @Test
  void a_seat_comes_with_the_meetings_and_who_will_call() {
    assertHas(
        seated(Sample.round(), 4, 3, "PO", 7),
        "Procesbegeleider Sanne Hoekstra neemt contact met jullie op",
        "Het leernetwerk komt 5 keer bij elkaar:",
        "-   eind november 2024 (startbijeenkomst)\n-   half februari 2025\n",
        "12.00 uur met een inlooplunch en duurt tot uiterlijk 16.00 uur",
        "centrale plek in het land");
  }

  @Test
  void a_decision_by_draw_says_where_the_draw_can_be_checked() {
    var address = "https://leernetwerken.example.org/loting/?ronde=2024-2025";
    var drawn = Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"));
    for (var letter : List.of(seated(drawn, 4, 3, "PO", 7), waiting(drawn, 14, 3, 2, 0))) {
      assertHas(letter, "Hier kan iedereen de loting nagaan:\n" + address + "\n");
      assertTrue(
          letter.html().contains("<a href=\"" + address.replace("=", "&#x3D;") + "\">"),
          letter.html());
    }
    for (var letter :
        List.of(seated(Sample.round(), 4, 3, "PO", 7), waiting(Sample.round(), 14, 3, 2, 0))) {
      assertFalse(letter.text().contains("loting"), letter.text());
    }
  }

  @Test
  void two_facilitators_are_both_named_and_without_any_nobody_is_named() {
    var second = new Contact("Ruben Bakker", new EmailAddress("ruben.bakker@example.org"));
    assertHas(
        seated(round(Sample.network("PO", 12, Sample.FACILITATOR, second)), 1, 3, "PO", 12),
        "Een van de procesbegeleiders (Sanne Hoekstra en Ruben Bakker) neemt contact");
    assertHas(
        seated(round(Sample.network("PO", 12)), 1, 3, "PO", 12),
        "Een procesbegeleider neemt contact");
  }

  @Test
  void a_place_on_the_waiting_list_is_told_with_its_reason() {
    var letter = waiting(Sample.round(), 14, 3, 2, 1);
    assertEquals(
        "Jullie staan op de wachtlijst: Samen op de Maas (2024-2025-P000-0001)", letter.subject());
    assertHas(
        letter,
        "Jullie staan op plaats 2 van de wachtlijst.",
        "als 14e op volgorde van binnenkomst, was nog 1 van de 12 plekken vrij.",
        "heeft 3 scholen en vraagt dus 3 plekken.",
        "Een kleiner initiatief dat na jullie aan de beurt kwam");
  }

  @Test
  void a_waiting_initiative_reads_that_the_network_is_full_and_nothing_about_smaller_initiatives() {
    var letter = waiting(Sample.round(), 14, 3, 2, 0);
    assertHas(letter, "waren alle 12 plekken al bezet.");
    assertFalse(letter.text().contains("kleiner initiatief"));
  }

  @Test
  void a_waiting_initiative_reads_what_a_waiting_list_means_and_how_to_leave_it() {
    assertHas(
        waiting(Sample.round(), 14, 3, 2, 1),
        "Jullie hoeven niets te doen.",
        "De procesbegeleiders weten van jullie aanmelding en nemen contact met jullie op.",
        "Er kan een plek vrijkomen.",
        "extra leernetwerken",
        "Willen jullie niet meer op de wachtlijst staan",
        "leernetwerken@example.org");
  }

  @Test
  void a_decision_names_the_draw_and_counts_initiatives_where_the_round_does() {
    var round = Sample.round(Policy.DRAW, CapacityUnit.INITIATIVES, Sample.network("PO"));
    assertHas(
        waiting(round, 14, 1, 2, 0),
        "als 14e in de volgorde van de loting, waren alle 12 plekken al bezet.",
        "Elk initiatief vraagt 1 plek");
    var seated = seated(round, 3, 1, "PO", 10);
    assertHas(seated, "Toegewezen: 1 plek\n", "als 3e in de volgorde van de loting");
    assertFalse(seated.text().contains("Elke school vraagt"));
  }

  @Test
  void with_several_networks_a_seat_names_one_network_and_the_waiting_list_names_all() {
    var round = round(Sample.network("PO"), Sample.network("PO-2"));
    assertHas(seated(round, 8, 3, "PO-2", 9), "in leernetwerk PO-2 nog 9 van de 12 plekken vrij");
    assertHas(
        waiting(round, 20, 3, 1, 2),
        "geen plek in de leernetwerken PO en PO-2 voor het primair onderwijs",
        "had geen van de leernetwerken PO en PO-2 genoeg plek: in het leernetwerk met de meeste"
            + " ruimte waren nog 2 plekken vrij.");
    assertHas(
        waiting(round, 20, 3, 1, 0),
        "waren in alle leernetwerken voor het primair onderwijs alle plekken al bezet.");
  }

  @Test
  void without_an_outcome_there_is_no_letter() {
    assertThrows(
        IllegalArgumentException.class,
        () -> letters.decision(Sample.round(), registration, Addressee.LEADER, Sample.schools()));
  }

  private static Round round(Network... networks) {
    return Sample.round(Policy.ARRIVAL, CapacityUnit.SCHOOLS, networks);
  }
}
