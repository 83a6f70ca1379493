package nl.leernetwerk.themes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The themes that are known, in the order of {@code catalogue/index.txt}. People read and edit the
 * files beside it; {@code catalogue/README.md} says how.
 */
public record Catalogue(List<Theme> themes) {
  private static final String ENDING = ".txt";
  private static final List<String> HEAD = List.of("naam", "omschrijving", "woorden");

  /** Refuses themes that people cannot tell apart, and examples that stand in two themes. */
  public Catalogue {
    themes = List.copyOf(themes);
    if (themes.isEmpty()) {
      throw new UnreadableTheme("index.txt", 1, "er staat geen thema in.");
    }
    var names = new HashMap<String, String>();
    var examples = new HashMap<String, String>();
    for (var theme : themes) {
      var other = names.putIfAbsent(theme.name(), theme.id());
      if (other != null) {
        throw new UnreadableTheme(
            theme.id() + ENDING, 1, "deze naam staat ook in %s.".formatted(other + ENDING));
      }
      for (int i = 0; i < theme.examples().size(); i++) {
        other = examples.putIfAbsent(theme.examples().get(i), theme.id());
        if (other != null) {
          throw new UnreadableTheme(
              theme.id() + ENDING,
              HEAD.size() + 2 + i,
              "dit voorbeeld staat ook in %s.".formatted(other + ENDING));
        }
      }
    }
  }

  /** The catalogue that comes with this system. */
  public static Catalogue load() {
    return new Catalogue(
        resource("index.txt").lines().map(id -> read(id + ENDING, resource(id + ENDING))).toList());
  }

  /**
   * Reads one file: a line each for name, description and words, an empty line, and then an example
   * a line.
   */
  public static Theme read(String file, String text) {
    var lines = text.lines().toList();
    Map<String, String> head = HashMap.newHashMap(HEAD.size());
    for (int i = 0; i < HEAD.size(); i++) {
      var key = HEAD.get(i) + ":";
      if (i >= lines.size() || !lines.get(i).startsWith(key)) {
        throw new UnreadableTheme(file, i + 1, "hier hoort \"%s\" te staan.".formatted(key));
      }
      var value = lines.get(i).substring(key.length()).strip();
      if (value.isEmpty()) {
        throw new UnreadableTheme(file, i + 1, "achter \"%s\" staat niets.".formatted(key));
      }
      head.put(HEAD.get(i), value);
    }
    if (lines.size() <= HEAD.size() || !lines.get(HEAD.size()).isBlank()) {
      throw new UnreadableTheme(file, HEAD.size() + 1, "hier hoort een lege regel te staan.");
    }
    return new Theme(
        file.substring(0, file.length() - ENDING.length()),
        head.get("naam"),
        head.get("omschrijving"),
        words(file, head.get("woorden")),
        examples(file, lines));
  }

  private static List<String> words(String file, String line) {
    var words = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    if (words.contains("")) {
      throw new UnreadableTheme(
          file, HEAD.indexOf("woorden") + 1, "tussen twee komma's staat niets.");
    }
    return words;
  }

  private static List<String> examples(String file, List<String> lines) {
    var examples = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (int i = HEAD.size() + 1; i < lines.size(); i++) {
      var example = lines.get(i).strip();
      if (example.isEmpty()) {
        throw new UnreadableTheme(file, i + 1, "tussen de voorbeelden staat een lege regel.");
      }
      if (!seen.add(example)) {
        throw new UnreadableTheme(file, i + 1, "dit voorbeeld staat er al.");
      }
      examples.add(example);
    }
    if (examples.isEmpty()) {
      throw new UnreadableTheme(file, lines.size(), "er staat geen voorbeeld in.");
    }
    return examples;
  }

  private static String resource(String file) {
    try (var text = Catalogue.class.getResourceAsStream("catalogue/" + file)) {
      if (text == null) {
        throw new UnreadableTheme(file, 1, "dit bestand is er niet, en staat wel in index.txt.");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
