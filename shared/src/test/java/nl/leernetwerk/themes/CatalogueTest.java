package nl.leernetwerk.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("project.root"),
          "shared/src/main/resources/nl/leernetwerk/themes/catalogue");

  private static final String FILE =
      """
      naam: Ouders
      omschrijving: Alles met ouders.
      woorden: moeder, gescheiden ouders

      Een moeder mailt elke dag.
      Hoe krijg je ouders mee?
      """;

  @Test
  void a_file_is_read_as_people_write_it() {
    assertEquals(
        new Theme(
            "ouders",
            "Ouders",
            "Alles met ouders.",
            List.of("moeder", "gescheiden ouders"),
            List.of("Een moeder mailt elke dag.", "Hoe krijg je ouders mee?")),
        Catalogue.read("ouders.txt", FILE));
  }

  @ParameterizedTest
  @CsvSource({
    "'naam: Ouders', 'titel: Ouders', 'ouders.txt, regel 1: hier hoort \"naam:\" te staan.'",
    "'omschrijving: Alles met ouders.', 'omschrijving:', 'ouders.txt, regel 2: achter"
        + " \"omschrijving:\" staat niets.'",
    "'moeder, ', 'moeder, , ', 'ouders.txt, regel 3: tussen twee komma''s staat niets.'",
    "'ouders\n\n', 'ouders\n', 'ouders.txt, regel 4: hier hoort een lege regel te staan.'",
    "'dag.\n', 'dag.\n\n', 'ouders.txt, regel 6: tussen de voorbeelden staat een lege regel.'",
    "'Hoe krijg je ouders mee?', 'Een moeder mailt elke dag.', 'ouders.txt, regel 6: dit voorbeeld"
        + " staat er al.'",
  })
  void a_file_that_breaks_a_rule_is_named_with_the_line(
      String written, String instead, String message) {
    assertTrue(FILE.contains(written));
    var refused =
        assertThrows(
            UnreadableTheme.class,
            () -> Catalogue.read("ouders.txt", FILE.replace(written, instead)));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void a_file_without_an_example_is_named_with_its_last_line() {
    var head = FILE.substring(0, FILE.indexOf("Een moeder mailt"));
    var refused = assertThrows(UnreadableTheme.class, () -> Catalogue.read("ouders.txt", head));
    assertEquals("ouders.txt, regel 4: er staat geen voorbeeld in.", refused.getMessage());
  }

  @Test
  void an_example_stands_in_one_theme() {
    var ouders = Catalogue.read("ouders.txt", FILE);
    var thuis = Catalogue.read("thuis.txt", FILE.replace("naam: Ouders", "naam: Thuis"));
    var refused = assertThrows(UnreadableTheme.class, () -> new Catalogue(List.of(ouders, thuis)));
    assertEquals(
        "thuis.txt, regel 5: dit voorbeeld staat ook in ouders.txt.", refused.getMessage());
  }

  @Test
  void a_name_stands_for_one_theme() {
    var ouders = Catalogue.read("ouders.txt", FILE);
    var thuis = Catalogue.read("thuis.txt", FILE);
    var refused = assertThrows(UnreadableTheme.class, () -> new Catalogue(List.of(ouders, thuis)));
    assertEquals("thuis.txt, regel 1: deze naam staat ook in ouders.txt.", refused.getMessage());
  }

  @Test
  void the_catalogue_has_at_least_twenty_themes_with_a_hundred_examples_each() {
    var themes = Catalogue.load().themes();
    assertTrue(themes.size() >= 20, () -> themes.size() + " themes");
    assertEquals(
        List.of(),
        themes.stream().filter(it -> it.examples().size() < 100).map(Theme::id).toList());
  }

  @Test
  void every_file_of_the_catalogue_is_in_its_index() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertEquals(
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals("index.txt") && !name.equals("README.md"))
              .collect(Collectors.toSet()),
          Catalogue.load().themes().stream()
              .map(theme -> theme.id() + ".txt")
              .collect(Collectors.toSet()));
    }
  }

  @Test
  void no_question_held_apart_is_an_example() {
    var examples =
        Catalogue.load().themes().stream()
            .flatMap(theme -> theme.examples().stream())
            .collect(Collectors.toSet());
    assertEquals(
        List.of(),
        LabelledQuestion.heldApart().stream()
            .map(it -> it.question().text())
            .filter(examples::contains)
            .toList());
  }

  @Test
  void every_label_of_the_questions_held_apart_means_a_theme() {
    var ids = Catalogue.load().themes().stream().map(Theme::id).collect(Collectors.toSet());
    var meant = LabelledQuestion.themesOfLabels();
    LabelledQuestion.heldApart()
        .forEach(it -> assertTrue(ids.containsAll(meant.get(it.label())), it.label()));
  }
}
