package nl.leernetwerk.themes;

import java.util.List;

/**
 * A theme of the catalogue.
 *
 * @param id the name of its file, without the ending; stays the same when the name changes
 * @param name what people read
 * @param description what belongs to it and what does not, for whoever edits the file
 * @param words words and short phrases that point at it
 * @param examples questions as schools ask them
 */
public record Theme(
    String id, String name, String description, List<String> words, List<String> examples) {
  private static final String NOT_HERE = "Niet hier:";

  public Theme {
    words = List.copyOf(words);
    examples = List.copyOf(examples);
  }

  /** What belongs to it, without what does not: for the people whose questions it holds. */
  public String belongs() {
    return description.replaceFirst("(?s)\\s*" + NOT_HERE + ".*", "");
  }
}
