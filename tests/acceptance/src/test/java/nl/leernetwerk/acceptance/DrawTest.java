package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A draw as people see it: announced beforehand, and computed again by their own browser. */
class DrawTest {
  private static final String OPEN = "2024-10-01T12:00:00";
  private static final String CLOSED = "2024-10-02T00:05:00";
  private static final String DRAWN = "2024-10-02T12:10:00";

  /** The moment that the round names; the stand-in's moments are those of quicknet. */
  private static final String ROUND_OF_BEACON = "11.686.612";

  private static final String MOMENT = "2 oktober 2024 om 12.00 uur";

  /**
   * The page tells the reader that there is nothing yet; the browser reports that answer as an
   * error too.
   */
  private static final String NOTHING_YET =
      "/draw - Failed to load resource: the server responded with a status of 404";

  private static final Path OF_QUICKNET =
      Server.PROJECT.resolve("local/src/test/resources/nl/leernetwerk/local/draw-of-quicknet.json");

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
    var draw =
        (ObjectNode) Api.json(Files.readString(Server.PROJECT.resolve("events/open-round.json")));
    draw.put("policy", "draw").putObject("beacon").put("time", "2024-10-02T12:00:00");
    round = Files.writeString(folder.resolve("round.json"), draw.toString());
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
    browser.assertQuiet(server.address(), it -> it.contains(NOTHING_YET));
  }

  @Test
  void before_anybody_registers_every_page_tells_the_rules_and_the_beacon_of_the_draw() {
    at(OPEN);
    var draw = api.round().path("draw");
    var told =
        List.of(
            ROUND_OF_BEACON,
            // The page does not call the stand-in quicknet.
            "een ander baken dan het openbare drand",
            MOMENT,
            draw.path("rulesHash").asText(),
            draw.at("/beacon/chain").asText());
    for (var page : List.of("/", "/aanmelden/", "/loting/")) {
      go(page);
      browser.until("the moment", () -> browser.text("main").contains(MOMENT));
      browser.all("#draw-rules > summary").forEach(it -> it.sendKeys(Keys.ENTER));
      told.forEach(it -> assertTrue(browser.text("main").contains(it), page + " " + it));
      browser.assertFineToUse("loting-vooraf" + page.replace("/loting/", "").replace("/", "-"));
    }
    var mail = api.mailbox().to("aafke1@school.example").getFirst().text();
    told.forEach(it -> assertTrue(mail.contains(it), it));
  }

  @Test
  void before_the_closing_there_is_nothing_to_check_yet() {
    at(OPEN);
    go("/loting/");
    browser.untilShown("#timeline");
    assertFalse(browser.shows("#check"));
    assertTrue(
        browser.text("#timeline").contains("Nog niet. Kort na de sluiting op 1 oktober 2024"));
    browser.assertFineToUse("loting-nog-geen-lijst");
  }

  @Test
  void between_the_closing_and_the_beacon_the_list_can_be_checked_and_nothing_is_drawn() {
    at(CLOSED);
    check();
    assertEquals("De lijst klopt; er is nog niet geloot", title());
    assertEquals(List.of("De regels", "De lijst", "Het baken"), agreed());
    assertTrue(browser.text("#outcome").contains("5 initiatieven"));
    var mine = record().findValuesAsText("reference").getFirst();
    browser.type("find", mine.toLowerCase(Locale.ROOT));
    assertTrue(
        browser.text("#found").startsWith(mine + " staat op de lijst"), browser.text("#found"));
    var mail = api.mailbox().to("aafke1@school.example").getLast();
    assertTrue(mail.subject().startsWith("De lijst van de loting is bekend: "), mail.subject());
    assertTrue(browser.text("#outcome").contains(hashIn(mail.text())), mail.text());
    browser.the("#order-PO summary").sendKeys(Keys.ENTER);
    assertEquals(
        record().findValuesAsText("reference"),
        browser.all("#order-PO code").stream().map(it -> it.getText()).toList());
    assertFalse(browser.text("#order-PO").contains("wachtlijst"));
    browser.assertFineToUse("loting-lijst");
    go("/");
    browser.until("the card", () -> browser.text("#round-body").contains("We verdelen nu"));
  }

  @Test
  void after_the_beacon_the_browser_computes_signature_order_seats_and_waiting_list_again() {
    at(DRAWN);
    check();
    assertEquals("De loting klopt", title());
    assertEquals(
        List.of(
            "De regels",
            "De lijst",
            "Het baken",
            "De handtekening van het baken",
            "Het lot",
            "De volgorde",
            "De plekken en de wachtlijst"),
        agreed());
    // The browser warns about the stand-in: whoever has its key can predict its values.
    assertTrue(browser.text("#outcome").contains("Let op: het baken"), browser.text("#outcome"));
    browser.type("find", "2024-2025-ZZZZ-ZZZZ");
    assertTrue(browser.text("#found").contains("staat niet op de lijst"));
    browser.tabTo("keep");
    browser.the("#order-PO summary").sendKeys(Keys.ENTER);
    var turns = browser.all("#order-PO li");
    var order = record().at("/order/PO");
    assertEquals(order.size(), turns.size());
    for (int turn = 0; turn < turns.size(); turn++) {
      var reference = order.get(turn).asText();
      assertEquals(
          "%s, %s: %s"
              .formatted(
                  reference,
                  schools(reference) == 1 ? "1 school" : "4 scholen",
                  seated(reference) ? "plek in PO" : "wachtlijst"),
          turns.get(turn).getText());
    }
    assertTrue(browser.text("#order-PO").contains("wachtlijst"), "there is something to draw for");
    browser.assertFineToUse("loting-klopt");
  }

  @Test
  void the_mail_and_the_own_page_lead_to_the_draw_of_the_round() {
    at(DRAWN);
    var draw = server.address() + "/loting/?ronde=2024-2025";
    for (int number = 1; number <= 5; number++) {
      var mail = api.mailbox().to("wessel" + number + "@school.example").getLast();
      assertTrue(mail.text().contains(draw), mail.text());
    }
    go("/mijn-aanmelding/#" + api.mailbox().link("wessel2@school.example"));
    browser.untilShown("#draw");
    browser.tabTo("draw");
    browser.press(Keys.ENTER);
    browser.untilShown("#check");
    assertEquals(draw, browser.address());
    assertTrue(browser.text("main").contains(MOMENT));
  }

  @Test
  void a_changed_file_is_reported_as_different_with_the_place() throws IOException {
    at(DRAWN);
    var record = record();
    choose(record.toString());
    assertEquals("De loting klopt", title());
    ((ObjectNode) record.at("/seats/PO/0")).put("reference", record.at("/waiting/PO/0").asText());
    choose(record.toString());
    assertEquals("Dit klopt niet", title());
    assertEquals(
        "De plekken en de wachtlijst: klopt niet",
        browser.all(".findings > li > strong").getLast().getText());
    assertTrue(
        browser.all(".findings > li").getLast().getText().contains("/seats/PO/0/reference"),
        browser.text("#outcome"));
    assertFalse(browser.shows("#order-PO"));
    browser.assertFineToUse("loting-klopt-niet");
  }

  @Test
  void a_value_that_the_beacon_did_not_sign_is_found_when_all_the_rest_agrees() throws IOException {
    at(DRAWN);
    var record = record();
    // A round a fortnight later may decide too, and nothing else in the file follows from the
    // round's number.
    ((ObjectNode) record.path("pulse")).put("round", record.at("/pulse/round").asLong() + 403_200);
    choose(record.toString());
    assertEquals("Dit klopt niet", title());
    assertEquals(6, agreed().size());
    assertTrue(browser.text("#outcome").contains("/pulse/signature"), browser.text("#outcome"));
  }

  @Test
  void a_change_of_any_single_value_is_found() {
    at(DRAWN);
    // The script below loads files of the page itself.
    go("/loting/");
    browser.untilShown("#check");
    var unseen =
        browser.run(
            """
            const { checkDraw } = await import('/js/draw/check.js');
            const record = await (await fetch('/api/rounds/current')).json()
              .then(({ draw }) => fetch(draw.record)).then((response) => response.json());
            const rules = new Uint8Array(await (await fetch('/loting/regels-1.txt')).arrayBuffer());
            const unseen = [];
            let changed = 0;
            const found = () => {
              try {
                return checkDraw(record, rules).steps.some((step) => step.differences.length > 0);
              } catch {
                return true;
              }
            };
            const walk = (holder, at) => {
              for (const key of Object.keys(holder)) {
                const value = holder[key];
                if (typeof value === 'object') {
                  walk(value, `${at}/${key}`);
                  continue;
                }
                const others = typeof value === 'number'
                  ? [value + 1, String(value)] : [value.replace(/.$/, (last) => (last === '1' ? '2' : '1'))];
                for (const other of others) {
                  holder[key] = other;
                  changed++;
                  if (!found()) unseen.push(`${at}/${key} = ${JSON.stringify(other)}`);
                }
                holder[key] = value;
              }
            };
            if (found()) unseen.push('the record itself');
            walk(record, '');
            for (const other of [null, [], 1, 'loting', {}]) {
              try {
                checkDraw(other, rules);
                unseen.push(`${JSON.stringify(other)} is read`);
              } catch {
                // as it should be
              }
            }
            if (changed < 60) unseen.push(`only ${changed} changes`);
            return unseen;
            """);
    assertEquals(List.of(), unseen);
  }

  @Test
  void a_file_that_is_not_a_record_gets_a_clear_message() throws IOException {
    at(DRAWN);
    choose("{\"format\": \"leernetwerk-draw 1\"}");
    assertEquals("Dit bestand kunnen we niet lezen", title());
    browser.assertFineToUse("loting-onleesbaar");
  }

  @Test
  void a_draw_by_a_genuine_round_of_quicknet_agrees() throws IOException {
    at(DRAWN);
    choose(Files.readString(OF_QUICKNET));
    assertEquals("De loting klopt", title());
    assertTrue(browser.text("#outcome").contains("Dat is quicknet"), browser.text("#outcome"));
    assertFalse(browser.text("#outcome").contains("Let op"), browser.text("#outcome"));
  }

  private static void at(String moment) {
    server = SYSTEMS.computeIfAbsent(moment, DrawTest::start);
    api = server.api();
  }

  /** A system with five initiatives, at that moment. */
  private static Server start(String moment) {
    var started = Server.start("--now", OPEN, "--round", round.toString());
    for (int number = 1; number <= 5; number++) {
      started.api().register(Form.number(number).ofSchools(number == 1 ? 1 : 4));
    }
    if (!moment.equals(OPEN)) {
      started.api().moveTo(moment);
    }
    return started;
  }

  private static void go(String path) {
    browser.go(server.address() + path);
  }

  /** Checks the current draw on the page, by keyboard. */
  private static void check() {
    go("/loting/");
    browser.untilShown("#check");
    browser.tabTo("check");
    browser.press(Keys.ENTER);
    browser.until("the outcome", () -> browser.focused().equals("outcome-title"));
  }

  /** Chooses a file with that text on the page. */
  private static void choose(String text) throws IOException {
    var file = Files.writeString(folder.resolve("loting.json"), text);
    go("/loting/");
    browser.untilShown("#check");
    browser.tabTo("file");
    browser.the("#file").sendKeys(file.toString());
    browser.until("the outcome", () -> browser.focused().equals("outcome-title"));
  }

  private static String hashIn(String mail) {
    return Pattern.compile("[0-9a-f]{64}")
        .matcher(mail)
        .results()
        .findFirst()
        .orElseThrow()
        .group();
  }

  private static String title() {
    return browser.text("#outcome-title");
  }

  /** The items that agree, of everything that was checked. */
  private static List<String> agreed() {
    return browser.all(".findings > li > strong").stream()
        .map(it -> it.getText())
        .filter(it -> it.endsWith(": klopt"))
        .map(it -> it.substring(0, it.indexOf(':')))
        .toList();
  }

  private static JsonNode record() {
    return api.get("/api/rounds/2024-2025/draw").json();
  }

  private static int schools(String reference) {
    for (var one : record().path("list")) {
      if (one.path("reference").asText().equals(reference)) {
        return one.path("schools").asInt();
      }
    }
    throw new AssertionError(reference + " is not on the list");
  }

  private static boolean seated(String reference) {
    return record().at("/seats/PO").findValuesAsText("reference").contains(reference);
  }
}
