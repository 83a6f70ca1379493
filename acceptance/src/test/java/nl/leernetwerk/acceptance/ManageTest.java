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

/** The pages of organisers and facilitators, in a browser and by keyboard, as time goes on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManageTest {
  private static final int OPEN = 1;
  private static final int AFTER_THE_DEADLINE = 2;
  private static final String ORGANISER = "noor.vanvliet@example.org";
  private static final String FACILITATOR = "sanne.hoekstra@example.org";
  private static final String REFUSED =
      "Failed to load resource: the server responded with a status of 403";

  private static Server server;
  private static Api api;
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
    api = server.api();
    browser = Browser.open();
    // The address of SES's simulator that bounces.
    api.register(Form.number(1).with("/leader/email", "bounce@simulator.amazonses.com"));
    for (int number = 2; number <= 7; number++) {
      api.register(Form.number(number).ofSchools(2));
    }
    api.settle();
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
  @Order(OPEN)
  void the_way_in_is_fine_to_use() {
    browser.go(server.address() + "/beheer/");
    browser.untilShown("#sign-in");
    assertFineToUse("beheer-inloggen");
    browser.the("#sign-in").click();
    browser.untilShown("form");
    assertFineToUse("beheer-wie-ben-je");
  }

  @Test
  @Order(OPEN)
  void an_organiser_signs_in_sees_how_the_round_stands_and_signs_out() {
    signIn(ORGANISER, "");
    assertEquals("Rondes", browser.text("h1"));
    assertTrue(browser.text("main").contains("Je bent ingelogd als organisator"));
    assertFineToUse("beheer-rondes");
    follow("Overzicht van de ronde");
    browser.until("the round", () -> browser.text("h1").contains("2024-2025"));
    assertEquals("view-title", browser.focused());
    assertTrue(browser.text("main").contains("7 initiatieven, 13 scholen"), browser.text("main"));
    assertTrue(browser.text("main").contains("2 verstuurd"));
    assertFineToUse("beheer-overzicht-open");
    browser.tabTo("sign-out");
    browser.press(Keys.ENTER);
    browser.untilShown("#sign-in");
  }

  @Test
  @Order(OPEN)
  void a_reload_forgets_who_signed_in_but_not_where_they_were() {
    signIn(ORGANISER, "#ronde/2024-2025");
    browser.until("the round", () -> browser.text("h1").contains("2024-2025"));
    browser.reload();
    browser.untilShown("#sign-in");
    assertFalse(browser.text("main").contains("initiatieven"), browser.text("main"));
  }

  @Test
  @Order(AFTER_THE_DEADLINE)
  void after_the_deadline_an_organiser_sees_seats_and_what_asks_for_attention() {
    afterTheDeadline();
    signIn(ORGANISER, "#ronde/2024-2025");
    browser.until("the round", () -> browser.text("h1").contains("2024-2025"));
    assertTrue(browser.text("main").contains("11 van de 12"));
    assertTrue(browser.text("main").contains("Dit vraagt aandacht"));
    assertTrue(browser.text("main").contains("E-mail komt niet aan bij Initiatief nummer 1."));
    assertTrue(browser.text("main").contains("Scholen zonder code"));
    assertTrue(browser.text("main").contains("Wachtlijst PO, plaats 1"));
    assertFineToUse("beheer-overzicht");
  }

  @Test
  @Order(AFTER_THE_DEADLINE)
  void a_facilitator_sees_their_own_network_alone() {
    afterTheDeadline();
    signIn(FACILITATOR, "");
    browser.until(
        "who they are",
        () -> browser.text("main").contains("Je bent ingelogd als procesbegeleider"));
    assertFalse(browser.text("main").contains("Leernetwerk VO"));
    assertFalse(browser.text("main").contains("Overzicht"));
    follow("Leernetwerk PO (primair onderwijs)");
    browser.until("the network", () -> browser.text("main").contains("Op de wachtlijst"));
    assertEquals("Leernetwerk PO", browser.text("h1"));
    assertTrue(browser.text("main").contains("Let op: e-mail komt hier niet aan. Bel liever."));
    assertTrue(
        browser.all("main a[href^='mailto:']").stream()
            .anyMatch(it -> it.getText().equals("wessel7@school.example")));
    assertFineToUse("beheer-leernetwerk");
    for (var elsewhere : List.of("/leernetwerk/VO", "")) {
      signIn(FACILITATOR, "#ronde/2024-2025" + elsewhere);
      browser.until("the refusal", () -> browser.text("h1").equals("Je hebt hier geen toegang"));
      assertFalse(browser.text("main").contains("@school.example"));
    }
    assertFineToUse("beheer-geen-toegang");
  }

  /** Whichever test comes first moves the clock. */
  private static void afterTheDeadline() {
    api.moveTo("2024-10-02T00:05:00");
  }

  private static void signIn(String email, String place) {
    browser.go("about:blank");
    browser.go(server.address() + "/beheer/" + place);
    browser.untilShown("#sign-in");
    browser.tabTo("sign-in");
    browser.press(Keys.ENTER);
    browser.untilShown("form");
    browser.the("input[value='" + email + "']").findElement(By.xpath("..")).click();
    browser.tabTo("sign-in");
    browser.press(Keys.ENTER);
    browser.untilShown("#sign-out");
  }

  private static void follow(String link) {
    browser.all("main a").stream()
        .filter(it -> it.getText().equals(link))
        .findFirst()
        .orElseThrow()
        .sendKeys(Keys.ENTER);
  }

  private static void assertFineToUse(String name) {
    browser.screenshot(name);
    assertAll(
        name,
        () -> assertEquals(List.of(), browser.axe()),
        () -> assertFalse(browser.scrollsSidewaysWhenNarrow(), "scrolls sideways"));
  }
}
