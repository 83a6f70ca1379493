package nl.leernetwerk.themes;

/** A file of the catalogue breaks a rule; the message names the file, the line and the rule. */
public final class UnreadableTheme extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableTheme(String file, int line, String wrong) {
    super("%s, regel %d: %s".formatted(file, line, wrong));
  }
}
