package nl.leernetwerk.registration.letters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.Links;
import nl.leernetwerk.registration.OptionalText;
import nl.leernetwerk.registration.Pair;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Seeks;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.rounds.letters.NetworkNames;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/** Everything an initiative sent in, as mails and spreadsheet show it. */
public record SubmissionView(
    String network,
    String initiative,
    List<String> schools,
    List<PersonView> people,
    List<Numbered> learningQuestions,
    List<String> seeks,
    String expectations,
    List<TextView> texts) {

  /** The warning beside an address that mail does not reach. */
  public static final String UNREACHABLE = "E-mail komt hier niet aan. Bel deze persoon.";

  /** A person of the pair; with a warning when mail does not reach them. */
  public record PersonView(
      String part,
      String name,
      String role,
      String email,
      String emailLink,
      Optional<PhoneView> phone,
      Optional<String> warning) {}

  /** A telephone number as it was typed, with a link when it can be called. */
  public record PhoneView(String number, Optional<String> link) {}

  /** A text that may be left out. */
  public record TextView(String heading, Optional<String> written) {}

  /** One of a numbered list. */
  public record Numbered(int number, String text) {}

  public static SubmissionView of(Submission submission, Map<SchoolCode, School> schools) {
    return of(submission, schools, Set.of());
  }

  /** The same view, with a warning beside each of these addresses. */
  public static SubmissionView of(
      Submission submission, Map<SchoolCode, School> schools, Set<EmailAddress> unreachable) {
    var questions = submission.learningQuestions();
    return new SubmissionView(
        NetworkNames.sector(submission.network()),
        submission.initiative(),
        schools(submission, schools),
        List.of(
            person(PairRole.PRACTITIONER, submission.pair(), unreachable),
            person(PairRole.LEADER, submission.pair(), unreachable)),
        IntStream.range(0, questions.size())
            .mapToObj(i -> new Numbered(i + 1, questions.get(i)))
            .toList(),
        seeks(submission),
        submission.expectations(),
        Stream.of(OptionalText.values())
            .map(text -> new TextView(Dutch.sentence(text.told()), submission.text(text)))
            .toList());
  }

  /** The schools, one on each line. */
  public static List<String> schools(Submission submission, Map<SchoolCode, School> schools) {
    return submission.schools().stream().map(school -> line(school, schools)).toList();
  }

  /** A school on one line: name, place and code, or what is known instead of the code. */
  public static String line(Participant participant, Map<SchoolCode, School> schools) {
    return switch (participant) {
      case Participant.Listed(var code) -> {
        var school = schools.get(code);
        // A school can leave the national list after it was registered.
        yield school == null
            ? "School met code " + code + " (staat nu niet in de scholenlijst)"
            : "%s, %s (%s)".formatted(school.name(), school.place(), code);
      }
      case Participant.Unlisted(var name, var place) ->
          "%s, %s (niet in de scholenlijst)".formatted(name, place);
    };
  }

  /** The Dutch name of that place in the pair. */
  public static String part(PairRole role) {
    return switch (role) {
      case PRACTITIONER -> "Docent of leerlingbegeleider";
      case LEADER -> "Schoolleiding";
    };
  }

  private static List<String> seeks(Submission submission) {
    // In the order of the form, because a set has no order.
    return List.of(Seeks.values()).stream()
        .filter(submission.seeks()::contains)
        .map(
            seeks ->
                switch (seeks) {
                  case ANSWERS -> "Antwoorden op vragen die er al langer zijn";
                  case PRACTICE -> "Praktische kennis om meteen toe te passen";
                  case SHARING -> "Kennis en ervaring delen";
                })
        .toList();
  }

  private static PersonView person(PairRole role, Pair pair, Set<EmailAddress> unreachable) {
    var person = pair.person(role);
    return new PersonView(
        part(role),
        person.name(),
        person.role(),
        person.email().value(),
        Links.mail(person.email()),
        person.phone().map(phone -> new PhoneView(phone, Links.phone(phone))),
        Optional.of(UNREACHABLE).filter(_ -> unreachable.contains(person.email())));
  }
}
