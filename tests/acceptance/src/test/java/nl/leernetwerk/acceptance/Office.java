package nl.leernetwerk.acceptance;

import java.nio.file.Path;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Where organisers and facilitators work: one round, and a browser at its pages. */
record Office(Server server, Browser browser) {
  static final String ORGANISER = "noor.vanvliet@example.org";
  static final String FACILITATOR = "sanne.hoekstra@example.org";

  static final Path ROUND = Server.PROJECT.resolve("events/open-round.json");

  /** An answer that refuses is told to the reader; the browser notes it too. */
  private static final String REFUSED = "Failed to load resource: the server responded with a";

  /** Opens on the day before the deadline; the test is skipped where there is no browser. */
  static Office open() {
    return at(ROUND, Browser.openOrSkip());
  }

  /** The same round anew, in the same browser. */
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

  /** Comes in as an organiser and goes to a place. */
  void signIn(String place) {
    signIn(ORGANISER, place);
  }

  void signIn(String email, String place) {
    browser.go("about:blank");
    browser.go(server.address() + "/beheer/" + place);
    browser.untilShown("#sign-in");
    strike("sign-in");
    browser.untilShown("form");
    browser.the("input[value='" + email + "']").findElement(By.xpath("..")).click();
    strike("sign-in");
    browser.untilShown("#sign-out");
  }

  /** Goes to another place; who is signed in stays so. */
  void visit(String place) {
    browser.turnTo(server.address() + "/beheer/" + place);
  }

  void untilTitle(String title) {
    browser.until(title, () -> browser.text("h1").equals(title));
  }

  /** Follows the first link that says so. */
  void follow(String link) {
    browser.all("main a").stream()
        .filter(it -> it.getText().equals(link))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no link " + link + " in " + browser.text("main")))
        .sendKeys(Keys.ENTER);
  }

  /** Walks to a button and presses it. */
  void strike(String button) {
    browser.tabTo(button);
    browser.press(Keys.ENTER);
  }

  /** Fills a field with something else. */
  void retype(String id, String text) {
    browser.the("#" + id).clear();
    browser.type(id, text);
  }

  /** From the form of a change to what will happen, and on: until it is done. */
  void doIt() {
    strike("step-on");
    browser.untilShown("#step-do");
    strike("step-do");
    untilTitle("Gedaan");
  }

  /** How many mails an address got whose subject begins so. */
  long mails(String address, String subject) {
    return api().mailbox().mails().stream()
        .filter(it -> it.to().equals(address) && it.subject().startsWith(subject))
        .count();
  }

  long mails(String address) {
    return mails(address, "");
  }

  /** Whether anybody can use the page as it is now; a picture of it stays if asked for. */
  void assertFineToUse(String name) {
    browser.assertFineToUse(name);
  }

  /** That the pages caused no complaint, kept nothing and asked no other site. */
  void assertQuiet() {
    browser.assertQuiet(server.address(), it -> it.contains(REFUSED));
  }
}
