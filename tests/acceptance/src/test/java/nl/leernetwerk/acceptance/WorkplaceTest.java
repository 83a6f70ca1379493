package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/**
 * A facilitator calls, sharpens and groups, with a keyboard alone and with a finger on a phone.
 * Both do all of it, each in a network of their own with forty questions.
 */
class WorkplaceTest {
  private static final int INITIATIVES = 10;
  private static final int QUESTIONS = 4;
  private static final String SHARPER = "Hoe plannen we dat in het rooster van volgend jaar?";
  private static final String CORRECTED = "Hoe plannen wij dat, samen met de ouders?";
  private static final List<String> NAMES =
      List.of(
          "Samen naar school",
          "De brede brug",
          "Onderwijs voor iedereen",
          "Iedereen hoort erbij",
          "Een klas voor allemaal",
          "Dichtbij leren",
          "Naast elkaar",
          "Op eigen wijze",
          "De open deur",
          "Verder samen");

  private static Office office;
  private static Browser browser;
  private static final Map<String, String> REFERENCES = new HashMap<>();

  @BeforeAll
  static void two_networks_of_ten_initiatives_with_forty_questions_each() throws IOException {
    office = Office.open();
    browser = office.browser();
    var sentences =
        Files.readAllLines(
                Server.PROJECT.resolve(
                    "shared/src/test/resources/nl/leernetwerk/themes/first-examples.tsv"))
            .stream()
            .map(line -> line.split("\t", 2)[1])
            .toList();
    for (int i = 0; i < 2 * INITIATIVES; i++) {
      int number = i;
      var network = i < INITIATIVES ? "PO" : "VO";
      var questions =
          IntStream.range(0, QUESTIONS)
              .mapToObj(it -> sentences.get((number * QUESTIONS + it) * 17 % sentences.size()))
              .toList();
      var form =
          Form.number(i + 1)
              .with("/network", network)
              .with("/initiative/name", NAMES.get(i % INITIATIVES))
              .with("/learningQuestions", questions);
      REFERENCES.putIfAbsent(network, office.api().register(form));
    }
    office.api().moveTo("2024-10-10T09:00:00");
  }

  @AfterAll
  static void stop() {
    if (office != null) {
      office.browser().close();
      office.server().close();
    }
  }

  @AfterEach
  void the_pages_caused_no_complaint_and_stored_nothing() {
    office.assertQuiet();
  }

  @Test
  void a_facilitator_does_all_of_it_with_a_keyboard_alone() {
    new Walk(new Hands.Keyboard(browser), "PO", "sanne.hoekstra@example.org", 1, "").all();
  }

  @Test
  void a_facilitator_does_all_of_it_by_touch_on_a_phone() {
    browser.onPhone(
        () ->
            new Walk(
                    new Hands.Finger(browser),
                    "VO",
                    "karim.bakkali@example.org",
                    INITIATIVES + 1,
                    "-aanraken")
                .all());
  }

  /**
   * The whole of it.
   *
   * @param first the number of the first initiative of the network
   * @param kind what the names of its pictures end in
   */
  private record Walk(Hands hands, String network, String facilitator, int first, String kind) {
    void all() {
      calls();
      sharpens();
      pairAnswers();
      groups();
      pairSeesTheThemes();
    }

    private void calls() {
      signIn("#ronde/2024-2025/leernetwerk/" + network);
      browser.untilShown("#print-list");
      fine("werkplek");
      assertTrue(browser.text(".todo").contains("10 initiatieven"), browser.text(".todo"));
      assertEquals(INITIATIVES, browser.printed("section.check"), "the call list");
      follow("a[href$='" + REFERENCES.get(network) + "']");
      browser.untilShown("#contact-save");
      hands.writeDate("contact-on");
      hands.choose("contact-how", "Telefoon");
      hands.choose("contact-reached", "Ja");
      hands.choose("contact-with", "Schoolleiding");
      hands.write("contact-note", "Belt terug na de herfstvakantie.");
      hands.press("contact-save");
      browser.until("the note", () -> browser.text("main").contains("Belt terug na"));
      assertTrue(browser.text("main").contains("10 oktober 2024"), browser.text("main"));
      fine("werkplek-contact");
    }

    private void sharpens() {
      hands.press("sharpen-open");
      browser.untilShown("#sharpen-save");
      fine("werkplek-aanscherpen");
      hands.write("questions-0-text", SHARPER);
      hands.press("sharpen-save");
      browser.until(
          "the sharpened text", () -> browser.text("#sharpen").contains("nog niet geantwoord"));
      assertTrue(browser.text("#sharpen").contains(SHARPER));
      fine("werkplek-aangescherpt");
    }

    private void pairAnswers() {
      var one = "aafke" + first + "@school.example";
      var mail = office.api().mailbox().to(one).getLast();
      assertTrue(mail.subject().startsWith("Jullie leervragen zijn aangescherpt"), mail.subject());
      assertTrue(mail.text().contains("Wordt: “" + SHARPER), mail.text());
      own(one);
      assertTrue(browser.text("#sharpened-text").contains("Wordt: " + SHARPER));
      fine("mijn-aanmelding-aangescherpt");
      assertEquals(1, version(one), "looking changes nothing");
      hands.press("open-confirm-sharpened");
      browser.untilShown("#do");
      hands.press("do");
      browser.untilShown("#sharpened");
      assertTrue(browser.text("main").contains("Jij zei op"), browser.text("main"));
      assertFalse(browser.shows("#open-confirm-sharpened"));

      own("wessel" + first + "@school.example");
      hands.press("open-correct-sharpened");
      browser.untilShown("#questions-0-text");
      fine("mijn-aanmelding-aanpassen");
      hands.write("questions-0-text", CORRECTED);
      hands.press("do");
      browser.untilShown("#sharpened");
      var shown = browser.text("#sharpened-text");
      assertTrue(shown.contains("Was: " + SHARPER + "\nWordt: " + CORRECTED), shown);
      fine("mijn-aanmelding-verbeterd");
      assertEquals(2, version(one));
      var told = office.api().mailbox().to(facilitator).getLast().text();
      assertTrue(told.contains("Was: “%s” Wordt: “%s”".formatted(SHARPER, CORRECTED)), told);
    }

    private void groups() {
      signIn("#ronde/2024-2025/leernetwerk/" + network);
      browser.untilShown("#print-list");
      follow("a[href$='/themas']");
      browser.untilShown("#themes-save");
      assertEquals(INITIATIVES * QUESTIONS, Set.copyOf(questions()).size());
      fine("themas-voorstel");
      var themes = themes();
      var one = Collections.max(themes, Comparator.comparingInt(it -> questionsOf(it).size()));
      var other = themes.stream().filter(it -> !it.equals(one)).findFirst().orElseThrow();
      unfold(one);
      fine("themas-open");
      var inOne = questionsOf(one);
      var inOther = questionsOf(other);
      var name = nameOf(other);

      move(one, inOne.get(0), "Naar: " + name);
      move(one, inOne.get(1), "Ook in: " + name);
      move(one, inOne.get(2), "Doet niet mee");
      hands.tick("tick-" + one + "-" + inOne.get(3));
      hands.press("split-" + one);
      until("nieuw thema");
      hands.write("name-eigen-1", "Wat we bewaren voor later");
      fold("eigen-1");
      unfold(other);
      hands.choose("merge-" + other, nameOf(one));
      hands.press("merge-now-" + other);
      until("hoort nu bij");
      hands.write("name-" + one, "Thuis, school en ouders");
      hands.choose("meeting-" + one, "half februari 2025");
      hands.press("themes-add");
      until("Er is een thema bij");
      hands.write("name-eigen-2", "Nog te bespreken");
      hands.tick("shown-to-pairs");
      hands.press("themes-save");
      until("Opgeslagen");
      fine("themas-opgeslagen");

      var saved = saved();
      assertEquals(1, saved.path("version").asInt());
      var whole = theme(saved, one);
      assertEquals("Thuis, school en ouders", whole.path("name").asText());
      assertEquals(1, whole.path("meeting").asInt());
      var expected = new HashSet<>(inOne.subList(4, inOne.size()));
      expected.addAll(inOther);
      expected.add(inOne.get(0));
      expected.add(inOne.get(1));
      assertEquals(expected, keys(whole.path("questions")));
      assertEquals(Set.of(inOne.get(3)), keys(theme(saved, "eigen-1").path("questions")));
      assertEquals("Nog te bespreken", theme(saved, "eigen-2").path("name").asText());
      assertEquals(Set.of(inOne.get(2)), keys(saved.path("leftOut")));
    }

    private void pairSeesTheThemes() {
      own("aafke" + first + "@school.example");
      hands.press("theme-0");
      assertTrue(browser.text("main").contains("Thuis, school en ouders"), browser.text("main"));
      fine("mijn-aanmelding-themas");
    }

    private void move(String theme, String question, String to) {
      hands.choose("move-" + theme + "-" + question, to);
      hands.press("go-" + theme + "-" + question);
      until("Verplaatst");
    }

    private void until(String said) {
      browser.until(said, () -> browser.text("main [role=status]").contains(said));
    }

    private void unfold(String theme) {
      hands.press("theme-" + theme);
      browser.untilShown("#name-" + theme);
    }

    private void fold(String theme) {
      hands.press("theme-" + theme);
      browser.until("folded " + theme, () -> !browser.shows("#name-" + theme));
    }

    private JsonNode saved() {
      var path = "/api/rounds/2024-2025/networks/" + network + "/themes";
      return office.api().as(facilitator, "facilitator", "GET", path, "").json();
    }

    private void signIn(String place) {
      browser.go("about:blank");
      browser.forgetCookies();
      browser.go(office.server().address() + "/beheer/" + place);
      browser.untilShown("#sign-in");
      hands.press("sign-in");
      browser.untilShown("form");
      hands.pick("who-" + facilitator);
      hands.press("sign-in");
      browser.untilShown("#sign-out");
    }

    private void follow(String link) {
      hands.press(browser.idOf(browser.the("main " + link)));
    }

    private void fine(String name) {
      browser.assertFineToUse(name + kind);
    }
  }

  private static void own(String address) {
    var link = office.api().mailbox().link(address);
    browser.go("about:blank");
    browser.go(office.server().address() + "/mijn-aanmelding/#" + link);
    browser.untilShown("#sharpened");
  }

  private static int version(String address) {
    var own = office.api().own(office.api().mailbox().link(address));
    return own.json().at("/sharpened/version").asInt();
  }

  /** The questions on the page, each as often as it stands there. */
  private static List<String> questions() {
    return browser.all("select[id^='move-']").stream().map(WorkplaceTest::question).toList();
  }

  /** The ids of the themes on the page. */
  private static List<String> themes() {
    return browser.all("summary[id^='theme-']").stream()
        .map(it -> it.getDomProperty("id").substring("theme-".length()))
        .toList();
  }

  private static String nameOf(String theme) {
    return browser.value("#name-" + theme);
  }

  private static List<String> questionsOf(String theme) {
    return browser.all("[id^='tick-" + theme + "-']").stream()
        .map(WorkplaceTest::question)
        .toList();
  }

  /** The question that a part of the page is about; what is before it is the theme. */
  private static String question(WebElement part) {
    var id = part.getDomProperty("id");
    return id.substring(id.indexOf("2024-2025-"));
  }

  private static JsonNode theme(JsonNode saved, String id) {
    return saved
        .path("themes")
        .valueStream()
        .filter(it -> it.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> keys(JsonNode questions) {
    return Set.copyOf(
        StreamSupport.stream(questions.spliterator(), false)
            .map(it -> it.asText().replace('.', '-'))
            .toList());
  }
}
