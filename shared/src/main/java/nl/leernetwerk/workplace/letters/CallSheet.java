package nl.leernetwerk.workplace.letters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.letters.Spreadsheet.Cell;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.letters.InitiativeSheet;
import nl.leernetwerk.seats.letters.InitiativeSheet.Before;
import nl.leernetwerk.seats.letters.RoundSheet;
import nl.leernetwerk.workplace.ContactMoment.NextStep;
import nl.leernetwerk.workplace.ContactState;

/** The initiatives of a network as a spreadsheet, for the facilitators who call them. */
public final class CallSheet {
  private CallSheet() {}

  /**
   * The file.
   *
   * @param contact how far the contact with each initiative is
   * @param unreachable the addresses that mail does not reach
   */
  public static Attachment of(
      Round round,
      Network network,
      List<Registration> inOrder,
      Function<Reference, ContactState> contact,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable) {
    return new InitiativeSheet(round, inOrder, schools, unreachable)
        .after(Stream.concat(standing(), contact(contact)).toList())
        .file(
            InitiativeSheet.filename("bellijst-" + network.id() + "-" + round.id()),
            RoundSheet.MOST_BYTES);
  }

  private static Stream<Before> standing() {
    return Stream.of(
        Before.of("Stand", 34, it -> Cell.of(RoundSheet.standing(it.state()))),
        Before.of("Plaats op de wachtlijst", 12, CallSheet::place),
        Before.of("Beurt", 8, it -> count(it.outcome().map(Outcome::turn))),
        Before.of("Plekken", 8, it -> count(it.outcome().map(Outcome::seats))));
  }

  private static Stream<Before> contact(Function<Reference, ContactState> contact) {
    return Stream.of(
        Before.of("Bereikt op", 18, it -> day(contact.apply(it.reference()).reachedOn())),
        Before.of("Laatste contact", 18, it -> day(contact.apply(it.reference()).lastOn())),
        Before.of(
            "Aantal keer contact",
            10,
            it -> new Cell.Count(contact.apply(it.reference()).moments().size())),
        Before.of(
            "Volgende stap",
            30,
            it -> Cell.of(contact.apply(it.reference()).next().flatMap(NextStep::what).orElse(""))),
        Before.of(
            "Volgende stap op",
            18,
            it -> day(contact.apply(it.reference()).next().map(NextStep::due))),
        Before.of("Aangescherpt", 24, it -> Cell.of(sharpened(it))));
  }

  private static Cell place(Registration registration) {
    return registration.state() instanceof RegistrationState.Waiting
            && registration.outcome().orElse(null) instanceof Outcome.Waiting waiting
        ? new Cell.Count(waiting.place())
        : Cell.of("");
  }

  private static String sharpened(Registration registration) {
    return registration
        .sharpened()
        .map(it -> it.awaitsAnswer() ? "wacht op antwoord" : "bevestigd")
        .orElse("nog niet");
  }

  private static Cell count(Optional<Integer> number) {
    return number.<Cell>map(Cell.Count::new).orElse(Cell.of(""));
  }

  private static Cell day(Optional<LocalDate> day) {
    return day.<Cell>map(Cell.Day::new).orElse(Cell.of(""));
  }
}
