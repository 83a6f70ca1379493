package nl.leernetwerk.seats.letters;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.letters.Spreadsheet.Cell;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.letters.NetworkNames;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.letters.InitiativeSheet.Before;

/** What the allocation decided for a network, as a spreadsheet. */
final class NetworkSheet {
  private NetworkSheet() {}

  static Attachment of(
      Round round,
      Network network,
      List<Registration> inOrder,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable) {
    return new InitiativeSheet(round, inOrder, schools, unreachable)
        .after(
            List.of(
                Before.of("Plek of wachtlijst", 18, it -> Cell.of(standing(network, it))),
                Before.of("Plaats op de wachtlijst", 12, NetworkSheet::place),
                Before.of("Beurt", 8, it -> new Cell.Count(OutcomeTable.of(it).turn()))))
        .file(InitiativeSheet.filename("leernetwerk-" + network.id() + "-" + round.id()));
  }

  private static String standing(Network network, Registration registration) {
    return switch (OutcomeTable.of(registration)) {
      case Outcome.Seated _ -> "Plek in " + NetworkNames.name(network);
      case Outcome.Waiting _ -> "Wachtlijst";
      case Outcome.Entered _ -> "Wachtlijst, later toegevoegd";
    };
  }

  private static Cell place(Registration registration) {
    return switch (OutcomeTable.of(registration)) {
      case Outcome.Seated _, Outcome.Entered _ -> Cell.of("");
      case Outcome.Waiting waiting -> new Cell.Count(waiting.place());
    };
  }
}
