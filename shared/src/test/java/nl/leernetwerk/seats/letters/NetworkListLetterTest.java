package nl.leernetwerk.seats.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Html;
import nl.leernetwerk.mailing.letters.Spreadsheet;
import nl.leernetwerk.mailing.letters.Spreadsheet.Cell;
import nl.leernetwerk.mailing.letters.Spreadsheet.Column;
import nl.leernetwerk.mailing.letters.Xlsx;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NetworkListLetterTest {
  private final Letters letters =
      new Letters(URI.create("https://leernetwerken.example.org/"), Sample.LINKS);
  private final Round round = Sample.round();

  private Letter letter(Round round, String network, List<Registration> registrations) {
    return letters.networkList(
        round,
        round.network(network).orElseThrow(),
        Sample.FACILITATOR,
        Sample.allocated(round, registrations),
        Sample.schools(),
        Set.of());
  }

  private Letter letter(Sample.Form form) {
    return letter(round, "PO", List.of(form.register()));
  }

  private static Xlsx sheet(Letter letter) {
    return Xlsx.of(letter.attachments().getFirst());
  }

  private static void assertHas(Letter letter, String... parts) {
    for (var part : parts) {
      assertTrue(
          letter.text().contains(part), () -> "«" + part + "» is missing in:\n" + letter.text());
    }
  }

  private static List<String> titles(Letter letter) {
    return Html.of(letter).elements("h3").stream().map(h3 -> h3.getTextContent()).toList();
  }

  @Test
  void the_subject_names_the_network_and_counts_its_initiatives() {
    assertEquals(
        "Leernetwerk PO: 14 initiatieven en hun leervragen (2024-2025)",
        letter(round, "PO", Sample.registrations(Sector.PO, 14)).subject());
  }

  @Test
  void the_seated_come_in_order_of_turn_and_then_the_waiting_in_order_of_their_list() {
    // 2, 3, 1, 2, 3 and 1 schools fill twelve seats.
    var registrations = new ArrayList<>(Sample.registrations(Sector.PO, 8));
    Collections.shuffle(registrations, new Random(1));
    var letter = letter(round, "PO", registrations);
    assertEquals(
        List.of(
            "Initiatief 1 uit PO",
            "Initiatief 2 uit PO",
            "Initiatief 3 uit PO",
            "Initiatief 4 uit PO",
            "Initiatief 5 uit PO",
            "Initiatief 6 uit PO",
            "Wachtlijst, plaats 1: Initiatief 7 uit PO",
            "Wachtlijst, plaats 2: Initiatief 8 uit PO"),
        titles(letter));
    assertHas(
        letter,
        "Met een plek: 6 initiatieven, samen 12 van de 12 plekken",
        "Op de wachtlijst: 2 initiatieven, samen 5 scholen");
    assertEquals("Initiatief 8 uit PO", sheet(letter).row(8).get("Initiatief"));
    assertEquals("Wachtlijst", sheet(letter).row(8).get("Plek of wachtlijst"));
    assertEquals("2", sheet(letter).row(8).get("Plaats op de wachtlijst"));
  }

  @Test
  void another_networks_initiatives_are_left_out() {
    var both = new ArrayList<>(Sample.registrations(Sector.PO, 2));
    both.addAll(Sample.registrations(Sector.VO, 3));
    assertEquals(2, sheet(letter(round, "PO", both)).rows());
    assertEquals(3, titles(letter(round, "VO", both)).size());
  }

  @Test
  void each_initiative_is_described_whole() {
    assertHas(
        letter(Sample.form()),
        "*** Samen op de Maas",
        "Plek: 3 plekken, als 1e aan de beurt",
        "Kenmerk: 2024-2025-P000-0001",
        "Kindcentrum Het Kompas, Rotterdam (99AC00)",
        "De Nieuwe Brug, Almere (niet in de scholenlijst)",
        "Yasmine Oudkerk, leerlingbegeleider",
        "Pieter-Jan de Graaf, directeur",
        "1.  Hoe geven we onze begeleidingskamer",
        "Kennis en ervaring delen",
        "En we hopen op voorbeelden",
        "Een werkwijze om ouders");
  }

  @Test
  void addresses_and_clean_numbers_can_be_clicked() {
    var hrefs = links(letter(Sample.form()));
    assertTrue(hrefs.contains("mailto:y.oudkerk@example.org"));
    assertTrue(hrefs.contains("tel:+31612345678"));
    var odd = letter(Sample.form().phone("liever mailen"));
    assertFalse(links(odd).stream().anyMatch(href -> href.startsWith("tel:")));
    assertTrue(Html.of(odd).text().contains("liever mailen"));
  }

  private static List<String> links(Letter letter) {
    return Html.of(letter).elements("a").stream().map(a -> a.getAttribute("href")).toList();
  }

  @Test
  void the_list_says_what_the_facilitator_must_do_and_when_it_must_be_deleted() {
    assertHas(
        letter(round, "PO", Sample.registrations(Sector.PO, 14)),
        "Maak samen de leervragen en de verwachtingen scherper.",
        "Neem ook contact op met de initiatieven op de wachtlijst, zodat zij weten waar ze aan toe",
        "verwijder ze uiterlijk op 1 oktober 2026.");
  }

  @Test
  void an_empty_waiting_list_is_not_mentioned() {
    var letter = letter(round, "PO", Sample.registrations(Sector.PO, 1));
    assertHas(letter, "Op de wachtlijst: niemand");
    assertFalse(letter.text().contains("Initiatieven op de wachtlijst"));
    assertFalse(letter.text().contains("Neem ook contact op"));
  }

  @Test
  void facilitators_who_share_a_network_or_a_waiting_list_are_told_to_agree() {
    var second = new Contact("Ruben Bakker", new EmailAddress("ruben.bakker@example.org"));
    var two =
        Sample.round(
            Policy.ARRIVAL,
            CapacityUnit.SCHOOLS,
            Sample.network("PO", 3, Sample.FACILITATOR, second),
            Sample.network("PO-2", 2));
    var registrations = Sample.registrations(Sector.PO, 14);
    assertHas(
        letter(two, "PO", registrations),
        "Verdeel de contacten met Ruben Bakker.",
        "De wachtlijst geldt voor de leernetwerken PO en PO-2 samen.");
    assertEquals(
        "leernetwerk-PO-2-2024-2025.xlsx",
        letter(two, "PO-2", registrations).attachments().getFirst().filename());
  }

  @Test
  void a_network_nobody_asked_for_gets_a_mail_that_says_so_and_no_file() {
    var letter = letter(round, "VO", Sample.registrations(Sector.PO, 2));
    assertEquals("Leernetwerk VO: geen initiatieven (2024-2025)", letter.subject());
    assertHas(
        letter,
        "Er heeft zich geen enkel initiatief uit het voortgezet onderwijs aangemeld.",
        "Je hoeft nu niemand te benaderen");
    assertEquals(List.of(), letter.attachments());
  }

  @Test
  void an_extra_network_that_was_not_needed_is_told_so() {
    var two =
        Sample.round(
            Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO"), Sample.network("PO-2"));
    assertHas(
        letter(two, "PO-2", Sample.registrations(Sector.PO, 2)),
        "Alle initiatieven uit het primair onderwijs hebben een plek in een ander leernetwerk.");
  }

  @Test
  void a_registration_without_an_outcome_is_not_silently_left_out() {
    Network network = round.networks().getFirst();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            letters.networkList(
                round,
                network,
                Sample.FACILITATOR,
                List.of(Sample.form().register()),
                Sample.schools(),
                Set.of()));
  }

  @Test
  void the_sheet_has_a_row_for_each_initiative_under_a_bold_heading_that_stays_in_sight() {
    var letter = letter(round, "PO", Sample.registrations(Sector.PO, 14));
    assertEquals("leernetwerk-PO-2024-2025.xlsx", letter.attachments().getFirst().filename());
    var sheet = sheet(letter);
    assertEquals("Initiatieven", sheet.name());
    assertEquals(14, sheet.rows());
    assertTrue(sheet.bold(sheet.filled().getFirst()));
    assertFalse(sheet.bold(sheet.filled().getLast()));
    var pane = sheet.inSheet("pane").getFirst();
    assertEquals("frozen", pane.getAttribute("state"));
    assertEquals("1", pane.getAttribute("ySplit"));
  }

  @Test
  void a_row_holds_all_that_was_sent_and_when_it_must_be_deleted() {
    var row = sheet(letter(Sample.form())).row(1);
    assertEquals("Plek in leernetwerk PO", row.get("Plek of wachtlijst"));
    assertEquals("Samen op de Maas", row.get("Initiatief"));
    assertEquals("2024-2025-P000-0001", row.get("Kenmerk"));
    assertEquals("3", row.get("Aantal scholen"));
    assertTrue(row.get("Scholen").contains("De Nieuwe Brug, Almere (niet in de scholenlijst)"));
    assertEquals("y.oudkerk@example.org", row.get("Docent of leerlingbegeleider: e-mail"));
    assertEquals("06-12 34 56 78", row.get("Docent of leerlingbegeleider: telefoon"));
    assertEquals("Pieter-Jan de Graaf", row.get("Schoolleiding: naam"));
    assertTrue(row.get("Leervraag 2").startsWith("Wat vraagt dat"));
    assertEquals("", row.get("Leervraag 3"));
    assertEquals(
        "We willen met andere scholen meedenken.\nEn we hopen op voorbeelden die echt werken.",
        row.get("Verwachtingen"));
    assertEquals("2024-09-12T14:04", row.get("Ontvangen"));
    assertEquals("2026-10-01", row.get("Verwijderen uiterlijk op"));
  }

  @Test
  void nothing_that_was_typed_can_act_as_a_formula() {
    var typed = "=cmd|'/C calc'!A0";
    var sheet = sheet(letter(Sample.form().initiative(typed).expectations("+1\t@SUM(A1)")));
    assertEquals(typed, sheet.row(1).get("Initiatief"));
    assertEquals("+1\t@SUM(A1)", sheet.row(1).get("Verwachtingen"));
    assertEquals(List.of(), sheet.inSheet("f"));
    for (var cell : sheet.filled()) {
      assertEquals(
          sheet.format(cell).equals("@"),
          cell.getAttribute("t").equals("s"),
          "the text format, which stays text when edited");
    }
  }

  @Test
  void numbers_and_moments_are_such_and_the_sheet_prints_one_a4_page_wide() {
    var sheet = sheet(letter(Sample.form()));
    var day = "[$-413]d mmmm yyyy";
    var moment = day + " hh:mm";
    assertEquals(
        List.of("0", "0", moment, day), numbers(sheet), "turn, schools, received, deleted");
    var full = Sample.round(Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 1));
    assertEquals(
        List.of("0", "0", "0", moment, day),
        numbers(sheet(letter(full, "PO", List.of(Sample.form().register())))),
        "place on the waiting list, turn, schools, received, deleted");
    assertEquals(
        List.of("0", day, "0", day), numbers(sheet.second()), "number and deleted, of each");
    var page = sheet.inSheet("pageSetup").getFirst();
    assertEquals("9", page.getAttribute("paperSize"), "A4");
    assertEquals("landscape", page.getAttribute("orientation"));
    assertEquals("1", page.getAttribute("fitToWidth"));
    assertEquals("0", page.getAttribute("fitToHeight"));
    var footer = sheet.inSheet("oddFooter").getFirst().getTextContent();
    assertTrue(
        footer.endsWith("Bevat persoonsgegevens. Verwijderen uiterlijk op 1 oktober 2026."),
        footer);
  }

  /** The formats of the cells that hold no text. */
  private static List<String> numbers(Xlsx sheet) {
    return sheet.filled().stream()
        .filter(cell -> !cell.getAttribute("t").equals("s"))
        .map(sheet::format)
        .toList();
  }

  @Test
  void a_second_sheet_has_one_learning_question_on_each_row() {
    var questions = sheet(letter(Sample.form())).second();
    assertEquals(2, questions.rows());
    var row = questions.row(2);
    assertTrue(row.get("Leervraag").startsWith("Wat vraagt dat"));
    assertEquals("2", row.get("Nummer"));
    assertEquals("2026-10-01", row.get("Verwijderen uiterlijk op"));
    assertEquals("Samen op de Maas", row.get("Initiatief"));
    assertEquals("2024-2025-P000-0001", row.get("Kenmerk"));
  }

  @Test
  void characters_that_xml_forbids_do_not_break_the_spreadsheet() {
    var letter =
        letter(
            Sample.form()
                .initiative("A\u0000B\u001b\ufffeC\ud800D")
                .expectations("een\u0007\r\ntwee\u2028drie"));
    assertEquals("ABCD", sheet(letter).row(1).get("Initiatief"));
    assertEquals("een\ntwee\ndrie", sheet(letter).row(1).get("Verwachtingen"));
    assertHas(letter, "    een\n    twee\n    drie\n");
    assertEquals("ABCD", titles(letter).getFirst());
  }

  @Test
  void an_answer_too_long_for_a_cell_is_shortened_and_says_so() {
    var cell = sheet(letter(Sample.form().expectations("😀".repeat(20_000)))).row(1);
    var value = cell.get("Verwachtingen");
    assertTrue(value.length() <= 32_767);
    assertTrue(value.endsWith("😀 … (ingekort)"));
  }

  @Test
  void a_text_that_looks_like_a_spreadsheet_s_own_spelling_of_a_character_is_shown_as_typed() {
    var typed = "Groep _x0041_ en _x005F_, _x00e9_, x0041_ en _x41_";
    var sheet =
        new Spreadsheet(
            "",
            List.of(
                new Spreadsheet.Sheet(
                    "Blad", List.of(new Column("Tekst", 40)), List.of(List.of(Cell.of(typed))))));
    assertEquals(typed, Xlsx.of(sheet.file("a.xlsx")).row(1).get("Tekst"));
  }

  @Test
  void a_sheet_that_is_too_large_to_mail_is_made_smaller() {
    var random = new Random(1);
    var rows = new ArrayList<List<Cell>>();
    for (int i = 0; i < 50; i++) {
      var text = new StringBuilder();
      random.ints(20_000, ' ', '~').forEach(text::appendCodePoint);
      rows.add(List.of(Cell.of(text.toString())));
    }
    var sheet =
        new Spreadsheet(
            "", List.of(new Spreadsheet.Sheet("Blad", List.of(new Column("Tekst", 20)), rows)));
    assertTrue(sheet.file("a.xlsx").content().length > 500_000);
    var small = sheet.file("a.xlsx", 100_000);
    assertTrue(small.content().length <= 100_000);
    assertEquals(50, Xlsx.of(small).rows());
    assertTrue(Xlsx.of(small).row(1).get("Tekst").endsWith("(ingekort)"));
  }

  @Test
  void beyond_a_hundred_initiatives_only_the_sheet_has_the_list_and_the_mail_says_so() {
    var letter = letter(round, "PO", Sample.registrations(Sector.PO, 130));
    assertEquals(100, titles(letter).size());
    assertEquals(130, sheet(letter).rows());
    assertHas(
        letter,
        "Deze e-mail beschrijft de eerste 100 van de 130 initiatieven. De andere 30 staan alleen in"
            + " het bijgevoegde bestand.");
    assertFalse(
        letter(round, "PO", Sample.registrations(Sector.PO, 100)).text().contains("eerste 100"));
  }

  @Test
  @Tag("takes-its-time")
  void five_thousand_registrations_take_less_than_three_seconds_of_work() {
    var registrations = Sample.allocated(round, Sample.registrations(Sector.PO, 5000));
    // The time that this thread itself used, which does not depend on how busy the machine is.
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    var letter =
        letters.networkList(
            round,
            round.networks().getFirst(),
            Sample.FACILITATOR,
            registrations,
            Sample.schools(),
            Set.of());
    var took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, () -> "took " + took);
    assertTrue(letter.attachments().getFirst().content().length < 16 * 1024 * 1024);
  }

  @Test
  void an_address_that_mail_does_not_reach_says_so_in_the_mail_and_in_the_sheet() {
    var registrations = List.of(Sample.form().register());
    var unreachable = Set.of(new EmailAddress("Y.Oudkerk@example.org"));
    var letter =
        letters.networkList(
            round,
            round.networks().getFirst(),
            Sample.FACILITATOR,
            Sample.allocated(round, registrations),
            Sample.schools(),
            unreachable);
    var warning = "E-mail komt hier niet aan. Bel deze persoon.";
    assertHas(letter, "y.oudkerk@example.org\n    06-12 34 56 78\n    " + warning);
    assertEquals(1, letter.html().split(warning, -1).length - 1);
    assertEquals("Yasmine Oudkerk: " + warning, sheet(letter).row(1).get("Let op"));
    assertEquals("", sheet(letter(Sample.form())).row(1).get("Let op"));
  }
}
