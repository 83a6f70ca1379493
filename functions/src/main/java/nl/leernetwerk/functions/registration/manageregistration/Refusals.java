package nl.leernetwerk.functions.registration.manageregistration;

import java.util.List;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.http.Problem;

/** What is refused, in words that say what to do. */
final class Refusals {
  static final Problem NOT_JSON =
      new Problem(
          400, "not-json", "Dit kunnen we niet lezen", "Stuur de opdracht als JSON in UTF-8.");

  static final Problem NO_INITIATIVE =
      new Problem(
          404,
          "no-initiative",
          "Dit initiatief kennen we niet",
          "In deze ronde is er geen aanmelding met dit kenmerk. Zoek op naam, school of persoon.");

  static final Problem NOTHING_TO_FIND =
      field("text", "Typ minstens twee letters of cijfers om op te zoeken.");

  static final Problem NO_REASON =
      field("why", "Vul in waarom je dit doet, in hooguit 500 tekens.");

  static final Problem NO_MAIL =
      new Problem(
          409,
          "not-sent",
          "Deze mail kan niet opnieuw",
          "Alleen een mail die verstuurd of mislukt is, kan opnieuw. Is hij onderweg, wacht dan"
              + " even. Wordt hij tegengehouden, geef dan eerst het adres vrij.");

  static final Problem NO_LINE =
      new Problem(
          404,
          "no-line",
          "Deze regel kennen we niet",
          "In dit logboek is er geen regel met dit nummer. Bekijk het logboek opnieuw.");

  static final Problem NOT_SAID =
      field("withdrawn", "Zeg met true of false of de aanmelding ingetrokken moet zijn.");

  static final Problem NO_VERSION =
      new Problem(
          428,
          "no-version",
          "Zeg wat je voor je hebt",
          "Stuur in de header If-Match de ETag mee van het initiatief zoals je het voor je hebt.");

  static final Problem OVERTAKEN =
      new Problem(
          412,
          "overtaken",
          "De aanmelding is intussen gewijzigd",
          "Iemand heeft deze aanmelding gewijzigd sinds je haar opende. Er is niets overschreven."
              + " Bekijk hoe zij nu is, en verander dan wat nog nodig is.");

  static final Problem BUSY =
      new Problem(
          503,
          "busy",
          "Het is even te druk",
          "Er is niets veranderd. Probeer het over een minuut nog eens.");

  private Refusals() {}

  private static Problem field(String name, String detail) {
    return new Problem(422, "invalid", "Er klopt iets niet", detail)
        .with(List.of(new FieldError("#/" + name, detail)));
  }
}
