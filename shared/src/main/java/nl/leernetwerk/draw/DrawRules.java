package nl.leernetwerk.draw;

/** The rules of a draw, as people read them. A text never changes: other rules are another text. */
public final class DrawRules {
  /** Where the site serves the text. */
  public static final String PATH = "loting/regels-1.txt";

  /** The SHA-256 of its bytes. */
  public static final String HASH =
      "9d7e0571b6010b80ae15e996daf9c2d4aff38015b2c430e3a0c7a1c6b30e9286";

  private DrawRules() {}
}
