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
class ManageNetworksTest {
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
    for (int number = 1; number <= 8; number++) {
      server.api().register(Form.number(number).ofSchools(2));
    }
    server.api().moveTo("2024-10-02T00:05:00");
    signIn("#ronde/2024-2025/plekken");
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
  void an_organiser_reads_who_waits_and_why_and_what_could_be_done() {
    untilTitle("Plekken en wachtlijst");
    var text = browser.text("main");
    assertTrue(text.contains("2 initiatieven wachten, samen 4 scholen"), text);
    assertTrue(
        text.contains(
            "Voorstel: PO-2 met 4 scholen, capaciteit 12; er is nog een procesbegeleider nodig."),
        text);
    assertTrue(text.contains("12 van de 12"), text);
    var waiting = browser.all(".turns > li").get(6);
    assertTrue(waiting.getText().contains("Wachtlijst PO, plaats 1"), waiting.getText());
    waiting.findElement(By.tagName("summary")).sendKeys(Keys.ENTER);
    browser.until(
        "why it waits", () -> waiting.getText().contains("Verdeling: plaats 1 op de wachtlijst."));
    assertFineToUse("beheer-plekken");
  }

  @Test
  @Order(2)
  void an_extra_network_opens_in_two_steps_and_everybody_is_mailed_once() {
    follow("Extra leernetwerk PO-2 openen");
    untilTitle("Extra leernetwerk openen voor PO");
    browser.tabTo("step-on");
    browser.press(Keys.ENTER);
    browser.untilShown("#error-summary");
    assertEquals("error-summary", browser.focused());
    assertFalse(browser.text("#facilitators-0-email-error").isEmpty());
    assertFineToUse("beheer-netwerk-openen-fout");

    browser.type("facilitators-0-name", "Jesse Wolters");
    browser.type("facilitators-0-email", "jesse.wolters@example.org");
    browser.type("why", "Er staan vier scholen op de wachtlijst.");
    browser.tabTo("step-on");
    browser.press(Keys.ENTER);
    untilTitle("Controleer: extra leernetwerk openen voor PO");
    assertEquals(
        List.of(
            "Leernetwerk PO-2 is geopend, met 12 plekken.",
            "‘Initiatief nummer 7’ krijgt een plek in leernetwerk PO-2.",
            "‘Initiatief nummer 8’ krijgt een plek in leernetwerk PO-2."),
        browser.all("main .utrecht-unordered-list__item").stream()
            .map(it -> it.getText())
            .toList());
    assertFineToUse("beheer-netwerk-openen-controle");
    assertEquals(0, mailsTo("jesse.wolters@example.org"));

    browser.tabTo("step-do");
    browser.press(Keys.ENTER);
    untilTitle("Gedaan");
    assertFineToUse("beheer-netwerk-geopend");
    server.api().settle();
    assertEquals(1, mailsTo("jesse.wolters@example.org"));
    assertEquals(
        1, mails("wessel7@school.example", "Jullie hebben een plek in een extra leernetwerk"));
    follow("Terug naar plekken en wachtlijst");
    browser.until("the network", () -> browser.text("main").contains("Leernetwerk PO-2"));
    assertFalse(browser.text("main").contains("wachten, samen"));
  }

  @Test
  @Order(3)
  void who_acts_on_an_old_picture_is_told_and_changes_nothing() {
    signIn("#ronde/2024-2025/plekken/PO/plekken/PO-2");
    untilTitle("Plekken toevoegen aan PO-2");
    browser.the("#capacity").clear();
    browser.type("capacity", "14");
    browser.type("why", "Er is een grotere zaal.");
    browser.tabTo("step-on");
    browser.press(Keys.ENTER);
    untilTitle("Controleer: plekken toevoegen aan PO-2");
    // Meanwhile the last offer day passes, and the system closes the list.
    server.api().moveTo("2025-02-03T12:00:00");
    browser.tabTo("step-do");
    browser.press(Keys.ENTER);
    untilTitle("De lijst is intussen veranderd");
    assertFineToUse("beheer-intussen-veranderd");
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

  private static long mailsTo(String address) {
    return mails(address, "");
  }

  private static long mails(String address, String subject) {
    return server.api().mailbox().mails().stream()
        .filter(it -> it.to().equals(address) && it.subject().startsWith(subject))
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
