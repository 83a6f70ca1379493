package nl.leernetwerk.acceptance;

import java.nio.file.Path;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * The place where organisers and facilitators work: one round, and a browser that shows its pages.
 */
record Office(Server server, Browser browser) {
  static final String ORGANISER = "noor.vanvliet@example.org";
  static final String FACILITATOR = "sanne.hoekstra@example.org";

  static final Path ROUND = Server.PROJECT.resolve("events/open-round.json");

  /** The page tells the reader about a refusal; the browser reports that answer as an error too. */
  private static final String REFUSED = "Failed to load resource: the server responded with a";

  /** Opens on the day before the deadline; the test is skipped where there is no browser. */
  static Office open() {
    return at(ROUND, Browser.openOrSkip());
  }

  /** The same round from the start, in the same browser. */
  Office anew() {
    return at(ROUND, browser);
  }

  /** Another round on the same day, in the same browser. */
  Office anew(Path round) {
    return at(round, browser);
  }

  private static Office at(Path round, Browser browser) {
    var server = Server.start("--now", "2024-09-30T12:00:00", "--round", round.toString());
    return new Office(server, browser);
  }

  Api api() {
    return server.api();
  }

  /** Signs in as an organiser and goes to a page. */
  void signIn(String place) {
    signIn(ORGANISER, place);
  }

  void signIn(String email, String place) {
    browser.go("about:blank");
    browser.forgetCookies();
    browser.go(server.address() + "/beheer/" + place);
    browser.untilShown("#sign-in");
    strike("sign-in");
    browser.untilShown("form");
    browser.the("input[value='" + email + "']").findElement(By.xpath("..")).click();
    strike("sign-in");
    browser.untilShown("#sign-out");
  }

  /** Goes to another page; the person stays signed in. */
  void visit(String place) {
    browser.turnTo(server.address() + "/beheer/" + place);
  }

  void untilTitle(String title) {
    browser.until(title, () -> browser.text("h1").equals(title));
  }

  /** Follows the first link with that text. */
  void follow(String link) {
    browser.all("main a").stream()
        .filter(it -> it.getText().equals(link))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no link " + link + " in " + browser.text("main")))
        .sendKeys(Keys.ENTER);
  }

  /** Moves the focus to a button and presses it. */
  void strike(String button) {
    browser.tabTo(button);
    browser.press(Keys.ENTER);
  }

  /** Replaces the content of a field. */
  void retype(String id, String text) {
    browser.the("#" + id).clear();
    browser.type(id, text);
  }

  /**
   * Goes from the form of a change to the page that tells what will happen, and confirms the
   * change.
   */
  void doIt() {
    strike("step-on");
    browser.untilShown("#step-do");
    strike("step-do");
    untilTitle("Gedaan");
  }

  /** The number of mails to an address whose subject begins with that text. */
  long mails(String address, String subject) {
    return api().mailbox().mails().stream()
        .filter(it -> it.to().equals(address) && it.subject().startsWith(subject))
        .count();
  }

  long mails(String address) {
    return mails(address, "");
  }

  /** Checks that everybody can use the page as it is now; saves a picture if asked for. */
  void assertFineToUse(String name) {
    browser.assertFineToUse(name);
  }

  /** Checks that the pages caused no complaint, stored nothing and asked no other site. */
  void assertQuiet() {
    browser.assertQuiet(server.address(), it -> it.contains(REFUSED));
  }
}
