package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium as a visitor uses it, with a keyboard. It also watches what the page does in the
 * background.
 */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();
  private static final String AXE = axeScript();

  /** More stops than any page has. */
  private static final int MOST_TABS = 150;

  private static final String TABS = Keys.TAB.toString().repeat(6);

  /** Records where each stroke leads, and ignores strokes that come after the walk. */
  private static final String WALK =
      """
      const id = arguments[0];
      window.walk?.end();
      let strokes = 0;
      const walk = { unseen: null, there: () => document.activeElement?.id === id };
      const look = (target) => {
        // Where the page itself puts focus, such as a new heading, is no stop of this walk.
        if (target.tabIndex < 0) return;
        const box = target.getBoundingClientRect();
        const style = getComputedStyle(target);
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
        if (box.width === 0 || box.height === 0 || !(outlined || style.boxShadow !== 'none')) {
          walk.unseen ??= target.id || target.outerHTML;
        }
      };
      const stop = ({ target }) => look(target);
      const stroke = (event) => {
        if (event.key !== 'Tab') return;
        const at = document.activeElement;
        // Within a date field focus goes on without an event. Where the walk begins somebody may have clicked.
        if (strokes++ > 0 && at && at !== document.body) look(at);
        if (walk.there() || walk.unseen !== null) event.preventDefault();
      };
      walk.end = () => {
        document.removeEventListener('focusin', stop);
        document.removeEventListener('keydown', stroke, true);
      };
      document.addEventListener('focusin', stop);
      document.addEventListener('keydown', stroke, true);
      window.walk = walk;
      """;

  /**
   * Selenium warns of a protocol that no test here uses; this field keeps the logger, which would
   * otherwise be forgotten.
   */
  private static final Logger LOGGER = Logger.getLogger("org.openqa.selenium");

  static {
    LOGGER.setLevel(Level.SEVERE);
  }

  private static final int LAPTOP = 1280;
  private static final int PHONE = 320;

  private final Path profile;
  private final ChromeDriver driver;

  /** The width to which the window goes back. */
  private int usual = LAPTOP;

  /** Why no test in a browser can run on this machine; empty when they can. */
  static Optional<String> missing() {
    var absent =
        List.of("chromium", "chromedriver").stream()
            .filter(program -> find(program).isEmpty())
            .toList();
    return absent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Skipped: a browser is needed, and these are not on the PATH: "
                + String.join(", ", absent));
  }

  static Browser open() {
    return new Browser();
  }

  /** A browser. Where there is none, the tests that ask for it are skipped with the reason. */
  static Browser openOrSkip() {
    missing().ifPresent(System.out::println);
    assumeTrue(missing().isEmpty(), () -> missing().get());
    return open();
  }

  /**
   * Checks that everybody can use the page as it is now: axe finds no fault, and the page fits a
   * narrow screen.
   */
  void assertFineToUse(String name) {
    screenshot(name);
    assertAll(
        name,
        () -> assertEquals(List.of(), axe()),
        () -> assertFalse(scrollsSidewaysWhenNarrow(), "scrolls sideways"));
  }

  /**
   * Checks that the pages stored nothing, asked no other site, and caused no complaint.
   *
   * @param expected complaints about answers that a page expects; the browser reports them too
   */
  void assertQuiet(URI here, Predicate<String> expected) {
    assertAll(
        () ->
            assertEquals(List.of(), complaints().stream().filter(Predicate.not(expected)).toList()),
        () -> assertEquals(0, cookies()),
        () -> assertEquals(List.of(), requestsElsewhere(here.toString())));
  }

  private Browser() {
    try {
      profile = Files.createTempDirectory("profile");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var options = new ChromeOptions();
    options.setBinary(find("chromium").orElseThrow().toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=nl",
        "--user-data-dir=" + profile);
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(find("chromedriver").orElseThrow().toFile())
                .build(),
            options);
    width(usual);
  }

  /** Goes to a page. */
  void go(Object address) {
    driver.get(address.toString());
  }

  /** Goes to another view of a page; returns when the old view is gone. */
  void turnTo(Object address) {
    var old = the("h1");
    go(address);
    until("another view", () -> ExpectedConditions.stalenessOf(old).apply(driver));
  }

  /** The current address. */
  String address() {
    return driver.getCurrentUrl();
  }

  void back() {
    driver.navigate().back();
  }

  /** Lets every site forget this browser, as after a day. */
  void forgetCookies() {
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
  }

  void reload() {
    driver.navigate().refresh();
  }

  /** Deletes what pages of that origin stored. */
  void forget(Object origin) {
    // A page can still store something while it is left.
    driver.get("about:blank");
    driver.executeCdpCommand(
        "Storage.clearDataForOrigin",
        Map.of("origin", origin.toString(), "storageTypes", "local_storage"));
  }

  WebElement the(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  String text(String selector) {
    return the(selector).getText();
  }

  String value(String selector) {
    return the(selector).getDomProperty("value");
  }

  String title() {
    return driver.getTitle();
  }

  boolean shows(String selector) {
    return all(selector).stream().anyMatch(WebElement::isDisplayed);
  }

  /** The id of the element that has focus. */
  String focused() {
    return driver.switchTo().activeElement().getDomProperty("id");
  }

  /** Waits until the condition holds; when the page changes during a check, it is checked again. */
  void until(String what, BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
        .ignoring(StaleElementReferenceException.class)
        .withMessage(
            () -> what + " is not seen on " + driver.getCurrentUrl() + ":\n" + text("main"))
        .until(_ -> condition.getAsBoolean());
  }

  void untilShown(String selector) {
    until(selector + "", () -> shows(selector));
  }

  /** Strikes keys, which go to whatever has focus. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Types in the field that has focus, in the place of all that it held. */
  void pressAll(String text) {
    new Actions(driver)
        .keyDown(Keys.CONTROL)
        .sendKeys("a")
        .keyUp(Keys.CONTROL)
        .sendKeys(text)
        .perform();
  }

  /**
   * Moves the focus to an element as a person without a mouse does, and records the way. Several
   * strokes are sent at once; strokes after the arrival do nothing.
   */
  void tabTo(String id) {
    driver.executeScript(WALK, id);
    for (int tabs = 0; tabs < MOST_TABS; tabs += TABS.length()) {
      press(TABS);
      var walk =
          (List<?>)
              driver.executeScript(
                  "const { unseen } = walk, there = walk.there(); if (there) walk.end(); return"
                      + " [unseen, there]");
      if (walk.getFirst() != null) {
        throw new AssertionError("focus cannot be seen on #" + walk.getFirst());
      }
      if (Boolean.TRUE.equals(walk.getLast())) {
        return;
      }
    }
    throw new AssertionError("the Tab key does not lead to #" + id);
  }

  void type(String id, String text) {
    tabTo(id);
    press(text);
  }

  /** How many elements that fit a selector are on paper. */
  long printed(String selector) {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    var shown = all(selector).stream().filter(WebElement::isDisplayed).count();
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    return shown;
  }

  /** Cuts the connection, or restores it. */
  void offline(boolean offline) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** Gives this answer to the page's next request, as if a gateway on the way gave it. */
  void answerOnce(int status, String body) {
    driver.executeScript(
        """
        const real = window.fetch;
        window.fetch = () => {
          window.fetch = real;
          return Promise.resolve(new Response(arguments[1], {status: arguments[0]}));
        };
        """,
        status,
        body);
  }

  /** Presses every button on the page once, as a program does, and gives their number. */
  int pressAllButtons() {
    var pressed =
        (Number)
            driver.executeScript(
                """
                const buttons = [...document.querySelectorAll('button')];
                buttons.forEach((button) => button.click());
                return buttons.length;
                """);
    return pressed.intValue();
  }

  /** Fills in a field as a program does, whether people can see the field or not. */
  void fillUnseen(String id, String text) {
    fill(id, text, "input");
  }

  /** Fills in a field as some browsers do by themselves: without saying that they type. */
  void autofill(String id, String text) {
    fill(id, text, "change");
  }

  private void fill(String id, String text, String event) {
    driver.executeScript(
        """
        const field = document.getElementById(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new Event(arguments[2], {bubbles: true}));
        """,
        id,
        text,
        event);
  }

  /** The result of a script in the page, which may wait and import. */
  Object run(String script) {
    return driver.executeAsyncScript(
        """
        const done = arguments[arguments.length - 1];
        (async () => { %s })().then(done, (error) => done(`failed: ${error}`));
        """
            .formatted(script));
  }

  /** What is seen within a frame. */
  String textInFrame(String selector) {
    driver.switchTo().frame(the(selector));
    try {
      return driver.findElement(By.cssSelector("body")).getText();
    } finally {
      driver.switchTo().defaultContent();
    }
  }

  /** Does something that opens a tab, looks at the tab, and comes back. */
  void inNewTab(Runnable opens, Runnable looks) {
    var here = driver.getWindowHandle();
    opens.run();
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
        .until(_ -> driver.getWindowHandles().size() > 1);
    driver.getWindowHandles().stream()
        .filter(tab -> !tab.equals(here))
        .forEach(driver.switchTo()::window);
    try {
      width(usual);
      looks.run();
    } finally {
      driver.close();
      driver.switchTo().window(here);
    }
  }

  /** Opens a tab beside this one and goes on in it; gives what leads back to the first. */
  String openTab(Object address) {
    var here = driver.getWindowHandle();
    driver.switchTo().newWindow(WindowType.TAB);
    width(usual);
    go(address);
    return here;
  }

  /** Goes on in another tab; gives what leads back to this one. */
  String toTab(String tab) {
    var here = driver.getWindowHandle();
    driver.switchTo().window(tab);
    return here;
  }

  /** Closes this tab and goes on in another. */
  void closeTab(String other) {
    driver.close();
    driver.switchTo().window(other);
  }

  /** Does something in pages that can store nothing, as in a browser that blocks or is full. */
  void withoutStorage(Runnable act) {
    var script =
        driver
            .executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                    "source",
                    "Storage.prototype.setItem = () => { throw new DOMException('blocked'); };"))
            .get("identifier");
    try {
      act.run();
    } finally {
      driver.executeCdpCommand(
          "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
    }
  }

  /** Whether an element is within the window as it is scrolled now. */
  boolean inSight(String selector) {
    return Boolean.TRUE.equals(
        driver.executeScript(
            "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
                + " return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;",
            selector));
  }

  /** The faults that axe finds in the page as it is now, or the reason why it could not check. */
  List<String> axe() {
    if (Boolean.FALSE.equals(driver.executeScript("return 'axe' in window"))) {
      driver.executeScript(AXE);
    }
    var found =
        run(
            """
            const { passes, violations } = await axe.run(document, {
              iframes: false,
              preload: false,
              resultTypes: ['violations'],
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
            });
            if (passes.length === 0) return ['axe looked at nothing'];
            return violations.map(({ id, help, nodes }) => `${id}: ${help} ${JSON.stringify(
              nodes.map(({ html, failureSummary }) => [html, failureSummary]))}`);
            """);
    return found instanceof List<?> violations
        ? violations.stream().map(Object::toString).toList()
        : List.of("axe " + found);
  }

  /** Does something on a small telephone with a touch screen. */
  void onPhone(Runnable act) {
    usual = PHONE;
    touch(true);
    width(usual);
    try {
      act.run();
    } finally {
      usual = LAPTOP;
      touch(false);
      width(usual);
    }
  }

  private void touch(boolean enabled) {
    driver.executeCdpCommand(
        "Emulation.setTouchEmulationEnabled", Map.of("enabled", enabled, "maxTouchPoints", 1));
  }

  /** Touches an element where its middle is, after it was swiped into sight. */
  void tap(WebElement element) {
    var at =
        (List<?>)
            driver.executeScript(
                """
                arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });
                const { left, top, width, height } = arguments[0].getBoundingClientRect();
                const at = [left + width / 2, top + height / 2];
                const hit = document.elementFromPoint(...at);
                return [...at, arguments[0].contains(hit) || hit?.contains(arguments[0])];
                """,
                element);
    if (!Boolean.TRUE.equals(at.getLast())) {
      throw new AssertionError("something lies over " + element.getDomProperty("outerHTML"));
    }
    driver.executeCdpCommand(
        "Input.dispatchTouchEvent",
        Map.of(
            "type",
            "touchStart",
            "touchPoints",
            List.of(Map.of("x", at.getFirst(), "y", at.get(1)))));
    driver.executeCdpCommand(
        "Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
  }

  /**
   * Types in the field that has focus, in the place of what it held, as a screen's keyboard does.
   */
  void retype(String text) {
    driver.executeScript("document.activeElement.select();");
    driver.executeCdpCommand("Input.insertText", Map.of("text", text));
  }

  /** The id of an element; one that has none gets one, so that a test can lead there. */
  String idOf(WebElement element) {
    return (String)
        driver.executeScript(
            "window.named = (window.named ?? 0) + 1; return (arguments[0].id ||="
                + " `named-${window.named}`);",
            element);
  }

  /** Does something in a window as narrow as a small telephone. */
  void narrow(Runnable act) {
    width(PHONE);
    try {
      act.run();
    } finally {
      width(usual);
    }
  }

  /** Whether the page is wider than a telephone's screen of 320 pixels. */
  boolean scrollsSidewaysWhenNarrow() {
    width(PHONE);
    try {
      return Boolean.TRUE.equals(
          driver.executeScript(
              "return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) >"
                  + " arguments[0]",
              PHONE));
    } finally {
      width(usual);
    }
  }

  /** Saves pictures of the whole page, wide and narrow, when a test run asks for pictures. */
  void screenshot(String name) {
    if (!Boolean.getBoolean("screenshots")) {
      return;
    }
    shoot(name, LAPTOP);
    shoot(name + "-320", PHONE);
    width(usual);
  }

  /** The browser's complaints since this was last called. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /**
   * The requests of the current page to other sites that succeeded. Requests that its content
   * security policy refused are among the {@link #complaints()}.
   */
  List<String> requestsElsewhere(String here) {
    var asked =
        (List<?>)
            driver.executeScript(
                "return performance.getEntriesByType('resource').map(({ name }) => name);");
    return asked.stream()
        .map(Object::toString)
        .filter(url -> url.startsWith("http") || url.startsWith("ws"))
        .filter(url -> !url.startsWith(here + "/"))
        .toList();
  }

  int cookies() {
    return driver.manage().getCookies().size();
  }

  @Override
  public void close() {
    driver.quit();
    try (var files = Files.walk(profile)) {
      files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException _) {
      // Left for the machine to clean up.
    }
  }

  private void width(int width) {
    screen(width, 900);
  }

  private void screen(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  private void shoot(String name, int width) {
    width(width);
    // The window is made as high as the page, because parts below the window are not always
    // painted.
    var height = (Number) driver.executeScript("return document.documentElement.scrollHeight");
    screen(width, Math.max(900, height.intValue()));
    var shot = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(
          SCREENSHOTS.resolve(name + ".png"),
          Base64.getDecoder().decode((String) shot.get("data")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String axeScript() {
    try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> find(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
