package nl.leernetwerk.seats.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.Spreadsheet;
import nl.leernetwerk.mailing.letters.Spreadsheet.Cell;
import nl.leernetwerk.mailing.letters.Spreadsheet.Column;
import nl.leernetwerk.registration.OptionalText;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.SubmissionView;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/**
 * A spreadsheet with one initiative on each row of its first sheet, one learning question on each
 * row of its second, and one school on each row of its third. Questions and expectations are those
 * that the initiative asks now; where some were sharpened, what was sent in stands beside them.
 *
 * @param inOrder the initiatives, in the order of the rows
 * @param unreachable the addresses that mail does not reach
 */
public record InitiativeSheet(
    Round round,
    List<Registration> inOrder,
    Map<SchoolCode, School> schools,
    Set<EmailAddress> unreachable) {
  /** As many as a form asks for; a sharpened text may have more. */
  private static final int QUESTIONS = 5;

  private static final int TEXT = 48;

  public InitiativeSheet {
    inOrder = List.copyOf(inOrder);
  }

  /** A column that stands before those of every sheet, and what makes its cell in a row. */
  public record Before(Column column, Function<Registration, Cell> cell) {
    /** A column with that heading and width. */
    public static Before of(String heading, int width, Function<Registration, Cell> cell) {
      return new Before(new Column(heading, width), cell);
    }
  }

  /** The spreadsheet, whose first sheet has these columns first. */
  public Spreadsheet after(List<Before> first) {
    var columns = new ArrayList<Column>();
    first.forEach(it -> columns.add(it.column()));
    var shape = Shape.of(inOrder);
    columns.addAll(columns(shape));
    var rows = new ArrayList<List<Cell>>();
    for (var registration : inOrder) {
      var row = new ArrayList<Cell>();
      first.forEach(it -> row.add(it.cell().apply(registration)));
      row.addAll(cells(shape, registration));
      rows.add(row);
    }
    return new Spreadsheet(
        "Bevat persoonsgegevens. Verwijderen uiterlijk op "
            + Dutch.date(round.retentionUntil())
            + ".",
        List.of(
            new Spreadsheet.Sheet("Initiatieven", columns, rows),
            questionsSheet(),
            schoolsSheet()));
  }

  /** The name in a form that every file system accepts. */
  public static String filename(String name) {
    return name.replaceAll("[^A-Za-z0-9-]+", "-") + ".xlsx";
  }

  /**
   * Which columns the initiatives need.
   *
   * @param questions for how many questions there are columns
   * @param sharpened whether there are columns for what was sent in before it was sharpened
   */
  private record Shape(int questions, boolean sharpened) {
    static Shape of(List<Registration> all) {
      return new Shape(
          all.stream()
              .mapToInt(it -> it.asksNow().learningQuestions().size())
              .reduce(QUESTIONS, Math::max),
          all.stream().anyMatch(it -> it.sharpened().isPresent()));
    }
  }

  // The deletion date is on every row, so that a row that somebody copies keeps the date.
  private static List<Column> columns(Shape shape) {
    var columns =
        new ArrayList<>(
            List.of(
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
                new Column("Let op", 36)));
    IntStream.rangeClosed(1, shape.questions())
        .forEach(number -> columns.add(new Column("Leervraag " + number, TEXT)));
    columns.add(new Column("Zoekt", 36));
    columns.add(new Column("Verwachtingen", TEXT));
    if (shape.sharpened()) {
      columns.add(new Column("Leervragen zoals ingestuurd", TEXT));
      columns.add(new Column("Verwachtingen zoals ingestuurd", TEXT));
    }
    for (var text : OptionalText.values()) {
      columns.add(new Column(text.column(), TEXT));
    }
    columns.add(new Column("Ontvangen", 24));
    columns.add(new Column("Verwijderen uiterlijk op", 22));
    return columns;
  }

  private List<Cell> cells(Shape shape, Registration registration) {
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
    var asked = submission.learningQuestions();
    IntStream.range(0, shape.questions())
        .forEach(i -> row.add(Cell.of(i < asked.size() ? asked.get(i) : "")));
    row.add(Cell.of(String.join("\n", view.seeks())));
    row.add(Cell.of(submission.expectations()));
    if (shape.sharpened()) {
      // Only where it differs: a row that was not sharpened says the same already.
      var sent = registration.sharpened().map(_ -> registration.submission());
      row.add(Cell.of(sent.map(it -> String.join("\n\n", it.learningQuestions())).orElse("")));
      row.add(Cell.of(sent.map(it -> it.expectations()).orElse("")));
    }
    for (var text : OptionalText.values()) {
      row.add(Cell.of(submission.text(text).orElse("")));
    }
    row.add(new Cell.Moment(registration.arrival().at()));
    row.add(new Cell.Day(round.retentionUntil()));
    return row;
  }

  private static List<Cell> person(Person person) {
    return Cell.texts(
        List.of(person.name(), person.role(), person.email().value(), person.phone().orElse("")));
  }

  private Spreadsheet.Sheet questionsSheet() {
    return new Spreadsheet.Sheet(
        "Leervragen",
        List.of(
            new Column("Leervraag", 80),
            new Column("Nummer", 10),
            new Column("Sector", 8),
            new Column("Initiatief", 32),
            new Column("Kenmerk", 22),
            new Column("Verwijderen uiterlijk op", 22)),
        inOrder.stream().flatMap(this::questionRows).toList());
  }

  private Stream<List<Cell>> questionRows(Registration registration) {
    var submission = registration.asksNow();
    var asked = submission.learningQuestions();
    return IntStream.range(0, asked.size())
        .mapToObj(
            i ->
                List.of(
                    Cell.of(asked.get(i)),
                    new Cell.Count(i + 1),
                    Cell.of(submission.network().name()),
                    Cell.of(submission.initiative()),
                    Cell.of(registration.reference().text()),
                    new Cell.Day(round.retentionUntil())));
  }

  private Spreadsheet.Sheet schoolsSheet() {
    return new Spreadsheet.Sheet(
        "Scholen",
        List.of(
            new Column("Code", 10),
            new Column("Naam", 40),
            new Column("Plaats", 24),
            new Column("Initiatief", 32),
            new Column("Kenmerk", 22),
            new Column("Verwijderen uiterlijk op", 22)),
        inOrder.stream()
            .flatMap(it -> it.submission().schools().stream().map(school -> schoolRow(it, school)))
            .toList());
  }

  /** A school that was typed has no code; one that left the list has no name. */
  private List<Cell> schoolRow(Registration registration, Participant school) {
    var row = new ArrayList<Cell>();
    switch (school) {
      case Participant.Listed(var code) -> {
        var known = Optional.ofNullable(schools.get(code));
        row.add(Cell.of(code.value()));
        row.add(Cell.of(known.map(School::name).orElse("")));
        row.add(Cell.of(known.map(School::place).orElse("")));
      }
      case Participant.Unlisted(var name, var place) ->
          row.addAll(Cell.texts(List.of("", name, place)));
    }
    row.add(Cell.of(registration.submission().initiative()));
    row.add(Cell.of(registration.reference().text()));
    row.add(new Cell.Day(round.retentionUntil()));
    return row;
  }
}
