package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * The pages of organisers and facilitators, in a browser and by keyboard, as time passes: who they
 * are, the state of the round, who waits, and an extra network.
 */
class ManageTest {
  private static final List<Office> OFFICES = new ArrayList<>();

  private static Browser browser;
  private static Office open;
  private static Office closed;

  /** The place where a test works; most tests only read, and share one place. */
  private static Office office;

  @BeforeAll
  static void open() {
    open = Office.open();
    OFFICES.add(open);
    browser = open.browser();
    register(open.api());
    closed = afterTheDeadline();
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
  void registration_is_open() {
    office = open;
  }

  @AfterEach
  void the_browser_reports_no_complaint_nothing_stored_and_no_other_site() {
    office.assertQuiet();
  }

  @Test
  void the_sign_in_page_is_accessible() {
    browser.go(office.server().address() + "/beheer/");
    browser.untilShown("#sign-in");
    office.assertFineToUse("beheer-inloggen");
    browser.the("#sign-in").click();
    browser.untilShown("form");
    office.assertFineToUse("beheer-wie-ben-je");
  }

  @Test
  void an_organiser_signs_in_sees_how_the_round_stands_and_signs_out() {
    office.signIn("");
    assertEquals("Rondes", browser.text("h1"));
    assertTrue(browser.text("main").contains("Je bent ingelogd als organisator"));
    office.assertFineToUse("beheer-rondes");
    office.follow("Overzicht van de ronde");
    browser.until("the round", () -> browser.text("h1").contains("2024-2025"));
    assertEquals("view-title", browser.focused());
    assertTrue(browser.text("main").contains("8 initiatieven, 16 scholen"), browser.text("main"));
    assertTrue(browser.text("main").contains("2 verstuurd"));
    office.assertFineToUse("beheer-overzicht-open");
    browser.tabTo("sign-out");
    browser.press(Keys.ENTER);
    browser.untilShown("#sign-in");
  }

  @Test
  void a_reload_forgets_who_signed_in_but_not_where_they_were() {
    office.signIn("#ronde/2024-2025");
    browser.until("the round", () -> browser.text("h1").contains("2024-2025"));
    browser.reload();
    browser.untilShown("#sign-in");
    assertFalse(browser.text("main").contains("initiatieven"), browser.text("main"));
  }

  @Test
  void after_the_deadline_an_organiser_sees_seats_and_what_asks_for_attention() {
    office = closed;
    office.signIn("#ronde/2024-2025");
    browser.until("the round", () -> browser.text("h1").contains("2024-2025"));
    assertTrue(browser.text("main").contains("12 van de 12"));
    assertTrue(browser.text("main").contains("Dit vraagt aandacht"));
    assertTrue(browser.text("main").contains("E-mail komt niet aan bij Initiatief nummer 1."));
    assertTrue(browser.text("main").contains("Scholen zonder code"));
    assertTrue(browser.text("main").contains("Wachtlijst PO, plaats 1"));
    office.assertFineToUse("beheer-overzicht");
  }

  @Test
  void a_facilitator_sees_their_own_network_alone() {
    office = closed;
    office.signIn(Office.FACILITATOR, "");
    browser.until(
        "who they are",
        () -> browser.text("main").contains("Je bent ingelogd als procesbegeleider"));
    assertFalse(browser.text("main").contains("Leernetwerk VO"));
    assertFalse(browser.text("main").contains("Overzicht"));
    office.follow("Leernetwerk PO (primair onderwijs)");
    browser.until("the network", () -> browser.text("main").contains("Op de wachtlijst"));
    assertEquals("Leernetwerk PO", browser.text("h1"));
    assertTrue(browser.text("main").contains("Let op: e-mail komt hier niet aan. Bel liever."));
    assertTrue(
        browser.all("main a[href^='mailto:']").stream()
            .anyMatch(it -> it.getText().equals("wessel7@school.example")));
    office.assertFineToUse("beheer-leernetwerk");
    for (var elsewhere : List.of("/leernetwerk/VO", "")) {
      office.visit("#ronde/2024-2025" + elsewhere);
      browser.until("the refusal", () -> browser.text("h1").equals("Je hebt hier geen toegang"));
      assertFalse(browser.text("main").contains("@school.example"));
    }
    office.assertFineToUse("beheer-geen-toegang");
  }

  @Test
  void an_organiser_reads_who_waits_and_why_and_what_could_be_done() {
    office = closed;
    office.signIn("#ronde/2024-2025/plekken");
    office.untilTitle("Plekken en wachtlijst");
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
    office.assertFineToUse("beheer-plekken");
  }

  @Test
  void an_extra_network_opens_in_two_steps_and_everybody_is_mailed_once() {
    office = afterTheDeadline();
    office.signIn("#ronde/2024-2025/plekken");
    office.untilTitle("Plekken en wachtlijst");
    office.follow("Extra leernetwerk PO-2 openen");
    office.untilTitle("Extra leernetwerk openen voor PO");
    browser.tabTo("step-on");
    browser.press(Keys.ENTER);
    browser.untilShown("#error-summary");
    assertEquals("error-summary", browser.focused());
    assertFalse(browser.text("#facilitators-0-email-error").isEmpty());
    office.assertFineToUse("beheer-netwerk-openen-fout");

    browser.type("facilitators-0-name", "Jesse Wolters");
    browser.type("facilitators-0-email", "jesse.wolters@example.org");
    browser.type("why", "Er staan vier scholen op de wachtlijst.");
    browser.tabTo("step-on");
    browser.press(Keys.ENTER);
    office.untilTitle("Controleer: extra leernetwerk openen voor PO");
    assertEquals(
        List.of(
            "Leernetwerk PO-2 is geopend, met 12 plekken.",
            "‘Initiatief nummer 7’ krijgt een plek in leernetwerk PO-2.",
            "‘Initiatief nummer 8’ krijgt een plek in leernetwerk PO-2."),
        browser.all("main .utrecht-unordered-list__item").stream()
            .map(it -> it.getText())
            .toList());
    office.assertFineToUse("beheer-netwerk-openen-controle");
    assertEquals(0, office.mails("jesse.wolters@example.org"));

    browser.tabTo("step-do");
    browser.press(Keys.ENTER);
    office.untilTitle("Gedaan");
    office.assertFineToUse("beheer-netwerk-geopend");
    office.api().settle();
    assertEquals(1, office.mails("jesse.wolters@example.org"));
    assertEquals(
        1,
        office.mails("wessel7@school.example", "Jullie hebben een plek in een extra leernetwerk"));
    office.follow("Terug naar plekken en wachtlijst");
    browser.until("the network", () -> browser.text("main").contains("Leernetwerk PO-2"));
    assertFalse(browser.text("main").contains("wachten, samen"));
  }

  @Test
  void an_action_on_an_old_view_changes_nothing_and_says_so() {
    office = afterTheDeadline();
    office.signIn("#ronde/2024-2025/plekken/PO/plekken/PO");
    office.untilTitle("Plekken toevoegen aan PO");
    browser.the("#capacity").clear();
    browser.type("capacity", "14");
    browser.type("why", "Er is een grotere zaal.");
    browser.tabTo("step-on");
    browser.press(Keys.ENTER);
    office.untilTitle("Controleer: plekken toevoegen aan PO");
    // Meanwhile an initiative of that network withdraws.
    var link = office.api().mailbox().link("aafke6@school.example");
    assertEquals(200, office.api().byLink(link, "PUT", "/withdrawal", "").status());
    browser.tabTo("step-do");
    browser.press(Keys.ENTER);
    office.untilTitle("Er is intussen iets veranderd");
    office.assertFineToUse("beheer-intussen-veranderd");
    office.visit("#ronde/2024-2025/plekken");
    office.untilTitle("Plekken en wachtlijst");
    assertTrue(browser.text("main").contains("van de 12"), browser.text("main"));
    assertFalse(browser.text("main").contains("van de 14"), browser.text("main"));
  }

  /** An office of its own, for a test that changes something. */
  private static Office afterTheDeadline() {
    var another = open.anew();
    OFFICES.add(another);
    register(another.api());
    another.api().moveTo("2024-10-02T00:05:00");
    return another;
  }

  private static void register(Api api) {
    // The address of SES's simulator whose mails bounce.
    api.register(
        Form.number(1).ofSchools(2).with("/leader/email", "bounce@simulator.amazonses.com"));
    for (int number = 2; number <= 8; number++) {
      var form = Form.number(number).ofSchools(2);
      api.register(number == 5 ? unbroken(form) : form);
    }
    api.settle();
  }

  /** With names as long as they may be, in which there is no place to break a line. */
  private static Form unbroken(Form form) {
    return form.with("/initiative/name", "W".repeat(120))
        .with("/schools/0/name", "W".repeat(120))
        .with("/practitioner/name", "W".repeat(100))
        .with("/leader/name", "W".repeat(100))
        .with("/leader/role", "W".repeat(80));
  }
}
