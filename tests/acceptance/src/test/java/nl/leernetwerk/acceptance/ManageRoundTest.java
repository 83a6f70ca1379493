package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * An organiser at work while registration is open, in a browser and by keyboard. First somebody
 * calls and something is corrected; then a round is opened, edited, extended and previewed.
 */
class ManageRoundTest {
  private static final List<Office> OFFICES = new ArrayList<>();

  @TempDir private static Path folder;

  private static Browser browser;
  private static Office shared;

  /**
   * The place where a test works. In the shared place, a test changes only what no other test looks
   * at.
   */
  private static Office office;

  @BeforeAll
  static void open() {
    shared = Office.open();
    OFFICES.add(shared);
    browser = shared.browser();
    register(shared.api());
  }

  @AfterAll
  static void close() {
    OFFICES.forEach(it -> it.server().close());
    OFFICES.clear();
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void most_share_an_office() {
    office = shared;
  }

  @AfterEach
  void the_browser_reports_no_complaint_nothing_stored_and_no_other_site() {
    office.assertQuiet();
  }

  @Test
  void an_organiser_finds_an_initiative_by_somebodys_address_without_naming_it_anywhere() {
    office.signIn("#ronde/2024-2025/initiatieven");
    browser.untilShown("#text");
    search("wessel3@school");
    assertFalse(browser.address().contains("wessel"));
    office.assertFineToUse("beheer-zoeken");
    office.follow("Initiatief nummer 3");
    office.untilTitle("Initiatief nummer 3");
    var text = browser.text("main");
    assertTrue(text.contains("wessel3@school.example"), text);
    assertTrue(text.contains("‘Initiatief nummer 3’ is aangemeld, ingevuld door"), text);
    office.assertFineToUse("beheer-initiatief");
  }

  @Test
  void a_mail_goes_out_again_in_two_steps() {
    find(3);
    mailAgain();
  }

  @Test
  void an_address_is_corrected_in_two_steps_and_everybody_concerned_is_told_once() {
    office.api().register(Form.number(5));
    find(5);
    office.follow("Gegevens verbeteren");
    office.untilTitle("Gegevens verbeteren");
    office.retype("leader-email", "wessel.vijf");
    office.strike("step-on");
    browser.untilShown("#error-summary");
    assertTrue(browser.text("#why-error").contains("waarom"));
    browser.type("why", "De school belde: het adres had een typefout.");
    office.strike("step-on");
    office.untilTitle("Controleer: gegevens verbeteren");
    office.strike("step-do");
    // An error that only the API finds is shown at its field, with the typed text kept.
    browser.untilShown("#error-summary");
    assertEquals("wessel.vijf", browser.value("#leader-email"));
    assertFalse(browser.text("#leader-email-error").isEmpty());
    office.assertFineToUse("beheer-verbeteren-fout");
    office.retype("leader-email", "w.brouwer5@school.example");
    office.strike("step-on");
    office.untilTitle("Controleer: gegevens verbeteren");
    assertTrue(
        browser
            .text("main")
            .contains(
                "E-mailadres van de schoolleiding: w.brouwer5@school.example. Dat was:"
                    + " wessel5@school.example."),
        browser.text("main"));
    office.assertFineToUse("beheer-verbeteren-controle");
    assertEquals(0, office.mails("w.brouwer5@school.example"));
    office.strike("step-do");
    office.untilTitle("Gedaan");
    assertEquals(1, office.mails("w.brouwer5@school.example", "Jullie aanmelding is gewijzigd"));
    assertEquals(1, office.mails("aafke5@school.example", "Jullie aanmelding is gewijzigd"));
    office.follow("Terug naar het initiatief");
    office.untilTitle("Initiatief nummer 5");
    var text = browser.text("main");
    assertTrue(text.contains("Gewijzigd: het e-mailadres van de schoolleiding."), text);
    assertTrue(text.contains("Reden: De school belde"), text);
    office.assertFineToUse("beheer-initiatief-verbeterd");
    assertJournal(
        "‘Initiatief nummer 5’ is aangemeld, ingevuld door de docent of leerlingbegeleider.",
        "‘Initiatief nummer 5’: Gewijzigd: het e-mailadres van de schoolleiding.");
  }

  @Test
  void correcting_an_address_leaves_every_other_text_as_it_was_typed() {
    office
        .api()
        .register(
            Form.number(6)
                .with("/learningQuestions/0", "Wat doen we eerst?\nEn wat daarna?")
                .with("/seeks", List.of("sharing", "answers")));
    find(6);
    office.follow("Gegevens verbeteren");
    office.untilTitle("Gegevens verbeteren");
    assertEquals("Wat doen we eerst?\nEn wat daarna?", browser.value("#learningQuestions-0"));
    office.retype("leader-email", "w.brouwer6@school.example");
    browser.type("why", "De school belde: het adres had een typefout.");
    office.strike("step-on");
    office.untilTitle("Controleer: gegevens verbeteren");
    assertEquals(1, browser.all("main .utrecht-unordered-list__item").size());
    office.strike("step-do");
    office.untilTitle("Gedaan");
    office.follow("Terug naar het initiatief");
    office.untilTitle("Initiatief nummer 6");
    var text = browser.text("main");
    assertTrue(text.contains("Gewijzigd: het e-mailadres van de schoolleiding."), text);
    assertTrue(text.contains("Wat doen we eerst?\nEn wat daarna?"), text);
  }

  @Test
  void what_an_initiative_looks_for_is_corrected_too() {
    office.api().register(Form.number(7).with("/seeks", List.of("sharing")));
    find(7);
    office.follow("Gegevens verbeteren");
    office.untilTitle("Gegevens verbeteren");
    browser.tabTo("seeks-practice");
    browser.press(Keys.SPACE);
    browser.type("why", "De school vergat dit.");
    office.strike("step-on");
    office.untilTitle("Controleer: gegevens verbeteren");
    assertTrue(
        browser
            .text("main")
            .contains(
                "Zoekt: Praktische kennis om direct toe te passen; Kennis en ervaring delen."
                    + " Dat was: Kennis en ervaring delen."),
        browser.text("main"));
    office.strike("step-do");
    office.untilTitle("Gedaan");
    assertJournal("‘Initiatief nummer 7’: Gewijzigd: waarvoor jullie komen.");
  }

  @Test
  void back_on_the_page_that_tells_what_happens_leads_to_what_was_typed() {
    find(3);
    office.follow("Gegevens verbeteren");
    office.untilTitle("Gegevens verbeteren");
    office.retype("leader-role", "conrector");
    browser.type("why", "Een andere functie.");
    office.strike("step-on");
    office.untilTitle("Controleer: gegevens verbeteren");
    browser.back();
    office.untilTitle("Gegevens verbeteren");
    assertEquals("conrector", browser.value("#leader-role"));
    browser.back();
    office.untilTitle("Initiatief nummer 3");
  }

  @Test
  void who_corrects_what_another_organiser_changed_meanwhile_keeps_both() {
    office.api().register(Form.number(8));
    find(8);
    office.follow("Gegevens verbeteren");
    office.untilTitle("Gegevens verbeteren");
    office.retype("leader-role", "conrector");
    browser.type("why", "Een andere functie.");
    office.strike("step-on");
    office.untilTitle("Controleer: gegevens verbeteren");
    var link = office.api().mailbox().link("aafke8@school.example");
    var registration = (ObjectNode) office.api().own(link).json().path("registration").deepCopy();
    registration.withObject("/leader").put("phone", "0522-888888");
    assertEquals(200, office.api().byLink(link, "PUT", "", registration.toString()).status());
    office.strike("step-do");
    office.untilTitle("Er is intussen iets gewijzigd");
    assertEquals("conrector", browser.value("#leader-role"));
    office.assertFineToUse("beheer-verbeteren-intussen-gewijzigd");
    office.strike("step-on");
    office.untilTitle("Controleer: gegevens verbeteren");
    assertEquals(1, browser.all("main .utrecht-unordered-list__item").size());
    office.strike("step-do");
    office.untilTitle("Gedaan");
    var now = office.api().own(link).json().path("registration").path("leader");
    assertEquals("conrector", now.path("role").asText());
    assertEquals("0522-888888", now.path("phone").asText());
  }

  @Test
  void a_school_gets_its_code_and_a_wrongly_claimed_school_is_released() {
    var claimed = Form.number(9).with("/schools/0/name", "De Bonte Specht 2, gebouw 2");
    assertEquals(409, office.api().post(claimed).status());
    office.signIn("#ronde/2024-2025/initiatieven/zonder-code");
    browser.untilShown("#found");
    office.follow("Initiatief nummer 2");
    office.untilTitle("Initiatief nummer 2");
    office.follow("De Bonte Specht 2 een code geven");
    office.untilTitle("School een code geven");
    browser.type("text", "90AD00");
    browser.press(Keys.ENTER);
    browser.untilShown("#code-90AD00");
    office.assertFineToUse("beheer-school-code");
    browser.tabTo("code-90AD00");
    browser.press(Keys.SPACE);
    browser.type("why", "De school gaf de code door.");
    office.strike("step-on");
    office.untilTitle("Controleer: school een code geven");
    office.assertFineToUse("beheer-school-code-controle");
    office.strike("step-do");
    office.untilTitle("Gedaan");
    office.follow("Terug naar het initiatief");
    office.untilTitle("Initiatief nummer 2");
    assertTrue(browser.text("main").contains("(90AD00)"), browser.text("main"));
    office.follow("De Bonte Specht 2, gebouw 2 vrijgeven");
    office.untilTitle("School vrijgeven");
    browser.type("why", "Hoort bij een ander initiatief.");
    office.strike("step-on");
    office.untilTitle("Controleer: school vrijgeven");
    office.assertFineToUse("beheer-school-vrijgeven-controle");
    office.strike("step-do");
    office.untilTitle("Gedaan");
    assertEquals(201, office.api().post(claimed).status());
    assertEquals(409, office.api().post(Form.number(10).schools("90AD00")).status());
    assertJournal(
        "‘Initiatief nummer 2’: Gewijzigd: de scholen.", "Reden: De school gaf de code door.");
  }

  @Test
  void an_organiser_withdraws_a_registration_which_no_longer_counts_and_can_be_restored() {
    office = another();
    office.signIn("#ronde/2024-2025");
    browser.until("the round", () -> browser.text("main").contains("4 initiatieven, 8 scholen"));
    office.visit("#ronde/2024-2025/initiatieven");
    office.untilTitle("Initiatieven");
    office.follow("Initiatief nummer 4");
    office.untilTitle("Initiatief nummer 4");
    office.follow("Aanmelding intrekken");
    office.untilTitle("Aanmelding intrekken");
    browser.type("why", "De school vroeg erom.");
    office.doIt();
    office.follow("Terug naar het initiatief");
    office.untilTitle("Initiatief nummer 4");
    office.assertFineToUse("beheer-initiatief-ingetrokken");
    office.visit("#ronde/2024-2025");
    browser.until("the round", () -> browser.text("main").contains("3 initiatieven, 6 scholen"));
    var text = browser.text("main");
    assertTrue(text.contains("1 ingetrokken aanmelding telt hierin niet mee."), text);
    office.visit("#ronde/2024-2025/initiatieven");
    office.untilTitle("Initiatieven");
    office.follow("Initiatief nummer 4");
    office.untilTitle("Initiatief nummer 4");
    office.follow("Intrekken ongedaan maken");
    office.untilTitle("Intrekken ongedaan maken");
    browser.type("why", "Toch wel.");
    office.doIt();
    assertJournal(
        "‘Initiatief nummer 4’: De aanmelding is ingetrokken.",
        "Het intrekken is ongedaan gemaakt.");
  }

  @Test
  void the_journal_says_who_did_it_and_why_until_the_reason_is_erased() {
    office = another();
    find(3);
    mailAgain();
    assertJournal("Een e-mail is opnieuw verstuurd", "Reden: Wessel is de e-mail kwijt.");
    office.assertFineToUse("beheer-logboek");
    browser.the("a[aria-label^='Wis de reden van regel']").sendKeys(Keys.ENTER);
    browser.untilShown("#step-on");
    browser.tabTo("step-on");
    browser.press(Keys.ENTER);
    browser.untilShown("#step-do");
    browser.tabTo("step-do");
    browser.press(Keys.ENTER);
    office.untilTitle("Gedaan");
    office.follow("Terug naar het logboek");
    office.untilTitle("Logboek");
    assertFalse(browser.text("main").contains("kwijt"));
    assertTrue(browser.text("main").contains("De reden bij regel"));
  }

  @Test
  void an_organiser_opens_a_round_and_hears_of_a_mistake_before_anything_is_sent() {
    office.signIn("#");
    office.untilTitle("Rondes");
    office.follow("Een ronde openen");
    office.untilTitle("Een ronde openen");
    browser.type("id", "2026-2027");
    browser.type("name", "Ronde van later");
    browser.type("contact", "leernetwerken@example.org");
    browser.fillUnseen("opens", "2026-08-20");
    browser.fillUnseen("deadline", "2026-08-01");
    assertEquals("", browser.value("#policy"), "no draw without a beacon is chosen beforehand");
    assertFalse(browser.shows("#beacon"));
    browser.tabTo("policy");
    browser.press("Loting");
    browser.fillUnseen("beacon", "2026-08-02T00:59");
    assertEquals(Office.ORGANISER, browser.value("#organisers-0-email"));
    browser.type("organisers-0-name", "Noor van Vliet");
    office.strike("meetings");
    browser.press("half november 2026");
    browser.fillUnseen("retentionUntil", "2028-10-01");
    office.strike("step-on");
    browser.untilShown("#error-summary");
    assertEquals("error-summary", browser.focused());
    assertTrue(browser.text("#deadline-error").contains("ligt vóór de eerste"));
    assertTrue(
        browser.text("#beacon-error").contains("op 2 augustus 2026 om 01.00 uur of later"),
        browser.text("#beacon-error"));
    office.assertFineToUse("beheer-ronde-openen-fout");

    // What was typed is a draft that a reload keeps, and no round for anybody else.
    browser.reload();
    office.untilTitle("Een ronde openen");
    assertEquals("Ronde van later", browser.value("#name"));
    assertEquals("half november 2026", browser.value("#meetings-0"));
    assertEquals(404, office.api().get("/api/rounds/2026-2027/draw").status());
    office.assertFineToUse("beheer-ronde-concept");

    browser.fillUnseen("deadline", "2026-10-01");
    browser.fillUnseen("beacon", "2026-10-09T12:00");
    office.strike("step-on");
    office.untilTitle("Controleer: een ronde openen");
    assertTrue(
        browser.text("main").contains("Laatste dag van de aanmelding: 1 oktober 2026."),
        browser.text("main"));
    office.assertFineToUse("beheer-ronde-openen-controle");
    assertTrue(browser.text("main").contains("wordt bekend op: 9 oktober 2026 om 12.00 uur."));
    office.strike("step-do");
    office.untilTitle("Gedaan");
    office.follow("Overzicht van de ronde");
    office.untilTitle("Ronde van later");
    // The round's own page exists, although another round is the current one.
    browser.go(office.server().address() + "/loting/?ronde=2026-2027");
    browser.untilShown("#check");
    assertTrue(browser.text("#announced").contains("2026-2027"));
    office.strike("check");
    browser.until("the outcome", () -> browser.focused().equals("outcome-title"));
    assertEquals("De lijst is er nog niet", browser.text("#outcome-title"));
  }

  @Test
  void an_organiser_sees_what_changes_before_it_is_kept() throws IOException {
    office = keep(shared.anew(laterRound()));
    office.signIn("#ronde/2026-2027/bewerken");
    office.untilTitle("Ronde bewerken");
    assertTrue(browser.text("main").contains("9 oktober 2026 om 12.00 uur"));
    office.assertFineToUse("beheer-ronde-bewerken");
    browser.the("a[aria-label='Wijzig: Leernetwerken']").sendKeys(Keys.ENTER);
    office.untilTitle("Ronde bewerken: leernetwerken");
    office.strike("step-on");
    browser.untilShown("#error-summary");
    assertTrue(browser.text("#error-summary").contains("Je hebt nog niets gewijzigd"));
    office.strike("networks-1-facilitators");
    browser.press("Jesse Wolters");
    browser.type("networks-1-facilitators-0-email", "jesse.wolters");
    office.strike("step-on");
    office.untilTitle("Controleer: ronde bewerken: leernetwerken");
    assertEquals(1, browser.all("main .utrecht-unordered-list__item").size());
    office.assertFineToUse("beheer-ronde-bewerken-controle");
    // An error that only the API finds is shown at its field too.
    office.strike("step-do");
    browser.untilShown("#error-summary");
    assertFalse(browser.text("#networks-1-facilitators-0-email-error").isEmpty());
    office.assertFineToUse("beheer-ronde-bewerken-fout");
    browser.type("networks-1-facilitators-0-email", "jesse.wolters@example.org");
    office.strike("step-on");
    office.untilTitle("Controleer: ronde bewerken: leernetwerken");
    office.strike("step-do");
    office.untilTitle("Gedaan");
  }

  @Test
  void what_is_fixed_is_text_and_the_rest_can_be_saved_by_section() {
    office.signIn("#ronde/2024-2025/bewerken/plekken");
    office.untilTitle("Ronde bewerken: hoe de plekken worden verdeeld");
    assertTrue(browser.text("main").contains("Volgorde van binnenkomst"));
    assertTrue(browser.all("main form input, main form select").isEmpty(), "nothing to fill in");
    office.visit("#ronde/2024-2025/bewerken/leernetwerken");
    office.untilTitle("Ronde bewerken: leernetwerken");
    assertFalse(browser.shows("#networks-0-capacity"));
    assertTrue(browser.shows("#networks-0-facilitators-0-email"));
    office.assertFineToUse("beheer-ronde-bewerken-open");
  }

  @Test
  void a_round_begins_as_a_copy_of_last_years_a_year_later_and_a_draft_can_be_dropped() {
    office = another();
    office.signIn("#ronde-openen");
    office.untilTitle("Een ronde openen");
    browser.the("main a[href='#ronde-openen/2024-2025']").sendKeys(Keys.ENTER);
    browser.until("the copy", () -> browser.value("#id").equals("2025-2026"));
    assertEquals("2025-10-01", browser.value("#deadline"));
    assertEquals("arrival", browser.value("#policy"));
    assertTrue(browser.value("#meetings-0").contains("2025"), browser.value("#meetings-0"));
    office.assertFineToUse("beheer-ronde-kopie");
    office.retype("name", "De tweede ronde");
    browser.until("kept", () -> browser.text("#draft-status").contains("Niemand anders"));
    office.strike("drop-draft");
    browser.until("nothing", () -> browser.value("#name").isEmpty());
  }

  @Test
  void registration_is_extended_in_two_steps_and_people_who_registered_before_are_told() {
    office = another();
    office.signIn("#ronde/2024-2025");
    browser.until("the round", () -> browser.text("main").contains("Aanmelding verlengen"));
    office.assertFineToUse("beheer-overzicht-aanmeldingen");
    office.follow("Aanmelding verlengen");
    office.untilTitle("Aanmelding verlengen");
    office.strike("step-on");
    browser.untilShown("#error-summary");
    office.assertFineToUse("beheer-verlengen-fout");
    browser.fillUnseen("deadline", "2024-10-08");
    office.strike("step-on");
    office.untilTitle("Controleer: aanmelding verlengen");
    assertTrue(browser.text("main").contains("krijgt hierover een e-mail"));
    office.assertFineToUse("beheer-verlengen-controle");
    var before = office.mails("wessel2@school.example");
    office.strike("step-do");
    office.untilTitle("Gedaan");
    office.api().settle();
    assertEquals(before + 1, office.mails("wessel2@school.example"));
    office.follow("Terug naar de ronde");
    browser.until("the round", () -> browser.text("main").contains("Ronde bewerken"));
    assertTrue(browser.text("main").contains("8 oktober 2024"), browser.text("main"));
    office.follow("Voorbeeld van het formulier en van elke e-mail");
    untilExampleOfExtension("Aanmelden kan nu tot en met 8 oktober 2024");
  }

  @Test
  void before_anybody_sees_it_an_organiser_looks_at_every_mail_and_fills_in_the_form() {
    office.signIn("#ronde/2024-2025");
    browser.until("the round", () -> browser.text("main").contains("Ronde bewerken"));
    office.follow("Voorbeeld van het formulier en van elke e-mail");
    untilExampleOfExtension("Aanmelden kan nu tot en met 1 oktober 2024");
    assertTrue(browser.text("main").contains("Onderwerp: Aanmelden kan nu tot en met"));
    office.assertFineToUse("beheer-ronde-voorbeeld");
    browser.inNewTab(
        () -> browser.the("#preview-form").click(),
        () -> {
          browser.untilShown("#registration-form");
          assertTrue(browser.text("#form-notice").contains("Dit is een voorbeeld."));
          assertTrue(browser.text("main").contains("1 oktober 2024"));
          office.assertFineToUse("aanmelden-voorbeeld");
          fillIn();
          browser.press(Keys.ENTER);
          browser.untilShown("#view-check");
          assertFalse(browser.shows("#send"), "it cannot be sent");
          assertTrue(browser.text("#check-problem").contains("Dit is een voorbeeld."));
          browser.reload();
          browser.untilShown("#registration-form");
          assertEquals("", browser.value("#initiative-name"), "nothing is kept");
        });
  }

  @Test
  void the_registrations_are_downloaded_and_no_address_tells_whose() {
    office.signIn("#ronde/2024-2025");
    browser.untilShown("#export");
    browser.the("#export").click();
    browser.until("the download", () -> browser.text("main").contains("Het bestand is opgeslagen"));
    assertTrue(browser.text("main").contains("Scholen per vakantieregio"));
    assertTrue(browser.text("main").contains("E-mail van deze ronde"));
    office.assertFineToUse("beheer-overzicht-volgen");
  }

  private static void search(String text) {
    browser.type("text", text);
    browser.until("one", () -> browser.text("main").contains("1 initiatief gevonden."));
  }

  /** Signs in as an organiser and goes to the initiative with that number. */
  private static void find(int number) {
    office.signIn("#ronde/2024-2025/initiatieven");
    browser.untilShown("#text");
    search("wessel" + number + "@school");
    office.follow("Initiatief nummer " + number);
    office.untilTitle("Initiatief nummer " + number);
  }

  /** Sends the confirmation of initiative 3, which is on the screen, again. */
  private static void mailAgain() {
    var before = office.mails("wessel3@school.example");
    browser
        .the("a[aria-label='Opnieuw versturen: bevestiging van de aanmelding, aan schoolleiding']")
        .sendKeys(Keys.ENTER);
    office.untilTitle("Opnieuw versturen: bevestiging van de aanmelding");
    browser.type("why", "Wessel is de e-mail kwijt.");
    browser.tabTo("step-on");
    browser.press(Keys.ENTER);
    browser.untilShown("#step-do");
    office.assertFineToUse("beheer-mail-opnieuw");
    assertEquals(before, office.mails("wessel3@school.example"));
    browser.tabTo("step-do");
    browser.press(Keys.ENTER);
    office.untilTitle("Gedaan");
    assertEquals(before + 1, office.mails("wessel3@school.example"));
  }

  private static void assertJournal(String... told) {
    office.visit("#ronde/2024-2025/logboek");
    office.untilTitle("Logboek");
    var lines = browser.text(".turns");
    for (var line : told) {
      assertTrue(lines.contains(line), line + " is not in " + lines);
    }
  }

  /** An office of its own, for a test that changes what other tests look at. */
  private static Office another() {
    var another = keep(shared.anew());
    register(another.api());
    return another;
  }

  private static Office keep(Office another) {
    OFFICES.add(another);
    return another;
  }

  private static void register(Api api) {
    for (int number = 1; number <= 4; number++) {
      api.register(Form.number(number).ofSchools(2));
    }
    api.settle();
  }

  /** A round that opens much later, with a draw that a beacon decides. */
  private static Path laterRound() throws IOException {
    var round = (ObjectNode) Api.json(Files.readString(Office.ROUND));
    round
        .put("id", "2026-2027")
        .put("opens", "2026-08-20")
        .put("deadline", "2026-10-01")
        .put("policy", "draw")
        .put("retentionUntil", "2028-10-01")
        .putObject("beacon")
        .put("time", "2026-10-09T12:00:00");
    ((ObjectNode) round.at("/networks/1")).putArray("facilitators");
    return Files.writeString(folder.resolve("round.json"), round.toString());
  }

  /** Unfolds the mail about an extension, on the page that previews the round. */
  private static void untilExampleOfExtension(String words) {
    office.untilTitle("Voorbeeld");
    browser.all("main details.preview > summary").get(2).click();
    browser.until(
        "the mail in its frame", () -> browser.textInFrame(".mail-frame").contains(words));
  }

  /** Goes on to the step of the form with that title. */
  private static void step(String title) {
    browser.tabTo("to-check");
    browser.press(Keys.ENTER);
    browser.until(title, () -> browser.text("#form-title").equals(title));
  }

  /** Fills in the required fields of the form; the focus ends where Enter sends the form. */
  private static void fillIn() {
    browser.type("school-search", "90AD00");
    browser.until("found", () -> browser.shows("#school-options [role=option]"));
    browser.press(Keys.ARROW_DOWN);
    browser.press(Keys.ENTER);
    browser.until("chosen", () -> browser.text("#schools-list").contains("90AD00"));
    browser.type("initiative-name", "Om te kijken");
    step("Jullie tweeën");
    browser.tabTo("submittedBy-practitioner");
    browser.press(Keys.SPACE);
    for (var who : List.of("practitioner", "leader")) {
      browser.type(who + "-name", "Anna de Wit");
      browser.type(who + "-email", who + "@school.example");
      browser.type(who + "-role", "directeur");
    }
    step("Jullie leervragen");
    browser.type("learningQuestions-0", "Waar beginnen we?");
    step("Jullie verwachtingen");
    browser.type("expectations", "Een goed begin.");
    browser.tabTo("to-check");
  }
}
