package nl.leernetwerk.seats.letters;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.letters.Spreadsheet.Cell;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.letters.InitiativeSheet.Before;

/** Every initiative of a round as a spreadsheet, one on each row, for organisers. */
public final class RoundSheet {
  /** The size that API Gateway passes on, minus what base64 adds. */
  public static final int MOST_BYTES = 4 * 1024 * 1024;

  private RoundSheet() {}

  /**
   * The file, in order of arrival. What was typed is text, so that it cannot act as a formula; a
   * second sheet has the learning questions one on each row.
   *
   * @param unreachable the addresses that mail does not reach
   */
  public static Attachment of(
      Round round,
      List<Registration> registrations,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable) {
    var inOrder =
        registrations.stream().sorted(Comparator.comparing(Registration::arrival)).toList();
    return new InitiativeSheet(round, inOrder, schools, unreachable)
        .after(
            List.of(
                Before.of("Stand", 34, it -> Cell.of(standing(it))),
                Before.of("Sector", 8, it -> Cell.of(it.submission().network().name()))))
        .file(InitiativeSheet.filename("aanmeldingen-" + round.id()), MOST_BYTES);
  }

  /** Where a registration stands, in a few words. */
  static String standing(Registration registration) {
    return standing(registration.state())
        + (registration.enteredLater() ? ", later toegevoegd door de organisatie" : "");
  }

  /** The same of a state. */
  public static String standing(RegistrationState state) {
    return switch (state) {
      case RegistrationState.Submitted _ -> "Aangemeld";
      case RegistrationState.Seated(var network) -> "Plek in leernetwerk " + network;
      case RegistrationState.Waiting _ -> "Wachtlijst";
      case RegistrationState.Offered(var network, _) -> "Plek aangeboden in leernetwerk " + network;
      case RegistrationState.Accepted(var network) ->
          "Plek in leernetwerk " + network + ", na de wachtlijst";
      case RegistrationState.Declined _ -> "Aangeboden plek afgeslagen";
      case RegistrationState.Expired _ -> "Niet op tijd geantwoord op een aangeboden plek";
      case RegistrationState.Withdrawn _ -> "Ingetrokken";
    };
  }
}
