package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
    for (var page : List.of("privacy", "toegankelijkheid")) {
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
    browser.tabTo("submittedBy-practitioner");
    person("practitioner", "Yara Timmer", "yara@school.example", "intern begeleider");
    browser.type("practitioner-phone", "06 - 12 34 56 78");
    person("leader", "Otto Prins", "otto+werk@school.example", "directeur");
    browser.type("learningQuestions-0", "Hoe leren kinderen van elkaar?");
    browser.tabTo("learningQuestions-add");
    browser.press(Keys.ENTER);
    browser.until("a second question", () -> browser.focused().equals("learningQuestions-1"));
    browser.press("En wat vraagt dat van ons?");
    browser.tabTo("seeks-answers");
    browser.press(Keys.SPACE);
    browser.type("expectations", "Voorbeelden die werken.");
    browser.type("contribution", "Onze ervaring met een gezamenlijk plein.");
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
    browser.assertFineToUse("ontvangen");
    assertEquals("submitted", api.state(browser.text("#reference")));
    var mail = api.mailbox().one("otto+werk@school.example", "Samen naar school");
    assertTrue(mail.text().contains("SBO De Windvanger"));
  }

  @Test
  void errors_are_in_a_summary_that_has_focus_and_links_to_each_field() {
    at(OPEN);
    go("/aanmelden/");
    browser.untilShown("#view-form");
    browser.tabTo("to-check");
    browser.press(Keys.ENTER);
    browser.untilShown("#error-summary");
    assertEquals("error-summary", browser.focused());
    assertTrue(browser.title().startsWith("Fout: "), browser.title());
    assertEquals(11, browser.all("#error-summary li a").size());
    browser.assertFineToUse("aanmelden-fouten");

    // The first link leads to the first field.
    browser.press(Keys.TAB);
    browser.press(Keys.ENTER);
    assertEquals("school-search", browser.focused());

    addByHand("De Kleine Beer", "Ommen");
    browser.tabTo("network-PO");
    browser.press(Keys.SPACE);
    browser.type("initiative-name", "De beer is los");
    person("practitioner", "Nel Visser", "nel@school", "leerkracht");
    person("leader", "Cor Mulder", "cor@school.example", "directeur");
    browser.type("learningQuestions-0", "Hoe dan?");
    browser.type("expectations", "Dat het lukt.");
    browser.tabTo("to-check");
    browser.press(Keys.ENTER);
    browser.until("one error", () -> browser.all("#error-summary li").size() == 1);
    assertEquals("true", browser.the("#practitioner-email").getDomAttribute("aria-invalid"));
    assertTrue(browser.text("#practitioner-email-error").contains("naam@school.nl"));
    browser.type("practitioner-email", Keys.chord(Keys.CONTROL, "a") + "nel@school.example");
    browser.tabTo("to-check");
    browser.press(Keys.ENTER);
    browser.untilShown("#view-check");
    assertFalse(browser.shows("#error-summary"));
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
    browser.type("learningQuestions-0", "Blijft dit?\nJa.");
    browser.reload();
    browser.untilShown("#view-form");
    assertEquals("Blijft staan", browser.value("#initiative-name"));
    assertEquals("Blijft dit?\nJa.", browser.value("#learningQuestions-0"));
    assertTrue(browser.text("#schools-list").contains("Het Hopveldje"));
    assertTrue(browser.the("#network-PO").isSelected());
    assertTrue(browser.text("#form-notice").contains("Je had al iets ingevuld"));
    browser.assertFineToUse("aanmelden-teruggezet");
  }

  @Test
  void a_school_that_is_taken_is_explained() {
    at(OPEN);
    api.register(Form.number(1).schools("92EK00"));
    fillIn("appelschil", "De Appelschilmolen");
    browser.tabTo("send");
    browser.press(Keys.ENTER);
    browser.untilShown("#error-summary");
    assertEquals("error-summary", browser.focused());
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
        api.mailbox().to("mies@school.example").size(),
        "one registration, so one confirmation for each of the two");
  }

  @Test
  void the_field_that_people_do_not_see_shows_itself_when_a_program_filled_it_in() {
    at(OPEN);
    go("/aanmelden/");
    browser.untilShown("#view-form");
    assertFalse(browser.shows("#website"));
    browser.fillUnseen("website", "https://example.org");
    browser.tabTo("to-check");
    browser.press(Keys.ENTER);
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
    browser.type("initiative-name", "Samen " + school);
    person("practitioner", "Mies Bakker", "mies@school.example", "leerkracht");
    person("leader", "Jaap Smit", "jaap@school.example", "directeur");
    browser.type("learningQuestions-0", "Waar beginnen we?");
    browser.type("expectations", "Een goed begin.");
    browser.tabTo("to-check");
    browser.press(Keys.ENTER);
    browser.untilShown("#view-check");
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
