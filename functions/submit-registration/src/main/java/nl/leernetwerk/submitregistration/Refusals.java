package nl.leernetwerk.submitregistration;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nl.leernetwerk.enrolment.FieldError;
import nl.leernetwerk.enrolment.Participant;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.enrolment.SubmissionErrors;
import nl.leernetwerk.lambda.Problem;

/** Every refusal of a post, in words that say what to do. None repeats what was sent. */
final class Refusals {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.of("nl"));

  static final Problem CONTENT_TYPE =
      new Problem(
          415,
          "content-type",
          "Dit is geen JSON",
          "Stuur de aanmelding als JSON, met de header Content-Type: application/json.");

  static final Problem TOO_LARGE =
      new Problem(
          413,
          "too-large",
          "De aanmelding is te groot",
          "De aanmelding mag hooguit 64 kB (65.536 bytes) groot zijn. Maak de teksten korter.");

  static final Problem NOT_UTF_8 =
      new Problem(
          400,
          "not-utf-8",
          "Dit is geen UTF-8",
          "De tekst is niet te lezen. Stuur de aanmelding in de codering UTF-8.");

  static final Problem NOT_JSON =
      new Problem(
          400,
          "not-json",
          "Dit is geen geldige JSON",
          "De aanmelding is niet te lezen. Stuur geldige JSON, waarin elk veld één keer voorkomt.");

  static final Problem KEY =
      new Problem(
          400,
          "idempotency-key",
          "De sleutel ontbreekt of klopt niet",
          "Stuur een header Idempotency-Key mee van 1 tot en met 128 tekens, nieuw voor elke"
              + " aanmelding. Zo wordt een aanmelding nooit dubbel opgeslagen.");

  static final Problem KEY_REUSED =
      new Problem(
          422,
          "idempotency-key-reused",
          "Deze sleutel is al gebruikt",
          "Met deze Idempotency-Key is al een andere aanmelding gedaan. Gebruik voor een nieuwe"
              + " aanmelding een nieuwe sleutel.");

  static final Problem NO_ROUND =
      new Problem(
          409,
          "not-open-yet",
          "De aanmelding is nog niet open",
          "Er is nog geen ronde waarvoor je je kunt aanmelden. Kijk later nog eens.");

  static final Problem BUSY =
      new Problem(
          503,
          "busy",
          "Het is even te druk",
          "Het is even te druk om je aanmelding op te slaan. Er is nog niets opgeslagen. Probeer"
              + " het over een minuut nog eens.");

  private Refusals() {}

  static Problem notOpenYet(Round round) {
    return new Problem(
            409,
            "not-open-yet",
            "De aanmelding is nog niet open",
            "Aanmelden kan vanaf %s tot en met %s. Probeer het dan nog eens."
                .formatted(day(round.opens()), day(round.deadline())))
        .with(round.contact());
  }

  static Problem tooLate(Round round) {
    return new Problem(
            410,
            "too-late",
            "De aanmelding is gesloten",
            "Aanmelden kon tot en met %s. Heb je een vraag, mail dan naar %s."
                .formatted(day(round.deadline()), round.contact().value()))
        .with(round.contact());
  }

  static Problem invalid(List<FieldError> errors) {
    return new Problem(
            422,
            "invalid",
            "De aanmelding klopt nog niet",
            errors.size() == 1
                ? "Eén ding in de aanmelding klopt nog niet. Verbeter het en verstuur opnieuw."
                : "%d dingen in de aanmelding kloppen nog niet. Verbeter ze en verstuur opnieuw."
                    .formatted(errors.size()))
        .with(errors);
  }

  static Problem taken(Round round, List<Participant> participants, List<Participant> taken) {
    return new Problem(
            409,
            "school-taken",
            "Deze school is al aangemeld",
            ("Voor een van de scholen is in deze ronde al een aanmelding gedaan; een school doet"
                    + " mee met één initiatief. Vraag het na bij je collega's, of mail naar %s.")
                .formatted(round.contact().value()))
        .with(SubmissionErrors.taken(participants, taken))
        .with(round.contact());
  }

  private static String day(LocalDate date) {
    return DAY.format(date);
  }
}
