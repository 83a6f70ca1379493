package nl.leernetwerk.seats.letters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.letters.Spreadsheet;
import nl.leernetwerk.mailing.letters.Spreadsheet.Cell;
import nl.leernetwerk.mailing.letters.Spreadsheet.Column;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/** Every initiative of a round as a spreadsheet, one on each row, for organisers. */
public final class RoundSheet {
  /** The size that API Gateway passes on, minus what base64 adds. */
  private static final int MOST_BYTES = 4 * 1024 * 1024;

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
    var columns = new ArrayList<Column>();
    columns.add(new Column("Stand", 34));
    columns.add(new Column("Sector", 8));
    columns.addAll(NetworkSheet.INITIATIVE);
    var inOrder =
        registrations.stream().sorted(Comparator.comparing(Registration::arrival)).toList();
    var initiatives =
        new Spreadsheet.Sheet(
            "Initiatieven",
            columns,
            inOrder.stream()
                .map(
                    registration -> {
                      var row = new ArrayList<Cell>();
                      row.add(Cell.of(standing(registration)));
                      row.add(Cell.of(registration.submission().network().name()));
                      row.addAll(
                          NetworkSheet.initiative(
                              registration, schools, unreachable, round.retentionUntil()));
                      return (List<Cell>) row;
                    })
                .toList());
    return NetworkSheet.withQuestions(round, initiatives, inOrder)
        .file(NetworkSheet.filename("aanmeldingen-" + round.id()), MOST_BYTES);
  }

  private static String standing(Registration registration) {
    return standing(registration.state())
        + (registration.enteredLater() ? ", later toegevoegd door de organisatie" : "");
  }

  private static String standing(RegistrationState state) {
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
