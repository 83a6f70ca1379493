package nl.leernetwerk.functions.rounds.manageround;

import java.util.List;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.http.Problem;

/** Why a round was not opened or changed, in words that say what to do. */
final class Refusals {
  static final Problem TOO_LARGE =
      new Problem(
          413,
          "too-large",
          "De ronde is te groot",
          "Een ronde mag hooguit 64 kB (65.536 bytes) groot zijn. Noem minder mensen of maak de"
              + " teksten korter.");

  static final Problem NOT_JSON =
      new Problem(
          400,
          "not-json",
          "Dit kunnen we niet lezen",
          "Stuur de ronde als geldige JSON in UTF-8, waarin elk veld één keer voorkomt.");

  static final Problem NO_VERSION =
      new Problem(
          428,
          "no-version",
          "Zeg wat je voor je hebt",
          "Stuur in de header If-Match de ETag mee van de ronde zoals je die voor je hebt.");

  static final Problem OUTDATED =
      new Problem(
          412,
          "outdated",
          "De ronde is intussen veranderd",
          "Iemand anders heeft deze ronde veranderd sinds je haar opende. Er is niets gedaan."
              + " Bekijk de ronde opnieuw en verander dan wat nodig is.");

  private Refusals() {}

  static Problem invalid(List<FieldError> errors) {
    return new Problem(
            422,
            "invalid-round",
            "De ronde klopt nog niet",
            errors.size() == 1
                ? errors.getFirst().detail()
                : "Er zijn %d dingen die nog niet kloppen. Bij elk staat wat je kunt doen."
                    .formatted(errors.size()))
        .with(errors);
  }
}
