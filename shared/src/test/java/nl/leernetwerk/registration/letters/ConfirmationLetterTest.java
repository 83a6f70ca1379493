package nl.leernetwerk.registration.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.DrawRules;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.letters.Letters;
import org.junit.jupiter.api.Test;

class ConfirmationLetterTest {
  private static final String PROVENANCE = "Waar deze gegevens vandaan komen";

  private final Letters letters =
      new Letters(URI.create("https://leernetwerken.example.org"), Sample.LINKS);

  private String text(Registration registration, Addressee to) {
    return text(Sample.round(), registration, to);
  }

  private String text(Round round, Registration registration, Addressee to) {
    return letters.confirmation(round, registration, to, Sample.schools()).text();
  }

  private static void assertHas(String text, String... parts) {
    for (var part : parts) {
      assertTrue(text.contains(part), () -> "«" + part + "» is missing in:\n" + text);
    }
  }

  @Test
  void the_subject_says_what_it_is_about_and_gives_the_reference() {
    assertEquals(
        "Jullie aanmelding is ontvangen: Samen op de Maas (2024-2025-P000-0001)",
        letters
            .confirmation(
                Sample.round(), Sample.form().register(), Addressee.LEADER, Sample.schools())
            .subject());
  }

  @Test
  void the_confirmation_gives_the_reference_and_the_moment_of_receipt() {
    assertHas(
        text(Sample.form().register(), Addressee.LEADER),
        "Kenmerk: 2024-2025-P000-0001",
        "Ontvangen: 12 september 2024 om 14.04 uur");
  }

  @Test
  void each_person_of_the_pair_is_greeted_and_told_who_else_got_the_mail() {
    var registration = Sample.form().register();
    assertHas(
        text(registration, Addressee.PRACTITIONER),
        "Beste Yasmine Oudkerk,",
        "Deze e-mail gaat ook naar: Pieter-Jan de Graaf (pj.degraaf@example.org)");
    assertHas(
        text(registration, Addressee.LEADER),
        "Beste Pieter-Jan de Graaf,",
        "Deze e-mail gaat ook naar: Yasmine Oudkerk (y.oudkerk@example.org)");
  }

  @Test
  void a_pair_with_one_address_is_greeted_together() {
    assertHas(
        text(Sample.form().sharedAddress().register(), Addressee.PAIR),
        "Beste Yasmine Oudkerk en Pieter-Jan de Graaf,",
        "Niemand anders. Jullie gaven hetzelfde e-mailadres op");
  }

  @Test
  void the_person_who_filled_in_the_form_is_not_told_where_the_data_came_from() {
    assertFalse(text(Sample.form().register(), Addressee.PRACTITIONER).contains(PROVENANCE));
    assertFalse(
        text(Sample.form().submittedBy(SubmittedBy.LEADER).register(), Addressee.LEADER)
            .contains(PROVENANCE));
  }

  @Test
  void
      a_person_who_did_not_fill_in_the_form_is_told_who_did_which_data_and_how_to_have_it_removed() {
    assertHas(
        text(Sample.form().register(), Addressee.LEADER),
        PROVENANCE,
        "Yasmine Oudkerk heeft het formulier ingevuld en daarbij ook jouw gegevens opgegeven.",
        "naam, e-mailadres, functie en school",
        "wil je dat we je gegevens verwijderen? Beantwoord deze e-mail of mail naar"
            + " leernetwerken@example.org");
    assertHas(
        text(Sample.form().submittedBy(SubmittedBy.LEADER).register(), Addressee.PRACTITIONER),
        "Pieter-Jan de Graaf heeft het formulier ingevuld",
        "naam, e-mailadres, functie, telefoonnummer en school");
  }

  @Test
  void both_are_told_when_somebody_else_filled_in_the_form() {
    var registration = Sample.form().submittedBy(SubmittedBy.OTHER).register();
    for (var to : List.of(Addressee.PRACTITIONER, Addressee.LEADER)) {
      assertHas(
          text(registration, to),
          "Iemand anders heeft het formulier namens jullie initiatief ingevuld en daarbij jouw"
              + " gegevens opgegeven.");
    }
    assertHas(
        text(registration, Addressee.PAIR), "namens jullie initiatief ingevuld en daarbij jullie");
  }

  @Test
  void a_mail_to_both_people_names_the_one_who_did_not_fill_in_the_form() {
    assertHas(
        text(Sample.form().sharedAddress().register(), Addressee.PAIR),
        "Yasmine Oudkerk heeft het formulier ingevuld en daarbij ook de gegevens van Pieter-Jan de"
            + " Graaf opgegeven.");
  }

  @Test
  void the_confirmation_repeats_everything_that_was_sent() {
    assertHas(
        text(Sample.form().register(), Addressee.PRACTITIONER),
        "primair onderwijs (PO)",
        "Samen op de Maas",
        "Kindcentrum Het Kompas, Rotterdam (99AC00)",
        "De Nieuwe Brug, Almere (niet in de scholenlijst)",
        "Yasmine Oudkerk, leerlingbegeleider\n    y.oudkerk@example.org\n    06-12 34 56 78",
        "Pieter-Jan de Graaf, directeur\n    pj.degraaf@example.org\n\n",
        "1.  Hoe geven we onze begeleidingskamer een plek in de gewone les?",
        "2.  Wat vraagt dat",
        "    Antwoorden op vragen die er al langer zijn\n    Kennis en ervaring delen\n",
        "    We willen met andere scholen meedenken.\n    En we hopen op voorbeelden",
        "    Een werkwijze om ouders");
  }

  @Test
  void a_field_that_was_left_empty_is_shown_as_left_empty() {
    assertHas(
        text(Sample.form().onlyRequired().register(), Addressee.LEADER),
        "Wat het initiatief zoekt:\n    Niet ingevuld\n",
        "Wat het initiatief kan delen:\n    Niet ingevuld\n");
  }

  @Test
  void a_school_that_left_the_national_list_is_named_by_its_code() {
    assertHas(
        letters
            .confirmation(
                Sample.round(),
                Sample.form().codes("99AC00").register(),
                Addressee.LEADER,
                Map.of())
            .text(),
        "School met code 99AC00");
  }

  @Test
  void the_confirmation_explains_seats_by_arrival_and_by_school() {
    assertHas(
        text(Sample.form().register(), Addressee.LEADER),
        "tot en met 1 oktober 2024",
        "Op 2 oktober 2024 verdelen we de plekken.",
        "In leernetwerk PO is plek voor 12 scholen.",
        "Jullie initiatief heeft 3 scholen en vraagt dus 3 plekken.",
        "op volgorde van binnenkomst");
  }

  @Test
  void the_confirmation_explains_seats_by_draw_and_by_initiative_over_two_networks() {
    var round =
        Sample.round(
            Policy.DRAW,
            CapacityUnit.INITIATIVES,
            Sample.network("PO"),
            Sample.network("PO-2", 8, Sample.FACILITATOR));
    assertHas(
        text(round, Sample.form().register(), Addressee.LEADER),
        "Er zijn 2 leernetwerken voor het primair onderwijs: PO met plek voor 12 initiatieven en"
            + " PO-2 met plek voor 8 initiatieven.",
        "Elk initiatief vraagt 1 plek, hoeveel scholen er ook meedoen.",
        "We loten na de sluitingsdatum");
  }

  @Test
  void the_confirmation_for_a_draw_gives_its_rules_its_beacon_and_where_to_check_it() {
    assertHas(
        text(drawnBy(Chain.QUICKNET), Sample.form().register(), Addressee.LEADER),
        "ronde 11.686.612 van het openbare baken drand (keten " + Chain.QUICKNET.hash() + ")",
        "die op 2 oktober 2024 om 12.00 uur bekend wordt",
        "https://leernetwerken.example.org/loting/regels-1.txt (SHA-256: " + DrawRules.HASH + ")",
        "Op https://leernetwerken.example.org/loting/?ronde=2024-2025 kan iedereen");
  }

  @Test
  void a_chain_other_than_quicknet_is_not_called_quicknet() {
    var quicknet = Chain.QUICKNET;
    var other =
        new Chain(
            quicknet.publicKey(),
            quicknet.genesis(),
            quicknet.period(),
            quicknet.groupHash(),
            "other");
    assertHas(
        text(drawnBy(other), Sample.form().register(), Addressee.LEADER),
        "van een ander baken dan het openbare drand (keten " + other.hash() + ")");
  }

  private static Round drawnBy(Chain chain) {
    return Sample.withBeacon(
        Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO")),
        new Beacon(BeaconSource.DRAND.address(), chain, 11_686_612));
  }

  @Test
  void the_confirmation_says_how_to_change_it_where_to_read_on_and_when_data_is_deleted() {
    assertHas(
        text(Sample.form().register(), Addressee.LEADER),
        "Iets wijzigen of de aanmelding intrekken",
        "Op 1 oktober 2026 verwijderen we deze gegevens.",
        "https://leernetwerken.example.org/\n",
        "https://leernetwerken.example.org/privacy/\n");
  }
}
