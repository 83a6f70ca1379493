package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * An organiser writes to initiatives in a browser, by keyboard, and looks before sending: a
 * message, or what is added to a kind of mail.
 */
class MessagesTest {
  private static final String SUBJECT = "De eerste bijeenkomst";
  private static final String TEXT =
      "De eerste bijeenkomst is op 28 november in Utrecht.\n\nLees vooraf"
          + " https://example.org/kennismaken.";

  private static Office first;
  private static Browser browser;

  private Office office;

  @BeforeAll
  static void open() {
    first = Office.open();
    browser = first.browser();
  }

  @AfterAll
  static void close() {
    if (first != null) {
      browser.close();
      first.server().close();
    }
  }

  @BeforeEach
  void three_initiatives_registered() {
    office = first.anew();
    for (int number = 1; number <= 3; number++) {
      office.api().register(Form.number(number));
    }
  }

  @AfterEach
  void stop() {
    office.server().close();
  }

  @Test
  void a_message_is_written_looked_at_and_sent_once_to_both_people_of_each_initiative() {
    office.signIn("#ronde/2024-2025/berichten");
    browser.untilShown("#write");
    office.assertFineToUse("beheer-berichten-leeg");
    office.follow("Bericht schrijven");
    browser.untilShown("#step-on");
    assertEquals(0, browser.all("[name=to]:checked").size(), "nothing is chosen beforehand");
    office.strike("step-on");
    browser.untilShown("#error-summary");
    assertFalse(browser.text("#to-error").isEmpty());
    assertFalse(browser.text("#subject-error").isEmpty());
    assertFalse(browser.text("#text-error").isEmpty());
    office.assertFineToUse("beheer-bericht-fout");
    browser.tabTo("to");
    browser.press(Keys.SPACE);
    browser.type("subject", SUBJECT);
    browser.type("text", TEXT);

    browser.reload();
    browser.untilShown("#step-on");
    assertEquals(SUBJECT, browser.value("#subject"));
    assertEquals(TEXT, browser.value("#text"));
    assertEquals("everybody", browser.value("[name=to]:checked"));
    office.assertFineToUse("beheer-bericht");

    office.strike("step-on");
    office.untilTitle("Controleer: bericht schrijven");
    browser.until("the mail", () -> browser.textInFrame(".mail-frame").contains("Beste Aafke"));
    var mail = browser.textInFrame(".mail-frame");
    assertTrue(mail.contains("Noor van Vliet van de organisatie"), mail);
    assertTrue(browser.text("main").contains("6 mensen van 3 initiatieven"), browser.text("main"));
    office.assertFineToUse("beheer-bericht-controle");
    assertEquals(0, office.mails("aafke1@school.example", SUBJECT));

    browser.back();
    browser.untilShown("#subject");
    assertEquals(TEXT, browser.value("#text"));
    office.strike("step-on");
    browser.untilShown("#step-do");

    // Somebody registers meanwhile, so the preview is no longer right.
    office.api().register(Form.number(4));
    office.strike("step-do");
    browser.until(
        "what changed", () -> browser.text("main").contains("Het gaat nu naar 4 initiatieven"));
    office.assertFineToUse("beheer-bericht-ingehaald");
    office.strike("step-on");
    browser.untilShown("#step-do");
    assertEquals("Verstuur aan 8 mensen", browser.text("#step-do"));
    office.strike("step-do");
    office.untilTitle("Gedaan");
    office.api().settle();
    for (int number = 1; number <= 4; number++) {
      assertEquals(1, office.mails("aafke%d@school.example".formatted(number), SUBJECT));
      assertEquals(1, office.mails("wessel%d@school.example".formatted(number), SUBJECT));
    }
    var letter = office.api().mailbox().one("wessel2@school.example", SUBJECT);
    assertTrue(letter.text().contains(TEXT), letter.text());

    office.follow("Terug naar de berichten");
    browser.untilShown("#message-1");
    assertTrue(browser.text("#message-1").contains("8 mensen"), browser.text("#message-1"));
    office.assertFineToUse("beheer-berichten");
    office.visit("#ronde/2024-2025/berichten/schrijven");
    browser.untilShown("#subject");
    assertEquals("", browser.value("#subject"), "what was sent is not there any more");

    writeToChosenInitiatives();
    office.assertQuiet();
  }

  @Test
  void a_paragraph_is_added_to_a_kind_of_mail_seen_in_the_preview_and_sent_from_then_on() {
    office.signIn("#ronde/2024-2025/bewerken/alineas");
    browser.untilShown("#step-on");
    office.assertFineToUse("beheer-alineas");
    browser.all("summary").getFirst().sendKeys(Keys.ENTER);
    browser.untilShown("#paragraphs-confirmation");
    browser.type("paragraphs-confirmation", "x".repeat(1001));
    office.strike("step-on");
    browser.untilShown("#step-do");
    office.strike("step-do");
    browser.untilShown("#error-summary");
    assertFalse(browser.text("#paragraphs-confirmation-error").isEmpty());
    office.retype("paragraphs-confirmation", "Zet 28 november in je agenda.\n\nTot dan!");
    office.assertFineToUse("beheer-alineas-open");
    office.strike("step-on");
    browser.untilShown("#step-do");
    browser.all("#preview > summary").getFirst().sendKeys(Keys.ENTER);
    browser.untilShown("#preview .preview summary");
    browser.all("#preview .preview > summary").getFirst().sendKeys(Keys.ENTER);
    browser.untilShown(".mail-frame");
    browser.until(
        "the paragraph", () -> browser.textInFrame(".mail-frame").contains("28 november"));
    office.assertFineToUse("beheer-alineas-controle");
    office.strike("step-do");
    office.untilTitle("Gedaan");
    office.visit("#ronde/2024-2025/bewerken");
    office.untilTitle("Ronde bewerken");
    assertTrue(browser.text("main").contains("Zet 28 november in je agenda."));
    office.api().register(Form.number(9));
    office.api().settle();
    var mail = office.api().mailbox().to("aafke9@school.example").getLast().text();
    assertTrue(mail.contains("\nZet 28 november in je agenda.\n\nTot dan!\n"), mail);
    office.assertQuiet();
  }

  private void writeToChosenInitiatives() {
    office.visit("#ronde/2024-2025/initiatieven");
    browser.untilShown("#pick-all");
    browser.all("tbody .pick input").getFirst().click();
    browser.untilShown("#write-chosen");
    office.strike("write-chosen");
    browser.untilShown("#step-on");
    assertEquals("chosen", browser.value("[name=to]:checked"));
    browser.type("subject", "Alleen voor jullie");
    browser.type("text", "Dag!");
    office.assertFineToUse("beheer-bericht-gekozen");
    office.strike("step-on");
    browser.untilShown("#step-do");
    assertEquals("Verstuur aan 2 mensen", browser.text("#step-do"));
    office.strike("step-do");
    office.untilTitle("Gedaan");
    office.follow("Terug naar de berichten");
    browser.untilShown("#message-2");
    browser.all("#message-2 summary").getFirst().click();
    browser.untilShown("#erase-2");
    office.strike("erase-2");
    office.strike("erase-2");
    browser.until("erased", () -> browser.text("#message-2").contains("Bericht 2 (tekst gewist)"));
  }
}
