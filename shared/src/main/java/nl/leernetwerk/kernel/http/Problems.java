package nl.leernetwerk.kernel.http;

import java.util.List;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.Unreadable;

/**
 * The refusals that more than one function gives. A refusal of a single function stands beside that
 * function.
 */
public final class Problems {
  static final Problem CONTENT_TYPE =
      new Problem(
          415,
          "content-type",
          "Dit is geen JSON",
          "Stuur de gegevens als JSON, met de header Content-Type: application/json.");

  static final Problem CONTENT_ENCODING =
      new Problem(
          415,
          "content-encoding",
          "Dit is ingepakt",
          "Stuur de gegevens zonder ze in te pakken, dus zonder de header Content-Encoding.");

  static final Problem TOO_LARGE =
      new Problem(
          413,
          "too-large",
          "Dit is te groot",
          "De gegevens mogen samen hooguit 64 kB (65.536 bytes) groot zijn. Maak de teksten"
              + " korter.");

  static final Problem NOT_UTF_8 =
      new Problem(
          400,
          "not-utf-8",
          "Dit is geen UTF-8",
          "De tekst is niet te lezen. Stuur de gegevens in de codering UTF-8.");

  static final Problem NOT_JSON =
      new Problem(
          400,
          "not-json",
          "Dit is geen geldige JSON",
          "De gegevens zijn niet te lezen. Stuur geldige JSON, waarin elk veld één keer"
              + " voorkomt en niets meer dan 100 niveaus diep zit.");

  static final Problem NO_IF_MATCH =
      new Problem(
          428,
          "if-match",
          "Zeg wat je voor je hebt",
          "Stuur in de header If-Match de ETag mee van wat je voor je hebt. Zo overschrijf je"
              + " niets dat intussen is gewijzigd.");

  static final Problem UNEXPECTED =
      new Problem(
          500,
          "unexpected",
          "Er ging iets mis",
          "Er ging bij ons iets mis. Probeer het over een paar minuten nog eens; wat je"
              + " hebt ingevuld, is niet dubbel verstuurd als je dezelfde sleutel"
              + " (Idempotency-Key) gebruikt.");

  /** Too many people change the same thing at once. */
  public static final Problem BUSY =
      new Problem(
          503,
          "busy",
          "Het is even te druk",
          "Het is even te druk. Er is nog niets opgeslagen. Probeer het over een minuut nog eens.");

  private static final Problem UNREADABLE =
      new Problem(
          503,
          "unreadable",
          "Dit is even niet te lezen",
          "Iets wat we hiervoor nodig hebben, is bij ons beschadigd en nu niet te lezen. We zijn"
              + " gewaarschuwd en herstellen het. Er gaat niets verloren. Probeer het later nog"
              + " eens.");

  /** No round has the id that the path names. */
  public static final Problem NO_ROUND =
      new Problem(
          404,
          "no-round",
          "Deze ronde is er niet",
          "Er is geen ronde met deze naam. Kies er een uit de lijst.");

  private Problems() {}

  /**
   * Somebody else changed this since its sender looked at it.
   *
   * @param what what was changed, such as {@code de ronde}
   */
  public static Problem overtaken(String what) {
    return new Problem(
        412,
        "overtaken",
        "Er is intussen iets gewijzigd",
        "Sinds je %s opende, is daarin iets gewijzigd. Er is niets overschreven. Bekijk hoe het nu is, en doe dan wat nog nodig is."
            .formatted(what));
  }

  /** An item that is needed cannot be read. */
  public static Problem unreadable(Unreadable why) {
    return why.contact()
        .map(
            contact ->
                UNREADABLE
                    .saying(
                        "%s Heb je haast, mail dan naar %s."
                            .formatted(UNREADABLE.detail(), contact.value()))
                    .with(contact))
        .orElse(UNREADABLE);
  }

  /** These fields are not right; there is at least one. */
  public static Problem invalid(List<FieldError> errors) {
    return new Problem(
            422,
            "invalid",
            "Er klopt nog iets niet",
            errors.size() == 1
                ? errors.getFirst().detail()
                : "Er zijn %d dingen die nog niet kloppen. Bij elk staat wat je kunt doen."
                    .formatted(errors.size()))
        .with(errors);
  }

  /** This one field is not right. */
  public static Problem invalid(String field, String detail) {
    return invalid(List.of(new FieldError("#/" + field, detail)));
  }

  /** The request can be read, but cannot be done as things stand; {@code detail} says why. */
  public static Problem notNow(String detail) {
    return new Problem(409, "not-now", "Dat kan nu niet", detail);
  }

  /** The caller is known, but may not do this; {@code detail} says who may. */
  public static Problem forbidden(String detail) {
    return new Problem(403, "forbidden", "Je hebt hier geen toegang", detail);
  }
}
