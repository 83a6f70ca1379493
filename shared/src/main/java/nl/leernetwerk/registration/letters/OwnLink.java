package nl.leernetwerk.registration.letters;

/** What a person of a pair can do with their own link, as the button of a mail says it. */
public enum OwnLink {
  CHANGE(
      "Bekijk jullie aanmelding",
      "Met je eigen link zie je hoe jullie aanmelding ervoor staat. Je kunt er ook iets mee"
          + " wijzigen of de aanmelding intrekken. De link is alleen voor jou: wie hem heeft, kan"
          + " jullie aanmelding wijzigen. Stuur hem dus niet door."),
  /** An offer waits for an answer. */
  ANSWER(
      "Antwoord op het aanbod",
      "Met je eigen link zeggen jullie ja of nee. De link is alleen voor jou: wie hem heeft, kan"
          + " namens jullie antwoorden. Stuur hem dus niet door."),
  /** Its questions were sharpened, and the pair says whether that is right. */
  SHARPENED(
      "Bekijk en bevestig de tekst",
      "Met je eigen link zeg je dat de tekst klopt, of pas je hem aan. De link is alleen voor jou:"
          + " wie hem heeft, kan namens jullie antwoorden. Stuur hem dus niet door."),
  /** The registration was withdrawn, and that can be undone. */
  UNDO(
      "Bekijk jullie aanmelding",
      "Met je eigen link kun je het intrekken ongedaan maken. De link is alleen voor jou. Stuur hem"
          + " dus niet door."),
  /** There is nothing left to change. */
  LOOK(
      "Bekijk jullie aanmelding",
      "Met je eigen link zie je wat er is gebeurd. De link is alleen voor jou: wie hem heeft, ziet"
          + " jullie gegevens. Stuur hem dus niet door.");

  private final String label;
  private final String says;

  OwnLink(String label, String says) {
    this.label = label;
    this.says = says;
  }

  public String label() {
    return label;
  }

  public String says() {
    return says;
  }
}
