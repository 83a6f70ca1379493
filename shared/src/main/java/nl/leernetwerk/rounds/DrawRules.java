package nl.leernetwerk.rounds;

/**
 * The rules of a draw, as people read them. The text never changes; other rules are another text.
 */
public final class DrawRules {
  /** The path of the text on the site. */
  public static final String PATH = "loting/regels-1.txt";

  /** The SHA-256 of the text's bytes. */
  public static final String HASH =
      "f5ff3a5c136bc507cf6f6b97aebb9ed4beacde438b9a093de35bdf9dee6f12cf";

  private DrawRules() {}
}
