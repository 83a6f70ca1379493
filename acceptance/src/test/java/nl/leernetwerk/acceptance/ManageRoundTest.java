package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * An organiser and the rounds, in a browser and by keyboard: one is opened, edited and extended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManageRoundTest {
  /** An answer that refuses is told to the reader; the browser notes it too. */
  private static final String REFUSED = "Failed to load resource: the server responded with a";

  private static Server server;
  private static Browser browser;

  @BeforeAll
  static void open() {
    Browser.missing().ifPresent(System.out::println);
    assumeTrue(Browser.missing().isEmpty(), () -> Browser.missing().get());
    server =
        Server.start(
            "--in-memory",
            "--now",
            "2024-09-30T12:00:00",
            "--round",
            Server.PROJECT.resolve("events/open-round.json").toString());
    browser = Browser.open();
    for (int number = 1; number <= 3; number++) {
      server.api().register(Form.number(number).ofSchools(2));
    }
    server.api().settle();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void nothing_is_complained_of_kept_or_asked_elsewhere() {
    assertAll(
        () ->
            assertEquals(
                List.of(),
                browser.complaints().stream().filter(it -> !it.contains(REFUSED)).toList()),
        () -> assertEquals(0, browser.cookies()),
        () -> assertEquals(List.of(), browser.requestsElsewhere(server.address().toString())));
  }

  @Test
  @Order(1)
  void an_organiser_opens_a_round_and_hears_of_a_mistake_before_anything_is_sent() {
    signIn("#");
    untilTitle("Rondes");
    follow("Een ronde openen");
    untilTitle("Een ronde openen");
    browser.type("id", "2026-2027");
    browser.type("name", "Ronde van later");
    browser.type("contact", "leernetwerken@example.org");
    browser.fillUnseen("opens", "2026-08-20");
    browser.fillUnseen("deadline", "2026-08-01");
    browser.type("organisers-0-name", "Noor van Vliet");
    browser.type("organisers-0-email", "noor.vanvliet@example.org");
    strike("meetings");
    browser.press("half november 2026");
    browser.fillUnseen("retentionUntil", "2028-10-01");
    strike("step-on");
    browser.untilShown("#error-summary");
    assertEquals("error-summary", browser.focused());
    assertTrue(browser.text("#deadline-error").contains("ligt vóór de eerste"));
    assertFineToUse("beheer-ronde-openen-fout");

    browser.fillUnseen("deadline", "2026-10-01");
    browser.tabTo("beacon");
    browser.fillUnseen("beacon", "2026-10-02T00:59");
    strike("step-on");
    browser.until("the other mistake", () -> !browser.text("#beacon-error").isEmpty());
    assertTrue(
        browser.text("#beacon-error").contains("op 2 oktober 2026 om 01.00 uur of later"),
        browser.text("#beacon-error"));
    assertFineToUse("beheer-ronde-openen-baken-te-vroeg");
    browser.fillUnseen("beacon", "2026-10-09T12:00");
    strike("step-on");
    untilTitle("Controleer: een ronde openen");
    assertTrue(
        browser.text("main").contains("Laatste dag van de aanmelding: 1 oktober 2026."),
        browser.text("main"));
    assertFineToUse("beheer-ronde-openen-controle");
    assertTrue(browser.text("main").contains("wordt bekend op: 9 oktober 2026 om 12.00 uur."));
    strike("step-do");
    untilTitle("Gedaan");
    follow("Overzicht van de ronde");
    untilTitle("Ronde van later");
    // Its page stands ready, though another round is the current one.
    browser.go(server.address() + "/loting/?ronde=2026-2027");
    browser.untilShown("#check");
    assertTrue(browser.text("#announced").contains("2026-2027"));
    strike("check");
    browser.until("the outcome", () -> browser.focused().equals("outcome-title"));
    assertEquals("De lijst is er nog niet", browser.text("#outcome-title"));
  }

  @Test
  @Order(2)
  void an_organiser_sees_what_changes_before_it_is_kept() {
    signIn("#ronde/2026-2027/bewerken");
    untilTitle("Ronde bewerken");
    assertEquals("2026-10-09T12:00", browser.value("#beacon"));
    strike("step-on");
    browser.untilShown("#error-summary");
    assertTrue(browser.text("#error-summary").contains("Je hebt nog niets veranderd"));
    strike("networks-1-facilitators");
    browser.press("Jesse Wolters");
    browser.type("networks-1-facilitators-0-email", "jesse.wolters");
    strike("step-on");
    untilTitle("Controleer: ronde bewerken");
    assertEquals(1, browser.all("main .utrecht-unordered-list__item").size());
    assertFineToUse("beheer-ronde-bewerken-controle");
    // What only the API finds wrong is shown at its field too.
    strike("step-do");
    browser.untilShown("#error-summary");
    assertFalse(browser.text("#networks-1-facilitators-0-email-error").isEmpty());
    assertFineToUse("beheer-ronde-bewerken-fout");
    browser.type("networks-1-facilitators-0-email", "jesse.wolters@example.org");
    strike("step-on");
    untilTitle("Controleer: ronde bewerken");
    strike("step-do");
    untilTitle("Gedaan");
  }

  @Test
  @Order(3)
  void the_time_to_register_is_extended_in_two_steps_and_who_saw_it_before_is_told() {
    signIn("#ronde/2024-2025");
    browser.until("the round", () -> browser.text("main").contains("Aanmelding verlengen"));
    assertFineToUse("beheer-overzicht-aanmeldingen");
    follow("Aanmelding verlengen");
    untilTitle("Aanmelding verlengen");
    strike("step-on");
    browser.untilShown("#error-summary");
    assertFineToUse("beheer-verlengen-fout");
    browser.fillUnseen("deadline", "2024-10-08");
    strike("step-on");
    untilTitle("Controleer: aanmelding verlengen");
    assertTrue(browser.text("main").contains("krijgt hierover een e-mail"));
    assertFineToUse("beheer-verlengen-controle");
    var before = mailsTo("wessel2@school.example");
    strike("step-do");
    untilTitle("Gedaan");
    server.api().settle();
    assertEquals(before + 1, mailsTo("wessel2@school.example"));
    follow("Terug naar de ronde");
    browser.until("the new day", () -> browser.text("main").contains("8 oktober 2024"));
  }

  @Test
  @Order(4)
  void before_anybody_sees_it_an_organiser_looks_at_every_mail_and_fills_in_the_form() {
    signIn("#ronde/2024-2025/voorbeeld");
    untilTitle("Voorbeeld");
    browser.all("main details.preview > summary").get(2).click();
    browser.until(
        "the mail in its frame",
        () ->
            browser
                .textInFrame(".mail-frame")
                .contains("Aanmelden kan nu tot en met 8 oktober 2024"));
    assertTrue(browser.text("main").contains("Onderwerp: Aanmelden kan nu tot en met"));
    assertFineToUse("beheer-ronde-voorbeeld");
    browser.inNewTab(
        () -> browser.the("#preview-form").click(),
        () -> {
          browser.untilShown("#registration-form");
          assertTrue(browser.text("#form-notice").contains("Dit is een voorbeeld."));
          assertTrue(browser.text("main").contains("8 oktober 2024"));
          assertFineToUse("aanmelden-voorbeeld");
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
  @Order(5)
  void the_registrations_are_downloaded_and_no_address_tells_whose() {
    signIn("#ronde/2024-2025");
    browser.untilShown("#export");
    browser.the("#export").click();
    browser.until("the download", () -> browser.text("main").contains("Het bestand is opgeslagen"));
    assertTrue(browser.text("main").contains("Scholen per vakantieregio"));
    assertTrue(browser.text("main").contains("E-mail van deze ronde"));
    assertFineToUse("beheer-overzicht-volgen");
  }

  /** What the form asks at least; focus is left where Enter sends it. */
  private static void fillIn() {
    browser.type("school-search", "90AD00");
    browser.until("found", () -> browser.shows("#school-options [role=option]"));
    browser.press(Keys.ARROW_DOWN);
    browser.press(Keys.ENTER);
    browser.until("chosen", () -> browser.text("#schools-list").contains("90AD00"));
    browser.type("initiative-name", "Om te kijken");
    for (var who : List.of("practitioner", "leader")) {
      browser.type(who + "-name", "Anna de Wit");
      browser.type(who + "-email", who + "@school.example");
      browser.type(who + "-role", "directeur");
    }
    browser.type("learningQuestions-0", "Waar beginnen we?");
    browser.type("expectations", "Een goed begin.");
    browser.tabTo("to-check");
  }

  private static void signIn(String place) {
    browser.go("about:blank");
    browser.go(server.address() + "/beheer/" + place);
    browser.untilShown("#sign-in");
    browser.the("#sign-in").click();
    browser.untilShown("form");
    browser.the("input[value='noor.vanvliet@example.org']").findElement(By.xpath("..")).click();
    browser.tabTo("sign-in");
    browser.press(Keys.ENTER);
    browser.untilShown("#sign-out");
  }

  private static void untilTitle(String title) {
    browser.until(title, () -> browser.text("h1").equals(title));
  }

  private static void follow(String link) {
    browser.all("main a").stream()
        .filter(it -> it.getText().equals(link))
        .findFirst()
        .orElseThrow()
        .sendKeys(Keys.ENTER);
  }

  private static void strike(String button) {
    browser.tabTo(button);
    browser.press(Keys.ENTER);
  }

  private static long mailsTo(String address) {
    return server.api().mailbox().mails().stream().filter(it -> it.to().equals(address)).count();
  }

  private static void assertFineToUse(String name) {
    browser.screenshot(name);
    assertAll(
        name,
        () -> assertEquals(List.of(), browser.axe()),
        () -> assertFalse(browser.scrollsSidewaysWhenNarrow(), "scrolls sideways"));
  }
}
