package nl.leernetwerk.acceptance;

import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** How somebody works a page, by the ids of what is on it. */
interface Hands {
  /** Presses a button or a link, or unfolds a part. */
  void press(String id);

  /** Replaces what a field says. */
  void write(String id, String text);

  /** Chooses from a list, by what the choice says. */
  void choose(String id, String option);

  /** Ticks a box. */
  void tick(String id);

  /** Picks one of the buttons of which one can be on. */
  void pick(String id);

  /** Fills in 10 October 2024. */
  void writeDate(String id);

  /** Somebody who has a keyboard, and nothing else. */
  record Keyboard(Browser browser) implements Hands {
    @Override
    public void press(String id) {
      browser.tabTo(id);
      browser.press(Keys.ENTER);
    }

    @Override
    public void write(String id, String text) {
      browser.tabTo(id);
      browser.pressAll(text);
    }

    @Override
    public void choose(String id, String option) {
      browser.tabTo(id);
      var list = new Select(browser.the("#" + id));
      var texts = list.getOptions().stream().map(it -> it.getText()).toList();
      int steps = texts.indexOf(option) - texts.indexOf(list.getFirstSelectedOption().getText());
      if (!texts.contains(option)) {
        throw new AssertionError("no " + option + " in " + texts);
      }
      browser.press(
          (steps < 0 ? Keys.ARROW_UP : Keys.ARROW_DOWN).toString().repeat(Math.abs(steps)));
    }

    @Override
    public void tick(String id) {
      browser.tabTo(id);
      browser.press(Keys.SPACE);
    }

    @Override
    public void pick(String id) {
      var name = browser.the("[id='" + id + "']").getDomProperty("name");
      browser.tabTo(browser.all("[name='" + name + "']").getFirst().getDomProperty("id"));
      browser.press(Keys.SPACE);
      while (!browser.focused().equals(id)) {
        browser.press(Keys.ARROW_DOWN);
      }
    }

    /** The same in whatever order the browser asks for day and month. */
    @Override
    public void writeDate(String id) {
      browser.type(id, "10102024");
    }
  }

  /**
   * Somebody with a finger and a screen. The lists that a phone shows over the page are its own.
   */
  record Finger(Browser browser) implements Hands {
    @Override
    public void press(String id) {
      browser.tap(browser.the("[id='" + id + "']"));
    }

    @Override
    public void write(String id, String text) {
      press(id);
      browser.retype(text);
    }

    @Override
    public void choose(String id, String option) {
      browser.tap(browser.the("label[for='" + id + "']"));
      new Select(browser.the("#" + id)).selectByVisibleText(option);
    }

    @Override
    public void tick(String id) {
      browser.tap(browser.the("label[for='" + id + "']"));
    }

    @Override
    public void pick(String id) {
      tick(id);
    }

    @Override
    public void writeDate(String id) {
      browser.tap(browser.the("label[for='" + id + "']"));
      browser.autofill(id, "2024-10-10");
    }
  }
}
