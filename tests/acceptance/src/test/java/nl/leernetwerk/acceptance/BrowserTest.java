package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.acceptance.Mailbox.Mail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The pages and mails as people see them. */
class BrowserTest {
  private static final String UPCOMING = "2024-09-29T23:00:00";
  private static final String OPEN = "2024-09-30T12:00:00";
  private static final String LAST_DAY = "2024-10-01T12:00:00";

  private static final String KEPT = "return JSON.stringify({ ...localStorage });";

  /** One system for each moment, because the clock of a system only goes forward. */
  private static final Map<String, Server> SYSTEMS = new HashMap<>();

  @TempDir private static Path folder;

  private static Path round;
  private static Server server;
  private static Api api;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    browser = Browser.openOrSkip();
    var opening =
        (ObjectNode) Api.json(Files.readString(Server.PROJECT.resolve("events/open-round.json")));
    opening.put("opens", "2024-09-30");
    round = Files.writeString(folder.resolve("round.json"), opening.toString());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    SYSTEMS.values().forEach(Server::close);
    SYSTEMS.clear();
  }

  @AfterEach
  void the_browser_reports_no_complaint_nothing_stored_and_no_other_site() {
    browser.assertQuiet(server.address(), BrowserTest::isRefusal);
  }

  /** The function that CloudFront runs before every page, run here by the browser. */
  @Test
  void on_aws_a_missing_slash_is_added_without_a_redirect_to_another_site() throws IOException {
    at(UPCOMING);
    var code =
        Files.readString(Server.PROJECT.resolve("template.yaml"))
            .lines()
            .dropWhile(line -> !line.endsWith("FunctionCode: |"))
            .skip(1)
            .takeWhile(line -> line.startsWith("        "))
            .collect(Collectors.joining("\n"));
    assertEquals(
        List.of(
            "301 /aanmelden/",
            "200 /aanmelden/index.html",
            "200 /css/main.css",
            "200 //evil.example",
            "200 //evil.example/x"),
        browser.run(
            code
                + """

                const paths = ['/aanmelden', '/aanmelden/', '/css/main.css', '//evil.example', '//evil.example/x'];
                return paths.map((uri) => handler({ request: { uri } }))
                  .map(({ statusCode = 200, headers, uri }) => `${statusCode} ${headers?.location.value ?? uri}`);
                """));
  }

  @Test
  void before_the_opening_the_page_tells_when_to_come_back() {
    at(UPCOMING);
    go("/aanmelden/");
    browser.untilShown("#view-state");
    browser.until(
        "the state", () -> browser.text("#state-title").equals("Je kunt je nog niet aanmelden"));
    assertTrue(
        browser.text("#state-body").contains("van 30 september 2024 tot en met 1 oktober 2024"));
    assertFalse(browser.shows("#view-form"));
    browser.assertFineToUse("aanmelden-nog-niet-open");
    go("/");
    browser.until("the card", () -> browser.text("#round-title").equals("Aanmelden kan nog niet"));
    browser.assertFineToUse("home-nog-niet-open");
  }

  @Test
  void the_other_pages_are_accessible() {
    at(OPEN);
    go("/");
    browser.until("the card", () -> browser.text("#round-body").contains("1 oktober 2024"));
    browser.assertFineToUse("home");
    for (var page : List.of("privacy", "toegankelijkheid", "vragen")) {
      go("/" + page + "/");
      browser.untilShown("h1");
      browser.assertFineToUse(page);
    }
    go("/nergens/");
    assertEquals("Deze pagina bestaat niet", browser.text("h1"));
    browser.assertFineToUse("404");
  }

  @Test
  void an_initiative_of_two_schools_registers_by_keyboard_alone() {
    at(OPEN);
    go("/aanmelden/");
    browser.untilShown("#view-form");
    browser.assertFineToUse("aanmelden-leeg");

    choose("wolkenfluit", "De Wolkenfluit");
    browser.press("windvanger");
    browser.until("two found", () -> browser.all("#school-options [role=option]").size() == 2);
    browser.press(Keys.ARROW_DOWN);
    browser.assertFineToUse("aanmelden-school-zoeken");
    browser.press(Keys.ENTER);
    browser.until("two chosen", () -> browser.all("#schools-list li").size() == 2);

    browser.tabTo("network-PO");
    browser.press(Keys.SPACE);
    browser.type("initiative-name", "Samen naar school");
    next("Jullie tweeën");
    assertEquals("form-title", browser.focused());
    assertEquals("Stap 2 van 5", browser.text("#form-step"));
    browser.tabTo("submittedBy-practitioner");
    browser.press(Keys.SPACE);
    person("practitioner", "Yara Timmer", "yara@school.example", "intern begeleider");
    browser.type("practitioner-phone", "06 - 12 34 56 78");
    person("leader", "Otto Prins", "otto+werk@school.example", "directeur");
    browser.assertFineToUse("aanmelden-stap-2");
    next("Jullie leervragen");
    browser.type("learningQuestions-0", "Hoe leren kinderen van elkaar?");
    browser.tabTo("learningQuestions-add");
    browser.press(Keys.ENTER);
    browser.until("a second question", () -> browser.focused().equals("learningQuestions-1"));
    browser.press("En wat vraagt dat van ons?");
    browser.assertFineToUse("aanmelden-stap-3");
    next("Jullie verwachtingen");
    browser.tabTo("seeks-answers");
    browser.press(Keys.SPACE);
    browser.type("expectations", "Voorbeelden die werken.");
    browser.type("contribution", "Onze ervaring met een gezamenlijk plein.");
    browser.assertFineToUse("aanmelden-stap-4");
    browser.tabTo("to-check");
    browser.press(Keys.ENTER);

    browser.untilShown("#view-check");
    assertEquals("check-title", browser.focused());
    for (var typed :
        List.of(
            "De Wolkenfluit",
            "SBO De Windvanger",
            "Primair onderwijs",
            "Samen naar school",
            "Yara Timmer",
            "06 - 12 34 56 78",
            "otto+werk@school.example",
            "En wat vraagt dat van ons?",
            "Voorbeelden die werken.")) {
      assertTrue(browser.text("#check-body").contains(typed), typed);
    }
    browser.assertFineToUse("controleren");
    browser.tabTo("send");
    browser.press(Keys.ENTER);

    browser.untilShown("#view-done");
    assertEquals("done-title", browser.focused());
    assertTrue(browser.text("#done-body").contains("otto+werk@school.example"));
    browser.run("window.print = () => document.body.setAttribute('data-printed', '');");
    browser.tabTo("print");
    browser.press(Keys.ENTER);
    assertTrue(browser.shows("body[data-printed]"));
    assertTrue(browser.text("#sent").contains("En wat vraagt dat van ons?"), "it is printed too");
    browser.assertFineToUse("ontvangen");
    assertEquals("submitted", api.state(browser.text("#reference")));
    var mail = api.mailbox().one("otto+werk@school.example", "Samen naar school");
    assertTrue(mail.text().contains("SBO De Windvanger"));
  }

  @Test
  void each_step_tells_its_errors_in_a_summary_that_has_focus_and_leads_to_each_field() {
    at(OPEN);
    go("/aanmelden/");
    browser.untilShown("#view-form");
    verder();
    browser.untilShown("#error-summary");
    assertEquals("error-summary", browser.focused());
    assertTrue(browser.title().startsWith("Fout: "), browser.title());
    assertEquals(3, browser.all("#error-summary li a").size());
    browser.assertFineToUse("aanmelden-fouten");

    // The first link leads to the first field.
    browser.press(Keys.TAB);
    browser.press(Keys.ENTER);
    assertEquals("school-search", browser.focused());

    addByHand("De Kleine Beer", "Ommen");
    browser.tabTo("network-PO");
    browser.press(Keys.SPACE);
    browser.until("one error", () -> browser.all("#error-summary li").size() == 1);
    browser.type("initiative-name", "De beer is los");
    browser.until("no error", () -> browser.all("#error-summary").isEmpty());
    assertFalse(browser.title().startsWith("Fout: "), browser.title());
    next("Jullie tweeën");
    verder();
    browser.until("seven errors", () -> browser.all("#error-summary li a").size() == 7);
    assertTrue(browser.text("#submittedBy-error").contains("wie dit formulier invult"));
    browser.assertFineToUse("aanmelden-fouten-stap-2");
    browser.tabTo("submittedBy-practitioner");
    browser.press(Keys.SPACE);
    person("practitioner", "Nel Visser", "nel@school", "leerkracht");
    person("leader", "Cor Mulder", "cor@school.example", "directeur");
    verder();
    browser.until("one error", () -> browser.all("#error-summary li").size() == 1);
    assertEquals("true", browser.the("#practitioner-email").getDomAttribute("aria-invalid"));
    assertTrue(browser.text("#practitioner-email-error").contains("naam@school.nl"));
    browser.type("practitioner-email", Keys.chord(Keys.CONTROL, "a") + "nel@school.example");
    browser.until("no error", () -> browser.all("#error-summary").isEmpty());
    assertNull(browser.the("#practitioner-email").getDomAttribute("aria-invalid"));
    next("Jullie leervragen");
  }

  @Test
  void a_mistake_in_a_school_by_hand_leaves_the_other_errors_and_every_link_leads_somewhere() {
    at(OPEN);
    go("/aanmelden/");
    browser.untilShown("#view-form");
    verder();
    browser.until("three errors", () -> browser.all("#error-summary li a").size() == 3);
    browser.tabTo("school-manual-toggle");
    browser.press(Keys.ENTER);
    browser.until("the fields", () -> browser.focused().equals("school-manual-name"));
    browser.press("De Kleine Beer");
    browser.tabTo("school-manual-add");
    browser.press(Keys.ENTER);
    browser.until(
        "the place", () -> browser.text("#error-summary").contains("Vul de plaats van de school"));
    var errors = browser.text("#error-summary");
    assertTrue(errors.contains("Kies voor welk leernetwerk"), errors);
    assertTrue(errors.contains("Vul de naam van het initiatief in"), errors);
    browser.type("school-manual-place", "Ommen");
    browser.press(Keys.ENTER);
    browser.until("chosen", () -> browser.text("#schools-list").contains("De Kleine Beer"));
    browser.until("two errors", () -> browser.all("#error-summary li").size() == 2);
    assertEquals(2, browser.all("#error-summary li a").size());
  }

  @Test
  void enter_in_a_field_sends_nothing_and_what_the_browser_fills_in_by_itself_counts() {
    at(OPEN);
    go("/aanmelden/");
    browser.untilShown("#view-form");
    browser.type("initiative-name", "Nog niet klaar");
    browser.press(Keys.ENTER);
    assertFalse(browser.shows("#error-summary"));
    assertEquals("Stap 1 van 5", browser.text("#form-step"));
    choose("hopveldje", "Het Hopveldje");
    next("Jullie tweeën");
    assertEquals(List.of(), browser.all("[name=submittedBy]:checked"), "nothing is preselected");
    for (var who : List.of("practitioner", "leader")) {
      browser.autofill(who + "-name", "Yara Timmer");
      browser.autofill(who + "-email", "yara@school.example");
      browser.autofill(who + "-role", "directeur");
    }
    browser.tabTo("submittedBy-practitioner");
    browser.press(Keys.SPACE);
    next("Jullie leervragen");
  }

  @Test
  void a_domain_that_looks_mistyped_is_asked_about_and_mended_with_one_press() {
    at(OPEN);
    go("/aanmelden/");
    browser.untilShown("#view-form");
    choose("hopveldje", "Het Hopveldje");
    browser.type("initiative-name", "Met een typefout");
    next("Jullie tweeën");
    browser.type("practitioner-email", "yara@gmial.com");
    browser.press(Keys.TAB);
    browser.until(
        "the question", () -> browser.text("#practitioner-email-meant").contains("yara@gmail.com"));
    browser.assertFineToUse("aanmelden-bedoel-je");
    browser.the("#practitioner-email-meant button").sendKeys(Keys.ENTER);
    assertEquals("yara@gmail.com", browser.value("#practitioner-email"));
    assertEquals("", browser.text("#practitioner-email-meant"));
  }

  @Test
  void change_leads_to_the_field_with_its_label_and_back_to_the_page_to_check() {
    at(OPEN);
    fillIn("hopveldje", "Het Hopveldje");
    browser.all("#check-body .check__head a").get(3).sendKeys(Keys.ENTER);
    browser.until("the practitioner", () -> browser.focused().equals("practitioner-name"));
    assertTrue(browser.inSight("label[for=practitioner-name]"));
    assertEquals("Terug naar controleren", browser.text("#to-check"));
    browser.press(Keys.chord(Keys.CONTROL, "a") + "Mies de Bakker");
    verder();
    browser.untilShown("#view-check");
    assertTrue(browser.text("#check-body").contains("Mies de Bakker"));
    browser.all("#check-body .check__head a").get(6).sendKeys(Keys.ENTER);
    browser.until("a step", () -> browser.text("#form-step").equals("Stap 4 van 5"));
    browser.fillUnseen("expectations", " ");
    verder();
    browser.untilShown("#error-summary");
    assertTrue(browser.text("#expectations-error").contains("Schrijf op wat jullie"));
  }

  @Test
  void a_found_school_shows_its_street_and_kind_and_the_list_how_many_more_there_are() {
    at(OPEN);
    go("/aanmelden/");
    browser.untilShown("#view-form");
    browser.type("school-search", "nevelboom assen");
    browser.until("found", () -> browser.shows("#school-options [role=option]"));
    assertEquals(
        "De Nevelboom primair onderwijs Kade 17, Assen, code 91BL00",
        browser.text("#school-option-0").replaceAll("\\s+", " "));
    browser.press(Keys.ESCAPE, Keys.ESCAPE, "de");
    browser.until("ten", () -> browser.all("#school-options [role=option]").size() == 10);
    assertTrue(
        browser.text("#school-status").matches("De eerste 10 scholen, en nog [0-9]+: typ er .*"),
        browser.text("#school-status"));
    browser.assertFineToUse("aanmelden-scholen-en-nog-meer");
  }

  @Test
  void a_school_of_an_old_list_cannot_be_taken_while_somebody_types_on() {
    at(OPEN);
    go("/aanmelden/");
    browser.untilShown("#view-form");
    browser.type("school-search", "wolkenfluit");
    browser.until("found", () -> browser.shows("#school-option-0"));
    // In one script, so that the answer to the new words cannot come in between.
    assertEquals(
        true,
        browser.run(
            """
            const field = document.getElementById('school-search');
            field.value = 'windvanger';
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            document.getElementById('school-option-0').click();
            return document.getElementById('school-popover').inert;
            """));
    assertEquals(List.of(), browser.all("#schools-list li"));
    browser.until("the new list", () -> browser.text("#school-option-0").contains("Windvanger"));
    browser.press(Keys.ARROW_DOWN, Keys.ENTER);
    browser.until("chosen", () -> browser.text("#schools-list").contains("Windvanger"));
  }

  @Test
  void typed_text_survives_a_reload() {
    at(OPEN);
    go("/aanmelden/");
    browser.untilShown("#view-form");
    choose("hopveldje", "Het Hopveldje");
    browser.type("initiative-name", "Blijft staan");
    next("Jullie tweeën");
    browser.tabTo("submittedBy-practitioner");
    browser.press(Keys.SPACE);
    person("practitioner", "Mies Bakker", "mies@school.example", "leerkracht");
    person("leader", "Jaap Smit", "jaap@school.example", "directeur");
    next("Jullie leervragen");
    browser.type("learningQuestions-0", "Blijft dit?\nJa.");
    browser.reload();
    browser.untilShown("#view-form");
    assertEquals("Stap 3 van 5", browser.text("#form-step"));
    assertEquals("Blijft staan", browser.value("#initiative-name"));
    assertEquals("Blijft dit?\nJa.", browser.value("#learningQuestions-0"));
    assertTrue(browser.text("#form-notice").contains("Je had al iets ingevuld"));
    browser.assertFineToUse("aanmelden-teruggezet");
    go("/aanmelden/");
    browser.untilShown("#view-form");
    assertTrue(browser.text("#schools-list").contains("Het Hopveldje"));
    assertTrue(browser.the("#network-PO").isSelected());
  }

  @Test
  void two_tabs_show_one_draft_and_after_sending_the_other_tells_the_reference() {
    at(OPEN);
    fillIn("potlood", "Het Blauwe Potlood");
    var first = browser.openTab(server.address() + "/aanmelden/");
    browser.untilShown("#view-form");
    browser.type("initiative-name", " en nog veel meer");
    browser.until("kept", () -> browser.run(KEPT).toString().contains("en nog veel meer"));
    var second = browser.toTab(first);
    browser.until(
        "the other tab's text", () -> browser.text("#check-body").contains("en nog veel meer"));
    browser.tabTo("send");
    browser.press(Keys.ENTER);
    browser.untilShown("#view-done");
    var reference = browser.text("#reference");
    assertFalse(browser.run(KEPT).toString().contains("mies@school.example"));
    browser.toTab(second);
    browser.until("the reference", () -> browser.text("#form-notice").contains(reference));
    assertTrue(browser.text("#form-notice").contains("al verstuurd"));
    assertEquals("", browser.value("#initiative-name"));
    browser.assertFineToUse("aanmelden-al-verstuurd");
    browser.closeTab(first);
    assertEquals(
        1,
        api.mailbox().to("mies@school.example").stream()
            .filter(mail -> mail.text().contains("en nog veel meer"))
            .count());
  }

  @Test
  void what_is_wiped_in_one_tab_is_gone_from_the_other() {
    at(OPEN);
    go("/aanmelden/");
    browser.untilShown("#view-form");
    browser.type("initiative-name", "Weg hiermee");
    browser.until("kept", () -> browser.run(KEPT).toString().contains("Weg hiermee"));
    var first = browser.openTab(server.address() + "/aanmelden/");
    browser.until("the same", () -> browser.value("#initiative-name").equals("Weg hiermee"));
    browser.the("#clear-draft").sendKeys(Keys.ENTER);
    browser.the("#clear-confirm").sendKeys(Keys.ENTER);
    browser.until("empty", () -> browser.value("#initiative-name").isEmpty());
    var second = browser.toTab(first);
    browser.until("empty", () -> browser.value("#initiative-name").isEmpty());
    browser.closeTab(second);
  }

  @Test
  void a_browser_that_keeps_nothing_is_told_so() {
    at(OPEN);
    browser.withoutStorage(
        () -> {
          go("/aanmelden/");
          browser.untilShown("#view-form");
          assertTrue(browser.text("#kept-here").contains("bewaart niet wat je typt"));
          assertFalse(browser.text("main").contains("blijft bewaard op dit apparaat"));
          assertFalse(browser.text("main").contains("Je antwoorden staan alleen op dit apparaat"));
          browser.assertFineToUse("aanmelden-niets-bewaard");
        });
    go("/aanmelden/");
    browser.untilShown("#view-form");
    assertTrue(browser.text("#kept-here").contains("blijft bewaard op dit apparaat"));
  }

  @Test
  void a_school_that_is_taken_is_told_as_soon_as_it_is_typed_by_hand() {
    at(OPEN);
    api.register(Form.number(21));
    go("/aanmelden/");
    browser.untilShown("#view-form");
    addByHand("de bonte specht 21", "MEPPEL");
    browser.until("told", () -> browser.text("#schools-0-error").contains("al aangemeld"));
    browser.assertFineToUse("aanmelden-school-getypt-al-aangemeld");
  }

  @Test
  void who_types_a_school_that_the_list_has_is_asked_whether_it_is_meant() {
    at(OPEN);
    go("/aanmelden/");
    browser.untilShown("#view-form");
    addByHand("Windvanger", "Roosendaal");
    browser.until("asked", () -> browser.text("#schools-list").contains("Bedoel je"));
    browser.assertFineToUse("aanmelden-school-getypt-bedoel-je");
    browser.the(".chosen__meant button").sendKeys(Keys.ENTER);
    browser.until("replaced", () -> browser.text("#schools-list").contains("97BL00"));
    assertEquals(1, browser.all("#schools-list li").size());
    assertFalse(browser.text("#schools-list").contains("Bedoel je"));
    assertEquals("school-search", browser.focused());
  }

  @Test
  void a_school_that_is_taken_is_told_as_soon_as_it_is_picked() {
    at(OPEN);
    api.register(Form.number(1).schools("92EK00"));
    go("/aanmelden/");
    browser.untilShown("#view-form");
    choose("appelschil", "De Appelschilmolen");
    browser.until("told", () -> browser.text("#schools-0-error").contains("al aangemeld"));
    assertFalse(browser.shows("#error-summary"), "focus stays where one searches");
    assertEquals("school-search", browser.focused());
    browser.assertFineToUse("aanmelden-school-gekozen-al-aangemeld");
    browser.type("initiative-name", "Dubbel");
    verder();
    browser.untilShown("#error-summary");
    assertTrue(browser.text("#error-summary").contains("leernetwerken@example.org"));
    browser.the("#schools-0-remove").sendKeys(Keys.ENTER);
    browser.until("gone", () -> browser.all("#error-summary").isEmpty());
    assertFalse(browser.text("main").contains("Aafke"));
  }

  @Test
  void a_school_that_was_taken_meanwhile_is_told_at_the_end_with_the_heading_in_view() {
    at(OPEN);
    fillIn("hazelaars", "Onder de Hazelaars");
    api.register(Form.number(2).schools("91HJ00"));
    browser.tabTo("send");
    browser.press(Keys.ENTER);
    browser.untilShown("#error-summary");
    assertEquals("error-summary", browser.focused());
    assertTrue(browser.inSight("#error-summary-title"));
    assertEquals("Stap 1 van 5", browser.text("#form-step"));
    assertTrue(browser.text("#error-summary").contains("al aangemeld"));
    assertTrue(browser.text("#error-summary").contains("leernetwerken@example.org"));
    assertTrue(browser.text("#schools-0-error").contains("al aangemeld"));
    assertFalse(browser.text("main").contains("Aafke"));
    browser.assertFineToUse("aanmelden-school-al-aangemeld");
  }

  @Test
  void when_the_site_is_busy_or_unreachable_nothing_is_lost_and_trying_again_registers_once() {
    at(OPEN);
    fillIn("turfschuit", "De Turfschuit");
    browser.answerOnce(429, "{\"message\":\"Too Many Requests\"}");
    browser.tabTo("send");
    browser.press(Keys.ENTER);
    browser.untilShown("#check-problem-title");
    assertEquals("check-problem-title", browser.focused());
    assertEquals("Het is nu erg druk", browser.text("#check-problem-title"));
    assertTrue(browser.text("#check-problem").contains("Wacht een minuut"));
    assertTrue(browser.text("#check-problem").contains("Je bent niets kwijt"));
    browser.assertFineToUse("controleren-te-druk");

    browser.offline(true);
    browser.tabTo("send");
    browser.press(Keys.ENTER);
    browser.until(
        "the loss",
        () -> browser.text("#check-problem").contains("We weten niet of je aanmelding is"));
    browser.offline(false);
    browser.tabTo("send");
    browser.press(Keys.ENTER);
    browser.untilShown("#view-done");
    assertEquals(
        1,
        api.mailbox().to("mies@school.example").stream()
            .filter(mail -> mail.text().contains("De Turfschuit"))
            .count(),
        "one registration, so one confirmation for each of the two");
  }

  @Test
  void the_field_that_people_do_not_see_shows_itself_when_a_program_filled_it_in() {
    at(OPEN);
    fillIn("hopveldje", "Het Hopveldje");
    browser.the("#back-to-form").sendKeys(Keys.ENTER);
    browser.untilShown("#view-form");
    assertFalse(browser.shows("#website"));
    browser.fillUnseen("website", "https://example.org");
    verder();
    browser.untilShown("#error-summary");
    assertTrue(
        browser.text("#error-summary").contains("Laat het laatste veld van het formulier leeg"));
    assertTrue(browser.shows("#website"), "so that a person can empty it");
    browser.assertFineToUse("aanmelden-veld-dat-leeg-blijft");
  }

  @Test
  void after_the_deadline_the_form_gives_way_to_an_explanation_and_the_mails_go_out()
      throws Exception {
    at(LAST_DAY);
    api.register(
        Form.number(1)
            .ofSchools(2)
            .with("/practitioner/email", "yara@school.example")
            .with("/leader/email", "otto+werk@school.example"));
    for (int number = 2; number <= 7; number++) {
      api.register(Form.number(number).ofSchools(2));
    }
    // The moment just before somebody presses the button.
    fillIn("pannenkoek", "De Pannenkoekenboot");
    api.moveTo("2024-10-02T00:00:00");
    browser.tabTo("send");
    browser.press(Keys.ENTER);
    browser.untilShown("#check-problem-title");
    assertEquals("check-problem-title", browser.focused());
    assertEquals("De aanmelding is gesloten", browser.text("#check-problem-title"));
    assertTrue(browser.text("#check-problem").contains("1 oktober 2024"));
    assertFalse(browser.shows("#send"), "there is nothing left to send");
    browser.assertFineToUse("controleren-te-laat");

    closedPage("gesloten-sluit", "We verdelen nu de plekken");
    api.moveTo("2024-10-02T00:05:00");
    closedPage("gesloten-verdeeld", "De plekken zijn verdeeld");
    go("/");
    browser.until(
        "the card", () -> browser.text("#round-title").equals("De aanmelding is gesloten"));
    browser.assertFineToUse("home-gesloten");

    go("/local/mailbox");
    browser.assertFineToUse("brievenbus");
    go("/local/mailbox/1");
    browser.assertFineToUse("brievenbus-mail");

    var mailbox = api.mailbox();
    letter("mail-bevestiging", mailbox.one("yara@school.example", "ntvangen"));
    letter("mail-bevestiging-ander", mailbox.one("otto+werk@school.example", "ntvangen"));
    letter("mail-plek", mailbox.to("yara@school.example").getLast());
    letter("mail-wachtlijst", mailbox.to("wessel7@school.example").getLast());
    letter("mail-procesbegeleider", mailbox.to("sanne.hoekstra@example.org").getFirst());
    letter("mail-procesbegeleider-niemand", mailbox.to("karim.bakkali@example.org").getFirst());
    letter("mail-organisator", mailbox.to("noor.vanvliet@example.org").getFirst());
  }

  /** Opens an empty form of a system at that moment. */
  private static void at(String moment) {
    server =
        SYSTEMS.computeIfAbsent(
            moment, now -> Server.start("--now", now, "--round", round.toString()));
    api = server.api();
    browser.forget(server.address());
  }

  private static void closedPage(String name, String words) {
    go("/aanmelden/");
    browser.until(
        "the state", () -> browser.text("#state-title").equals("De aanmelding is gesloten"));
    assertTrue(browser.text("#state-body").contains("Aanmelden kon tot en met 1 oktober 2024"));
    assertTrue(browser.text("#state-body").contains(words), browser.text("#state-body"));
    assertFalse(browser.shows("#view-form"));
    browser.assertFineToUse(name);
  }

  private static void letter(String name, Mail mail) throws IOException {
    browser.go(Files.writeString(folder.resolve(name + ".html"), mail.html()).toUri());
    browser.assertFineToUse(name);
  }

  private static void go(String path) {
    browser.go(server.address() + path);
  }

  private static void fillIn(String words, String school) {
    go("/aanmelden/");
    browser.untilShown("#view-form");
    choose(words, school);
    if (!browser.the("#network-PO").isSelected()) {
      browser.tabTo("network-PO");
      browser.press(Keys.SPACE);
    }
    browser.type("initiative-name", "Samen " + school);
    next("Jullie tweeën");
    browser.tabTo("submittedBy-practitioner");
    browser.press(Keys.SPACE);
    person("practitioner", "Mies Bakker", "mies@school.example", "leerkracht");
    person("leader", "Jaap Smit", "jaap@school.example", "directeur");
    next("Jullie leervragen");
    browser.type("learningQuestions-0", "Waar beginnen we?");
    next("Jullie verwachtingen");
    browser.type("expectations", "Een goed begin.");
    verder();
    browser.untilShown("#view-check");
  }

  private static void verder() {
    browser.tabTo("to-check");
    browser.press(Keys.ENTER);
  }

  /** Leaves a step of the form for the one with that title. */
  private static void next(String title) {
    verder();
    browser.until(title, () -> browser.text("#form-title").equals(title));
  }

  private static void choose(String words, String school) {
    browser.type("school-search", words);
    browser.until("found", () -> browser.shows("#school-options [role=option]"));
    browser.press(Keys.ARROW_DOWN);
    browser.press(Keys.ENTER);
    browser.until("chosen", () -> browser.text("#schools-list").contains(school));
  }

  private static void addByHand(String name, String place) {
    browser.tabTo("school-manual-toggle");
    browser.press(Keys.ENTER);
    browser.until("the fields", () -> browser.focused().equals("school-manual-name"));
    browser.press(name);
    browser.type("school-manual-place", place);
    browser.press(Keys.ENTER);
    browser.until("chosen", () -> browser.text("#schools-list").contains(name));
  }

  private static void person(String who, String name, String email, String role) {
    browser.type(who + "-name", name);
    browser.type(who + "-email", email);
    browser.type(who + "-role", role);
  }

  private static boolean isRefusal(String complaint) {
    return Stream.of(
            "/nergens/ - Failed to load resource: the server responded with a status of 404",
            "/api/registrations - Failed to load resource: net::ERR_INTERNET_DISCONNECTED",
            "/api/registrations - Failed to load resource: the server responded with a status of"
                + " 409",
            "/api/registrations - Failed to load resource: the server responded with a status of"
                + " 410")
        .anyMatch(complaint::contains);
  }
}
