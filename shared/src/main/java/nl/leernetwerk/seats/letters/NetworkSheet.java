package nl.leernetwerk.seats.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.TextSheet;
import nl.leernetwerk.mailing.letters.TextSheet.Column;
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

/** The initiatives of a network as a spreadsheet, one on each row. */
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
              Stream.of(new Column("Ontvangen", 32), new Column("Verwijderen uiterlijk op", 22)))
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
    var deletion = Dutch.date(round.retentionUntil());
    return new TextSheet(
            "Initiatieven",
            "Bevat persoonsgegevens. Verwijderen uiterlijk op " + deletion + ".",
            Stream.concat(STANDING.stream(), INITIATIVE.stream()).toList(),
            inOrder.stream()
                .map(registration -> row(network, registration, schools, unreachable, deletion))
                .toList())
        .file(filename("leernetwerk-" + network.id() + "-" + round.id()));
  }

  /** The name in a form that every file system accepts. */
  static String filename(String name) {
    return name.replaceAll("[^A-Za-z0-9-]+", "-") + ".xlsx";
  }

  private static List<String> row(
      Network network,
      Registration registration,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable,
      String deletion) {
    var outcome = OutcomeTable.of(registration);
    var row = new ArrayList<String>();
    row.addAll(
        switch (outcome) {
          case Outcome.Seated _ -> List.of("Plek in " + NetworkNames.name(network), "");
          case Outcome.Waiting waiting -> List.of("Wachtlijst", String.valueOf(waiting.place()));
        });
    row.add(String.valueOf(outcome.turn()));
    row.addAll(initiative(registration, schools, unreachable, deletion));
    return row;
  }

  /** The cells of {@link #INITIATIVE}. */
  static List<String> initiative(
      Registration registration,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable,
      String deletion) {
    var submission = registration.submission();
    var view = SubmissionView.of(submission, schools, unreachable);
    var row = new ArrayList<String>();
    row.add(submission.initiative());
    row.add(registration.reference().text());
    row.add(String.valueOf(submission.schools().size()));
    row.add(String.join("\n", view.schools()));
    row.addAll(person(submission.pair().practitioner()));
    row.addAll(person(submission.pair().leader()));
    row.add(
        view.people().stream()
            .flatMap(person -> person.warning().stream().map(it -> person.name() + ": " + it))
            .collect(Collectors.joining("\n")));
    row.addAll(
        Stream.concat(submission.learningQuestions().stream(), Stream.generate(() -> ""))
            .limit(QUESTIONS)
            .toList());
    row.add(String.join("\n", view.seeks()));
    row.add(submission.expectations());
    for (var text : OptionalText.values()) {
      row.add(submission.text(text).orElse(""));
    }
    row.add(Dutch.moment(registration.arrival().at()));
    row.add(deletion);
    return row;
  }

  private static List<String> person(Person person) {
    return List.of(person.name(), person.role(), person.email().value(), person.phone().orElse(""));
  }
}
