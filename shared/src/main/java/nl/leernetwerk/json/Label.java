package nl.leernetwerk.json;

/**
 * How errors speak of a field.
 *
 * @param what its name in a Dutch sentence
 * @param fillIn the sentence for when it is not filled in
 */
record Label(String what, String fillIn) {

  static Label of(String what) {
    return new Label(what, "Vul " + what + " in.");
  }

  /** Its name, to begin a sentence with. */
  String subject() {
    return Character.toUpperCase(what.charAt(0)) + what.substring(1);
  }
}
