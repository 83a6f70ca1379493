package nl.leernetwerk.functions.registration.manageregistration;

import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.registration.http.SubmissionProblems;

/** The refusals that only this function gives, in words that say what to do. */
final class Refusals {
  static final Problem NO_INITIATIVE =
      SubmissionProblems.UNKNOWN.saying(
          "In deze ronde is er geen aanmelding met dit kenmerk. Zoek op naam, school of persoon.");

  static final String TOO_LITTLE = "Typ minstens twee letters of cijfers om op te zoeken.";

  static final Problem NOTHING_TO_FIND = Problems.invalid("text", TOO_LITTLE);

  static final Problem NO_MAIL =
      new Problem(
          409,
          "not-sent",
          "Deze e-mail kan niet opnieuw",
          "Alleen een e-mail die verstuurd of mislukt is, kan opnieuw. Is hij onderweg, wacht dan"
              + " even. Wordt hij tegengehouden, geef dan eerst het adres vrij.");

  static final Problem NOT_FAILED =
      new Problem(
          409,
          "not-failed",
          "Deze e-mail kun je niet opgeven",
          "Alleen een e-mail die mislukt is, kun je opgeven. Bekijk de ronde opnieuw om te zien hoe"
              + " het met de e-mail staat.");

  static final Problem NO_LINE =
      new Problem(
          404,
          "no-line",
          "Deze regel kennen we niet",
          "In dit logboek is er geen regel met dit nummer. Bekijk het logboek opnieuw.");

  private Refusals() {}
}
