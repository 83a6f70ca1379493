package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    browser.forgetCookies();
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
    assertTrue(browser.text("#manage-nav").contains(Office.ORGANISER));
    office.assertFineToUse("beheer-overzicht-open");
    browser.the("#manage-nav a[href$='/initiatieven']").sendKeys(Keys.ENTER);
    office.untilTitle("Initiatieven");
    assertTrue(browser.text("main").contains("2 verstuurd"));
    browser.the("#sign-out").sendKeys(Keys.ENTER);
    browser.untilShown("#sign-in");
  }

  @Test
  void a_reload_and_a_new_tab_stay_signed_in_and_come_back_to_the_same_place() {
    office.signIn("#ronde/2024-2025/initiatieven");
    office.untilTitle("Initiatieven");
    browser.reload();
    office.untilTitle("Initiatieven");
    browser.go("about:blank");
    browser.go(office.server().address() + "/beheer/#ronde/2024-2025/logboek");
    office.untilTitle("Logboek");
    assertFalse(browser.address().contains("?"), browser.address());
  }

  @Test
  void who_signed_out_or_was_forgotten_is_asked_to_sign_in_and_then_comes_back_too() {
    office.signIn("#ronde/2024-2025/initiatieven");
    office.untilTitle("Initiatieven");
    browser.the("#sign-out").sendKeys(Keys.ENTER);
    browser.untilShown("#sign-in");
    browser.reload();
    browser.untilShown("#sign-in");
    assertFalse(browser.shows("#sign-out"));
    office.signIn("#ronde/2024-2025/initiatieven");
    browser.forgetCookies();
    browser.reload();
    browser.untilShown("#sign-in");
    assertFalse(browser.text("main").contains("niet gelukt"), browser.text("main"));
  }

  @Test
  void after_the_deadline_an_organiser_sees_seats_and_what_asks_for_attention() {
    office = closed;
    office.signIn("#ronde/2024-2025");
    browser.until("the round", () -> browser.text("h1").contains("2024-2025"));
    assertTrue(browser.text("main").contains("12 van de 12"));
    assertTrue(browser.text("main").contains("Dit vraagt aandacht"));
    var tiles = browser.text(".tiles");
    assertTrue(tiles.contains("1\ninitiatief waar e-mail niet aankomt"), tiles);
    assertTrue(tiles.contains("2\nop de wachtlijst voor het primair onderwijs"), tiles);
    assertTrue(tiles.contains("8\ninitiatieven met een school zonder code"), tiles);
    office.assertFineToUse("beheer-overzicht");
    browser.the(".tile[href$='mail-komt-niet-aan']").sendKeys(Keys.ENTER);
    office.untilTitle("Initiatieven");
    assertEquals("1 initiatief gevonden.", browser.text("#found"));
    assertTrue(browser.text("main").contains("Initiatief nummer 1"));
  }

  @Test
  void one_table_has_every_initiative_to_search_filter_sort_and_choose_from() {
    office = closed;
    office.signIn("#ronde/2024-2025/initiatieven");
    office.untilTitle("Initiatieven");
    assertEquals("8 initiatieven gevonden.", browser.text("#found"));
    office.assertFineToUse("beheer-initiatieven");
    browser.type("text", "aafke4@school");
    browser.until("one", () -> browser.text("#found").equals("1 initiatief gevonden."));
    assertFalse(browser.address().contains("aafke"));
    browser.the("#text").clear();
    browser.type("text", " ");
    browser.until("all", () -> browser.text("#found").equals("8 initiatieven gevonden."));
    browser.tabTo("state");
    browser.press("Wachtlijst");
    browser.until("who waits", () -> browser.text("#found").equals("2 initiatieven gevonden."));
    office.strike("sort-name");
    office.strike("sort-name");
    assertEquals("sort-name", browser.focused());
    assertTrue(browser.text("tbody tr").contains("Initiatief nummer 8"), browser.text("tbody tr"));
    browser.tabTo(first("tbody tr input"));
    browser.press(Keys.SPACE);
    assertTrue(browser.text("main").contains("1 initiatief gekozen."));
    office.strike("export");
    browser.until("the download", () -> browser.text("main").contains("Het bestand is opgeslagen"));
    var chosen = browser.text("tbody tr .reference-small");
    assertEquals(
        List.of(office.server().address() + "/api/rounds/2024-2025/export?references=" + chosen),
        browser.run(
            "return performance.getEntriesByType('resource').map(({ name }) => name)"
                + ".filter((name) => name.includes('2024-2025/export'));"));
    office.strike("copy-addresses");
    browser.until("the addresses", () -> !browser.all("#addresses").isEmpty());
    assertEquals(
        "aafke8@school.example; wessel8@school.example",
        browser.the("#addresses").getDomProperty("value"));
    office.assertFineToUse("beheer-initiatieven-gekozen");
  }

  @Test
  void who_chose_initiatives_prints_those_alone() {
    office = closed;
    office.signIn("#ronde/2024-2025/initiatieven");
    office.untilTitle("Initiatieven");
    assertEquals(8, browser.printed("tbody tr"));
    browser.tabTo(first("tbody tr input"));
    browser.press(Keys.SPACE);
    assertEquals(1, browser.printed("tbody tr"));
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
    assertTrue(browser.text("main").contains("Let op: e-mail komt hier niet aan."));
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
  void a_facilitator_sees_whom_to_call_and_notes_the_call_also_on_a_telephone() {
    office = closed;
    office.signIn(Office.FACILITATOR, "#ronde/2024-2025/leernetwerk/PO");
    office.untilTitle("Leernetwerk PO");
    assertTrue(browser.text("main").contains("6 initiatieven zijn nog niet gebeld"));
    assertEquals(8, browser.printed(".check"), "the call list has who waits as well");
    office.strike("todo-not-called");
    assertEquals("not-called", browser.value("#filter"));
    assertEquals("6 initiatieven gevonden.", browser.text("#found"));
    assertEquals(6, browser.printed(".check"));
    office.assertFineToUse("beheer-bellijst");
    note("Ze denken na over de vraag.");
    office.assertFineToUse("beheer-contact");
    office.visit("#ronde/2024-2025/leernetwerk/PO");
    office.untilTitle("Leernetwerk PO");
    assertTrue(browser.text("main").contains("5 initiatieven zijn nog niet gebeld"));
    browser.narrow(
        () -> {
          office.strike("todo-not-called");
          note("Geen gehoor.");
          assertEquals(List.of(), browser.axe());
          var erase =
              browser.all("main button").stream()
                  .filter(it -> it.getText().equals("Tekst wissen"))
                  .findFirst()
                  .orElseThrow();
          erase.sendKeys(Keys.ENTER);
          erase.sendKeys(Keys.ENTER);
          browser.until("it is gone", () -> !browser.text("main").contains("Geen gehoor."));
          assertTrue(browser.text("main").contains("Genoteerd door procesbegeleider"));
        });
  }

  /** The id of the first such element, read at once: the list is drawn anew as one types. */
  private static String first(String selector) {
    return browser.run("return document.querySelector(\"" + selector + "\").id").toString();
  }

  /** Opens the first initiative of the list, and notes a call of today. */
  private static void note(String words) {
    browser.all(".check__title a").getFirst().sendKeys(Keys.ENTER);
    browser.untilShown("#contact-save");
    // The day is the server's: the browser's own clock may be years ahead of it.
    assertEquals("2024-10-02", browser.value("#contact-on"));
    for (var question : List.of("how", "with", "reached")) {
      assertEquals("", browser.value("#contact-" + question), "nothing is chosen beforehand");
    }
    browser.the("#contact-how").sendKeys("Telefoon");
    browser.the("#contact-with").sendKeys("Schoolleiding");
    browser.the("#contact-reached").sendKeys("Ja");
    browser.type("contact-note", words);
    office.strike("contact-save");
    browser.until(
        "what was noted",
        () ->
            browser.text("main").contains("Genoteerd door procesbegeleider Sanne Hoekstra")
                && browser.all("main .typed").stream().anyMatch(it -> it.getText().equals(words)));
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
  void a_mail_that_was_not_sent_goes_again_or_is_given_up_and_then_leaves_the_page() {
    office = afterTheDeadline();
    office
        .server()
        .everySenderDied("2024-2025.PO/facilitator-1.list.1", "2024-2025.VO/facilitator-1.list.1");
    office.signIn("#ronde/2024-2025");
    browser.until("the round", () -> browser.text("h1").contains("2024-2025"));
    browser.the(".tile[href$='/mails']").sendKeys(Keys.ENTER);
    office.untilTitle("Mislukte e-mails");
    office.assertFineToUse("beheer-mislukte-mails");

    int before = office.api().mailbox().mails().size();
    decide("Opnieuw versturen");
    office.api().settle();
    assertEquals(before + 1, office.api().mailbox().mails().size());
    office.follow("Terug naar de mislukte e-mails");
    office.untilTitle("Mislukte e-mails");
    decide("Opgeven");
    office.follow("Terug naar de mislukte e-mails");
    browser.until("none", () -> browser.text("main").contains("Er zijn geen mislukte e-mails."));
    office.assertFineToUse("beheer-geen-mislukte-mails");
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
  void an_action_on_an_old_list_changes_nothing_says_so_and_keeps_what_was_typed() {
    office = afterTheDeadline();
    office.signIn("#ronde/2024-2025/plekken/PO/plekken/PO");
    office.untilTitle("Plekken toevoegen aan PO");
    browser.the("#capacity").clear();
    browser.type("capacity", "14");
    browser.type("why", "Er is een grotere zaal.");
    office.strike("step-on");
    office.untilTitle("Controleer: plekken toevoegen aan PO");
    withdraw(6);
    office.strike("step-do");
    office.untilTitle("Er is intussen iets gewijzigd");
    assertEquals("14", browser.value("#capacity"));
    assertEquals("Er is een grotere zaal.", browser.value("#why"));
    office.assertFineToUse("beheer-intussen-gewijzigd");
    assertTrue(
        office.api().round().path("networks").path(0).path("capacity").asInt() == 12, "no change");
    office.strike("step-on");
    office.untilTitle("Controleer: plekken toevoegen aan PO");
    office.strike("step-do");
    office.untilTitle("Gedaan");
    office.visit("#ronde/2024-2025/plekken");
    office.untilTitle("Plekken en wachtlijst");
    assertTrue(browser.text("main").contains("van de 14"), browser.text("main"));
  }

  @Test
  void what_one_saw_happen_after_the_list_changed_does_happen() {
    office = afterTheDeadline();
    office.signIn("#ronde/2024-2025/plekken/PO/openen");
    office.untilTitle("Extra leernetwerk openen voor PO");
    browser.type("facilitators-0-name", "Jesse Wolters");
    browser.type("facilitators-0-email", "jesse.wolters@example.org");
    browser.type("why", "Er staan scholen op de wachtlijst.");
    withdraw(8);
    office.strike("step-on");
    office.untilTitle("Controleer: extra leernetwerk openen voor PO");
    assertFalse(browser.text("main").contains("‘Initiatief nummer 8’"), browser.text("main"));
    office.strike("step-do");
    office.untilTitle("Gedaan");
  }

  /** Does that with the first mail on the page of mails that were not sent. */
  private static void decide(String act) {
    office.follow(act);
    browser.until(act, () -> browser.text("h1").startsWith(act + ": "));
    browser.type("why", "Gevraagd aan de telefoon.");
    office.assertFineToUse("beheer-mail-" + act.toLowerCase(Locale.ROOT).replace(' ', '-'));
    office.strike("step-on");
    browser.untilShown("#step-do");
    office.strike("step-do");
    office.untilTitle("Gedaan");
  }

  /** An initiative takes itself out, by the link in its mail. */
  private static void withdraw(int number) {
    var link = office.api().mailbox().link("aafke" + number + "@school.example");
    assertEquals(200, office.api().byLink(link, "PUT", "/withdrawal", "").status());
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
