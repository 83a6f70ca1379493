package nl.leernetwerk.registration;

/**
 * A text that an initiative may leave out. Everything that reads, stores, shows, exports or erases
 * what was sent in walks this list, so that a new text is a constant here and one in {@link
 * SubmissionField}.
 */
public enum OptionalText {
  CONTRIBUTION(
      "contribution",
      "de tekst over wat jullie kunnen delen",
      "wat het initiatief kan delen",
      "Bijdrage",
      2000,
      "Onze ervaring met samen lesgeven.");

  private final String key;
  private final String asked;
  private final String told;
  private final String column;
  private final int max;
  private final String example;

  OptionalText(String key, String asked, String told, String column, int max, String example) {
    this.key = key;
    this.asked = asked;
    this.told = told;
    this.column = column;
    this.max = max;
    this.example = example;
  }

  /** Its name in JSON and in the table. */
  public String key() {
    return key;
  }

  /** Its name in a Dutch sentence for whoever fills it in. */
  public String asked() {
    return asked;
  }

  /** Its name in a Dutch sentence for whoever reads about the initiative. */
  public String told() {
    return told;
  }

  /** What stands above it in the facilitators' spreadsheet. */
  public String column() {
    return column;
  }

  /** How long it may be, in code points. */
  public int max() {
    return max;
  }

  /** An invented answer, for previews. */
  public String example() {
    return example;
  }
}
