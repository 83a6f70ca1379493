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
 * An organiser after the allocation, in a browser and by keyboard: who waits, and a network more.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManageInitiativeTest {
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
    for (int number = 1; number <= 4; number++) {
      server.api().register(Form.number(number).ofSchools(2));
    }
    server.api().settle();
    signIn("#ronde/2024-2025/zoeken");
    browser.untilShown("#text");
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
  void an_organiser_finds_an_initiative_by_somebodys_address_without_naming_it_anywhere() {
    browser.type("text", "wessel3@school");
    browser.press(Keys.ENTER);
    browser.until("one", () -> browser.text("main").contains("1 initiatief gevonden."));
    assertFalse(browser.address().contains("wessel"));
    assertFineToUse("beheer-zoeken");
    follow("Initiatief nummer 3");
    untilTitle("Initiatief nummer 3");
    var text = browser.text("main");
    assertTrue(text.contains("wessel3@school.example"), text);
    assertTrue(text.contains("Aanmelding ontvangen, ingevuld door"), text);
    assertFineToUse("beheer-initiatief");
  }

  @Test
  @Order(2)
  void a_mail_goes_out_again_in_two_steps() {
    var before = mails();
    browser
        .the("a[aria-label='Opnieuw versturen: bevestiging van de aanmelding, aan schoolleiding']")
        .sendKeys(Keys.ENTER);
    untilTitle("Opnieuw versturen: bevestiging van de aanmelding");
    browser.type("why", "Wessel is de mail kwijt.");
    browser.tabTo("step-on");
    browser.press(Keys.ENTER);
    browser.untilShown("#step-do");
    assertFineToUse("beheer-mail-opnieuw");
    assertEquals(before, mails());
    browser.tabTo("step-do");
    browser.press(Keys.ENTER);
    untilTitle("Gedaan");
    assertEquals(before + 1, mails());
  }

  @Test
  @Order(3)
  void the_journal_says_who_did_it_and_why_until_the_reason_is_erased() {
    signIn("#ronde/2024-2025/logboek");
    untilTitle("Logboek");
    var line = browser.text(".turns");
    assertTrue(line.contains("Een mail is opnieuw verstuurd"), line);
    assertTrue(line.contains("Reden: Wessel is de mail kwijt."), line);
    assertFineToUse("beheer-logboek");
    browser.the("a[aria-label^='Wis de reden van regel']").sendKeys(Keys.ENTER);
    browser.untilShown("#step-on");
    browser.tabTo("step-on");
    browser.press(Keys.ENTER);
    browser.untilShown("#step-do");
    browser.tabTo("step-do");
    browser.press(Keys.ENTER);
    untilTitle("Gedaan");
    follow("Terug naar het logboek");
    untilTitle("Logboek");
    assertFalse(browser.text("main").contains("kwijt"));
    assertTrue(browser.text("main").contains("De reden bij regel"));
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

  /** How many confirmations the third one's leader has. */
  private static long mails() {
    return server.api().mailbox().mails().stream()
        .filter(it -> it.to().equals("wessel3@school.example"))
        .count();
  }

  private static void assertFineToUse(String name) {
    browser.screenshot(name);
    assertAll(
        name,
        () -> assertEquals(List.of(), browser.axe()),
        () -> assertFalse(browser.scrollsSidewaysWhenNarrow(), "scrolls sideways"));
  }
}
