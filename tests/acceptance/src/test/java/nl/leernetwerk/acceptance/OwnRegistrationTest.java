package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page behind the link of each person of a pair, in a browser and by keyboard. */
class OwnRegistrationTest {
  private static final String OPEN = "2024-09-30T12:00:00";
  private static final String AFTER_THE_DEADLINE = "2024-10-02T00:05:00";
  private static final Pattern LINK = Pattern.compile("http\\S+/mijn-aanmelding/#[\\w.-]+[\\w-]");

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
    var small =
        (ObjectNode) Api.json(Files.readString(Server.PROJECT.resolve("events/open-round.json")));
    ((ObjectNode) small.path("networks").get(0)).put("capacity", 5);
    round = Files.writeString(folder.resolve("round.json"), small.toString());
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
    browser.assertQuiet(server.address(), OwnRegistrationTest::isRefusal);
  }

  @Test
  void a_program_that_opens_the_link_and_presses_every_button_in_sight_changes_nothing() {
    at(OPEN);
    var mails = api.mailbox().mails().size();
    go(link("aafke1@school.example"));
    browser.assertFineToUse("mijn-aanmelding");
    assertTrue(browser.text("main").indexOf("Je aanmelding is binnen") < 40, browser.text("main"));
    unfold();
    var shown = browser.text("main");
    assertTrue(shown.contains("Wessel Brouwer 1"), shown);
    assertTrue(shown.contains("Sinds het aanmelden is er niets gewijzigd"), shown);
    assertEquals(3, browser.pressAllButtons());
    browser.untilShown("#do");
    go(link("aafke1@school.example"));
    unfold();
    assertEquals(shown, browser.text("main"));
    assertEquals(mails, api.mailbox().mails().size());
  }

  @Test
  void a_school_of_another_initiative_is_told_when_it_is_typed_and_an_own_one_is_not() {
    at(OPEN);
    go(link("aafke1@school.example"));
    open("change", "Aanmelding wijzigen");
    browser.tabTo("school-manual-toggle");
    browser.press(Keys.ENTER);
    browser.until("the fields", () -> browser.focused().equals("school-manual-name"));
    browser.press("de bonte specht 2");
    browser.type("school-manual-place", "Meppel");
    browser.press(Keys.ENTER);
    browser.until("told", () -> browser.text("#schools-1-error").contains("al aangemeld"));
    assertEquals("", browser.text("#schools-0-error"));
    browser.assertFineToUse("mijn-aanmelding-school-al-aangemeld");
    browser.the("#schools-1-remove").sendKeys(Keys.ENTER);
    browser.until("one school", () -> browser.all("#schools-list li").size() == 1);
  }

  @Test
  void when_two_people_change_at_once_the_second_sees_both_versions_and_chooses() {
    at(OPEN);
    go(link("aafke2@school.example"));
    open("change", "Aanmelding wijzigen");
    assertTrue(browser.text("main").contains("een nieuw moment van ontvangst"));
    retype("expectations", "Wij willen vooral oefenen.");
    browser.assertFineToUse("mijn-aanmelding-wijzigen");

    try (var other = Browser.open()) {
      other.go(link("wessel2@school.example"));
      other.untilShown("#open-change");
      other.tabTo("open-change");
      other.press(Keys.ENTER);
      other.untilShown("#registration-form");
      other.type("expectations", Keys.chord(Keys.CONTROL, "a") + "Wij willen vooral praten.");
      other.type("initiative-name", Keys.chord(Keys.CONTROL, "a") + "Samen sterker");
      other.tabTo("to-check");
      other.press(Keys.ENTER);
      other.untilShown("#send");
      other.tabTo("send");
      other.press(Keys.ENTER);
      other.untilShown("#history");
    }

    press("to-check");
    browser.untilShown("#changes");
    press("send");
    browser.untilShown("#chosen");
    assertEquals("view-title", browser.focused());
    assertTrue(browser.text("#taken").contains("Samen sterker"));
    assertTrue(browser.text("main").contains("Wij willen vooral praten."));
    assertTrue(browser.text("main").contains("Wij willen vooral oefenen."));
    press("chosen");
    browser.untilShown("#error-summary");
    assertEquals("error-summary", browser.focused());
    browser.assertFineToUse("mijn-aanmelding-allebei");
    browser.press(Keys.TAB);
    browser.press(Keys.ENTER);
    browser.press(Keys.ARROW_DOWN);
    press("chosen");
    browser.untilShown("#changes");
    press("send");
    browser.untilShown("#history");
    assertTrue(browser.text("main").contains("Samen sterker"));
    assertTrue(browser.text("main").contains("Wij willen vooral oefenen."));
    assertTrue(browser.text("#history").contains("door de schoolleiding"));
    assertTrue(browser.text("#history").contains("door jou"));
  }

  @Test
  void an_extra_school_gives_a_new_time_of_arrival_and_the_page_says_so_before_sending() {
    at(OPEN);
    go(link("wessel3@school.example"));
    var arrived = browser.text("#facts");
    api.moveTo("2024-09-30T15:00:00");
    open("change", "Aanmelding wijzigen");
    browser.type("school-search", "wolkenfluit");
    browser.until("found", () -> browser.shows("#school-options [role=option]"));
    browser.press(Keys.ARROW_DOWN, Keys.ENTER);
    browser.until("chosen", () -> browser.all("#schools-list li").size() == 2);
    browser.reload();
    browser.until("what was typed", () -> browser.all("#schools-list li").size() == 2);
    press("to-check");
    browser.untilShown("#changes");
    assertTrue(browser.text("main").contains("achter iedereen die zich al heeft aangemeld"));
    browser.assertFineToUse("mijn-aanmelding-controleren");
    press("send");
    browser.untilShown("#history");
    assertEquals("view-title", browser.focused());
    assertNotEquals(arrived, browser.text("#facts"));
    assertTrue(browser.text("#facts").contains("30 september 2024 om 15.00 uur"));
    assertTrue(browser.text("main").contains("De Wolkenfluit"));
  }

  @Test
  void withdrawing_needs_a_tick_and_can_be_undone() {
    at(OPEN);
    go(link("aafke4@school.example"));
    open("withdraw", "De aanmelding intrekken?");
    press("do");
    browser.untilShown("#error-summary");
    assertEquals("error-summary", browser.focused());
    browser.assertFineToUse("mijn-aanmelding-intrekken");
    sure();
    browser.until("withdrawn", () -> browser.shows("#open-undo-withdrawal"));
    assertTrue(browser.text("#state").contains("Jullie aanmelding is ingetrokken"));
    browser.assertFineToUse("mijn-aanmelding-ingetrokken");
    open("undo-withdrawal", "Het intrekken ongedaan maken?");
    press("do");
    browser.until("back", () -> browser.shows("#open-withdraw"));
    assertTrue(browser.text("#state").contains("Je aanmelding is binnen"));
  }

  @Test
  void after_a_hand_over_the_old_link_no_longer_works_and_the_colleagues_link_does() {
    at(OPEN);
    var old = link("aafke5@school.example");
    go(old);
    open("hand-over", "Je plek overdragen aan een collega");
    browser.type("colleague-name", "Ilse de Wit");
    browser.type("colleague-email", "ilse@school.example");
    browser.type("colleague-role", "intern begeleider");
    browser.assertFineToUse("mijn-aanmelding-overdragen");
    browser.press(Keys.ENTER);
    press("do");
    browser.until("the check", () -> browser.text("h1").equals("Klopt dit?"));
    assertTrue(browser.text("#colleague").contains("ilse@school.example"));
    browser.assertFineToUse("mijn-aanmelding-overdragen-controleren");
    press("back");
    browser.untilShown("#colleague-role");
    assertEquals("intern begeleider", browser.value("#colleague-role"));
    press("do");
    browser.until("the check", () -> browser.text("h1").equals("Klopt dit?"));
    press("do");
    browser.until("it", () -> browser.text("h1").equals("Je plek is overgedragen"));
    browser.assertFineToUse("mijn-aanmelding-overgedragen");
    browser.go("about:blank");
    browser.go(old);
    browser.until("dead", () -> browser.text("h1").equals("Deze link werkt niet"));
    browser.assertFineToUse("mijn-aanmelding-dode-link");
    go(link("ilse@school.example"));
    unfold();
    assertTrue(browser.text("main").contains("Ilse de Wit"));
    assertFalse(browser.text("main").contains("Aafke Lindeman 5"));
  }

  @Test
  void a_lost_link_is_asked_for_and_the_answer_does_not_tell_whether_the_address_is_known() {
    at(OPEN);
    browser.go(server.address() + "/mijn-aanmelding/");
    browser.untilShown("#lost-send");
    press("lost-send");
    browser.untilShown("#error-summary");
    browser.assertFineToUse("mijn-aanmelding-link-kwijt");
    var unknown = asked("niemand@school.example");
    browser.reload();
    browser.untilShown("#lost-send");
    var before = api.mailbox().to("wessel6@school.example").size();
    assertEquals(unknown, asked("wessel6@school.example"));
    browser.assertFineToUse("mijn-aanmelding-link-aangevraagd");
    var mails = api.mailbox().to("wessel6@school.example");
    assertEquals(before + 1, mails.size());
    assertEquals(List.of(), api.mailbox().to("niemand@school.example"));
    go(linkIn(mails.getLast()));
    unfold();
    assertTrue(browser.text("main").contains("Wessel Brouwer 6"));
  }

  @Test
  void after_the_deadline_a_seat_that_comes_free_is_offered_and_accepted_on_the_page() {
    at(AFTER_THE_DEADLINE);
    // The second school was added last, so its registration is the one for which there was no room.
    var waits = link("wessel3@school.example");
    go(waits);
    assertTrue(browser.text("#state").contains("Jullie staan op de wachtlijst"));
    assertEquals("1", browser.text("#place"));
    assertFalse(browser.shows("#open-change"));
    browser.assertFineToUse("mijn-aanmelding-wachtlijst");
    for (var number : List.of(1, 2)) {
      go(link("aafke" + number + "@school.example"));
      open("withdraw", "De aanmelding intrekken?");
      sure();
      browser.until("it", () -> browser.text("#state").contains("ingetrokken"));
    }
    api.settle();
    go(waits);
    assertTrue(browser.text("#state").contains("Er is een plek voor jullie"));
    assertTrue(browser.text("#answer-by").endsWith("oktober 2024"), browser.text("#answer-by"));
    browser.assertFineToUse("mijn-aanmelding-aanbod");
    unfold();
    // Others caused the change, and nobody of this initiative did.
    assertTrue(browser.text("#history").contains("00.05 uur, automatisch"));
    assertFalse(browser.text("#history").contains("door de docent"));
    open("accept", "De plek aannemen?");
    browser.assertFineToUse("mijn-aanmelding-aannemen");
    press("do");
    browser.until("it", () -> browser.text("#state").contains("Jullie hebben een plek"));
    assertTrue(browser.text("main").contains("Sanne Hoekstra, sanne.hoekstra@example.org"));
    assertTrue(browser.text("main").contains("eind november 2024"));
    browser.assertFineToUse("mijn-aanmelding-aangenomen");

    open("correct-people", "Gegevens van jullie tweeën verbeteren");
    assertFalse(browser.shows("#expectations"));
    retype("leader-phone", "0522-123456");
    browser.assertFineToUse("mijn-aanmelding-verbeteren");
    press("to-check");
    browser.untilShown("#changes");
    press("send");
    browser.untilShown("#history");
    assertTrue(browser.text("main").contains("0522-123456"));
  }

  private static void at(String moment) {
    server = SYSTEMS.computeIfAbsent(moment, OwnRegistrationTest::start);
    api = server.api();
  }

  /** A system at that moment with six initiatives, one for each test while registration is open. */
  private static Server start(String moment) {
    var started = Server.start("--now", OPEN, "--round", round.toString());
    for (int number = 1; number <= 6; number++) {
      started.api().register(Form.number(number));
    }
    if (!moment.equals(OPEN)) {
      addSchool(started.api(), "wessel3@school.example");
      started.api().moveTo(moment);
    }
    return started;
  }

  private static void addSchool(Api api, String address) {
    var link = api.mailbox().link(address);
    var wanted = (ObjectNode) api.own(link).json().path("registration").deepCopy();
    ((ArrayNode) wanted.path("schools")).addObject().put("name", "De Overkant").put("place", "Ede");
    assertEquals(200, api.byLink(link, "PUT", "", wanted.toString()).status());
  }

  /** The link in the last mail to that address that contains one. */
  private static String link(String address) {
    return api.mailbox().to(address).reversed().stream()
        .filter(mail -> LINK.matcher(mail.text()).find())
        .findFirst()
        .map(OwnRegistrationTest::linkIn)
        .orElseThrow();
  }

  private static String linkIn(Mailbox.Mail mail) {
    var link = LINK.matcher(mail.text());
    assertTrue(link.find(), mail.text());
    return link.group();
  }

  private static void go(String link) {
    // The browser does not load a page again when only the fragment of the address differs.
    browser.go("about:blank");
    browser.go(link);
    browser.untilShown("#state");
  }

  /** Opens what is folded. */
  private static void unfold() {
    browser.all("details:not([open]) > summary").forEach(it -> it.sendKeys(Keys.ENTER));
  }

  private static void open(String step, String title) {
    press("open-" + step);
    browser.until(title, () -> browser.text("h1").equals(title));
    assertEquals("view-title", browser.focused());
  }

  private static void press(String id) {
    browser.tabTo(id);
    browser.press(Keys.ENTER);
  }

  private static void sure() {
    browser.tabTo("sure");
    browser.press(Keys.SPACE);
    press("do");
  }

  private static void retype(String id, String text) {
    browser.type(id, Keys.chord(Keys.CONTROL, "a") + text);
  }

  private static String asked(String address) {
    browser.type("email", address);
    press("lost-send");
    browser.until("an answer", () -> browser.focused().equals("lost-outcome"));
    return browser.text("main");
  }

  private static boolean isRefusal(String complaint) {
    return Stream.of(
            "/api/my-registration - Failed to load resource: the server responded with a status of"
                + " 401",
            "/api/my-registration - Failed to load resource: the server responded with a status of"
                + " 412")
        .anyMatch(complaint::contains);
  }
}
