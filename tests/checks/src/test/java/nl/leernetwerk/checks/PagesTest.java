package nl.leernetwerk.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every page contains the same header and footer. No program puts them there, so this test keeps
 * them equal. Only the organisers have a header of their own.
 */
class PagesTest {
  private static final Path WEB = Path.of(System.getProperty("project.root"), "web");
  private static final String CURRENT = " aria-current=\"page\"";
  private static final Pattern FRAME =
      Pattern.compile("<header .*</header>|<footer .*</footer>", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]*)\"([^>]*)>");

  @Test
  void every_page_has_the_same_header_and_footer() throws IOException {
    var pages = pages();
    assertTrue(pages.size() > 5, pages.toString());
    var home = frame(WEB.resolve("index.html")).replace(CURRENT, "");
    for (var page : pages) {
      var frame = frame(page).replace(CURRENT, "");
      if (address(page).equals("/beheer/")) {
        assertEquals(footer(home), footer(frame), page.toString());
      } else {
        assertEquals(home, frame, page.toString());
      }
    }
  }

  @Test
  void a_page_marks_only_the_link_to_itself_as_current() throws IOException {
    for (var page : pages()) {
      var own = address(page);
      LINK.matcher(frame(page))
          .results()
          // The name of the site also links to the home page, but is not an item of the menu.
          .filter(link -> !link.group().contains("site-name"))
          .forEach(
              link ->
                  assertEquals(
                      link.group(1).equals(own),
                      link.group(2).contains(CURRENT),
                      page + " marks " + link.group(1)));
    }
  }

  private static List<Path> pages() throws IOException {
    try (var files = Files.walk(WEB)) {
      return files.filter(it -> it.toString().endsWith(".html")).sorted().toList();
    }
  }

  private static String frame(Path page) throws IOException {
    var parts = FRAME.matcher(Files.readString(page)).results().map(MatchResult::group).toList();
    assertEquals(2, parts.size(), page.toString());
    return String.join("\n", parts);
  }

  private static String footer(String frame) {
    return frame.substring(frame.indexOf("<footer "));
  }

  /** The address where the page is served. */
  private static String address(Path page) {
    return "/" + WEB.relativize(page).toString().replaceFirst("(^|/)index\\.html$", "$1");
  }
}
