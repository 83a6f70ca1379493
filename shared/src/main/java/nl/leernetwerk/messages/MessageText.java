package nl.leernetwerk.messages;

/**
 * What an organiser writes.
 *
 * @param subject one line
 * @param text plain; a blank line begins a paragraph
 */
public record MessageText(String subject, String text) {
  /** The most code points of a subject. */
  public static final int MAX_SUBJECT = 100;

  /** The most code points of a text. */
  public static final int MAX_TEXT = 5000;
}
