package nl.leernetwerk.functions.registration.submitregistration;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.rounds.Round;

/** The refusals that only a registration gets. None repeats what was sent. */
final class Refusals {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.of("nl"));

  static final Problem NO_ROUND =
      new Problem(
          409,
          "not-open-yet",
          "De aanmelding is nog niet open",
          "Er is nog geen ronde waarvoor je je kunt aanmelden. Kijk later nog eens.");

  private Refusals() {}

  static Problem notOpenYet(Round round) {
    return NO_ROUND
        .saying(
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

  private static String day(LocalDate date) {
    return DAY.format(date);
  }
}
