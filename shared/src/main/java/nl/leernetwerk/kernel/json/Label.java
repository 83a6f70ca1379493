package nl.leernetwerk.kernel.json;

/**
 * How errors name a field.
 *
 * @param what the field's name in a Dutch sentence
 * @param fillIn the sentence for a field that is not filled in
 */
public record Label(String what, String fillIn) {

  public static Label of(String what) {
    return new Label(what, "Vul " + what + " in.");
  }

  /** The field's name, written to begin a sentence. */
  public String subject() {
    return Character.toUpperCase(what.charAt(0)) + what.substring(1);
  }
}
