package nl.leernetwerk.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Dutch that people read has one word for each idea, as the glossary says. */
class WordsTest {
  private static final Path PROJECT = Path.of(System.getProperty("project.root"));

  /** Where people's words are: pages, templates of mails, and the code that makes sentences. */
  private static final List<String> PLACES =
      List.of("web", "shared/src/main", "functions/src/main", "openapi.yaml");

  private static final Pattern READ = Pattern.compile(".*\\.(html|js|mustache|java|yaml)");

  /** Text in a file that may be read by people: in code, only what stands between quotes. */
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|`[^`]*`");

  private static List<String> words() throws IOException {
    return Files.readAllLines(PROJECT.resolve("docs/glossary.md")).stream()
        .dropWhile(line -> !line.equals("## Dutch words not to use"))
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .map(line -> line.split("\\|", -1)[3])
        .flatMap(cell -> Arrays.stream(cell.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  @Test
  void no_page_and_no_mail_uses_a_second_word_for_an_idea() throws IOException {
    var words = words();
    assertTrue(words.size() > 8, words::toString);
    var found = new ArrayList<String>();
    for (var file : files()) {
      var text = said(file);
      words.stream()
          .filter(word -> Pattern.compile("(?<![a-z])" + Pattern.quote(word)).matcher(text).find())
          .map(word -> PROJECT.relativize(file) + ": " + word)
          .forEach(found::add);
    }
    assertEquals(List.of(), found);
  }

  private static String said(Path file) throws IOException {
    var text = Files.readString(file).toLowerCase(Locale.ROOT);
    if (file.toString().endsWith(".java")) {
      // A long sentence is several strings.
      text = text.replaceAll("\"\\s*\\+\\s*\"", "");
    }
    return file.toString().matches(".*\\.(java|js)")
        ? String.join("\n", QUOTED.matcher(text).results().map(it -> it.group()).toList())
        : text.replaceAll("\\s+", " ");
  }

  private static List<Path> files() {
    return PLACES.stream().map(PROJECT::resolve).flatMap(WordsTest::walk).toList();
  }

  private static Stream<Path> walk(Path place) {
    try (var files = Files.walk(place)) {
      return files
          .filter(Files::isRegularFile)
          .filter(it -> READ.matcher(it.toString()).matches() && !it.toString().contains("vendor"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
