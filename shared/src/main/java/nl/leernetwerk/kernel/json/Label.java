package nl.leernetwerk.kernel.json;

/**
 * How errors speak of a field.
 *
 * @param what its name in a Dutch sentence
 * @param fillIn the sentence for when it is not filled in
 */
public record Label(String what, String fillIn) {

  public static Label of(String what) {
    return new Label(what, "Vul " + what + " in.");
  }

  /** Its name, to begin a sentence with. */
  public String subject() {
    return Character.toUpperCase(what.charAt(0)) + what.substring(1);
  }
}
