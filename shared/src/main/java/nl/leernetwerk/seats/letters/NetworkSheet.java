package nl.leernetwerk.seats.letters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.Spreadsheet;
import nl.leernetwerk.mailing.letters.Spreadsheet.Cell;
import nl.leernetwerk.mailing.letters.Spreadsheet.Column;
import nl.leernetwerk.registration.OptionalText;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.SubmissionView;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.letters.NetworkNames;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/**
 * The initiatives of a network as a spreadsheet, one on each row, with a second sheet that has
 * their learning questions one on each row.
 */
final class NetworkSheet {
  private static final int QUESTIONS = 5;

  private static final List<Column> STANDING =
      List.of(
          new Column("Plek of wachtlijst", 18),
          new Column("Plaats op de wachtlijst", 12),
          new Column("Beurt", 8));

  /** What there is to know about an initiative, whether it has a seat or waits. */
  // The deletion date is on every row, so that a row that somebody copies keeps the date.
  static final List<Column> INITIATIVE =
      Stream.of(
              sent(),
              Stream.of(OptionalText.values()).map(text -> new Column(text.column(), 48)),
              Stream.of(new Column("Ontvangen", 24), new Column("Verwijderen uiterlijk op", 22)))
          .flatMap(it -> it)
          .toList();

  private static Stream<Column> sent() {
    return Stream.of(
        new Column("Initiatief", 32),
        new Column("Kenmerk", 22),
        new Column("Aantal scholen", 10),
        new Column("Scholen", 44),
        new Column("Docent of leerlingbegeleider: naam", 26),
        new Column("Docent of leerlingbegeleider: functie", 24),
        new Column("Docent of leerlingbegeleider: e-mail", 34),
        new Column("Docent of leerlingbegeleider: telefoon", 18),
        new Column("Schoolleiding: naam", 26),
        new Column("Schoolleiding: functie", 24),
        new Column("Schoolleiding: e-mail", 34),
        new Column("Schoolleiding: telefoon", 18),
        new Column("Let op", 36),
        new Column("Leervraag 1", 48),
        new Column("Leervraag 2", 48),
        new Column("Leervraag 3", 48),
        new Column("Leervraag 4", 48),
        new Column("Leervraag 5", 48),
        new Column("Zoekt", 36),
        new Column("Verwachtingen", 48));
  }

  private NetworkSheet() {}

  static Attachment of(
      Round round,
      Network network,
      List<Registration> inOrder,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable) {
    var deletion = round.retentionUntil();
    var initiatives =
        new Spreadsheet.Sheet(
            "Initiatieven",
            Stream.concat(STANDING.stream(), INITIATIVE.stream()).toList(),
            inOrder.stream()
                .map(registration -> row(network, registration, schools, unreachable, deletion))
                .toList());
    return withQuestions(round, initiatives, inOrder)
        .file(filename("leernetwerk-" + network.id() + "-" + round.id()));
  }

  /** A sheet about initiatives, and one with their questions. */
  static Spreadsheet withQuestions(
      Round round, Spreadsheet.Sheet initiatives, List<Registration> inOrder) {
    var deletion = round.retentionUntil();
    var questions =
        new Spreadsheet.Sheet(
            "Leervragen",
            List.of(
                new Column("Leervraag", 80),
                new Column("Nummer", 10),
                new Column("Sector", 8),
                new Column("Initiatief", 32),
                new Column("Kenmerk", 22),
                new Column("Verwijderen uiterlijk op", 22)),
            inOrder.stream().flatMap(it -> questions(it, deletion)).toList());
    return new Spreadsheet(
        "Bevat persoonsgegevens. Verwijderen uiterlijk op " + Dutch.date(deletion) + ".",
        List.of(initiatives, questions));
  }

  private static Stream<List<Cell>> questions(Registration registration, LocalDate deletion) {
    var submission = registration.asksNow();
    var questions = submission.learningQuestions();
    return IntStream.range(0, questions.size())
        .mapToObj(
            i ->
                List.of(
                    Cell.of(questions.get(i)),
                    new Cell.Count(i + 1),
                    Cell.of(submission.network().name()),
                    Cell.of(submission.initiative()),
                    Cell.of(registration.reference().text()),
                    new Cell.Day(deletion)));
  }

  /** The name in a form that every file system accepts. */
  static String filename(String name) {
    return name.replaceAll("[^A-Za-z0-9-]+", "-") + ".xlsx";
  }

  private static List<Cell> row(
      Network network,
      Registration registration,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable,
      LocalDate deletion) {
    var outcome = OutcomeTable.of(registration);
    var row = new ArrayList<Cell>();
    row.addAll(
        switch (outcome) {
          case Outcome.Seated _ ->
              List.of(Cell.of("Plek in " + NetworkNames.name(network)), Cell.of(""));
          case Outcome.Waiting waiting ->
              List.of(Cell.of("Wachtlijst"), new Cell.Count(waiting.place()));
          case Outcome.Entered _ -> List.of(Cell.of("Wachtlijst, later toegevoegd"), Cell.of(""));
        });
    row.add(new Cell.Count(outcome.turn()));
    row.addAll(initiative(registration, schools, unreachable, deletion));
    return row;
  }

  /** The cells of {@link #INITIATIVE}. */
  static List<Cell> initiative(
      Registration registration,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable,
      LocalDate deletion) {
    var submission = registration.asksNow();
    var view = SubmissionView.of(submission, schools, unreachable);
    var row = new ArrayList<Cell>();
    row.add(Cell.of(submission.initiative()));
    row.add(Cell.of(registration.reference().text()));
    row.add(new Cell.Count(submission.schools().size()));
    row.add(Cell.of(String.join("\n", view.schools())));
    row.addAll(person(submission.pair().practitioner()));
    row.addAll(person(submission.pair().leader()));
    row.add(
        Cell.of(
            view.people().stream()
                .flatMap(person -> person.warning().stream().map(it -> person.name() + ": " + it))
                .collect(Collectors.joining("\n"))));
    row.addAll(
        IntStream.range(0, QUESTIONS)
            .mapToObj(i -> Cell.of(question(submission.learningQuestions(), i)))
            .toList());
    row.add(Cell.of(String.join("\n", view.seeks())));
    row.add(Cell.of(submission.expectations()));
    for (var text : OptionalText.values()) {
      row.add(Cell.of(submission.text(text).orElse("")));
    }
    row.add(new Cell.Moment(registration.arrival().at()));
    row.add(new Cell.Day(deletion));
    return row;
  }

  /** Sharpening may bring more questions than there are columns; the last one holds the rest. */
  private static String question(List<String> questions, int column) {
    return questions.stream()
        .skip(column)
        .limit(column == QUESTIONS - 1 ? questions.size() : 1)
        .collect(Collectors.joining("\n\n"));
  }

  private static List<Cell> person(Person person) {
    return Cell.texts(
        List.of(person.name(), person.role(), person.email().value(), person.phone().orElse("")));
  }
}
