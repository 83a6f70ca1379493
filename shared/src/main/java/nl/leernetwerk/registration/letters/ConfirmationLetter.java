package nl.leernetwerk.registration.letters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/** To a person of a pair: the registration was received. */
public final class ConfirmationLetter {
  private final LetterTemplate template =
      new LetterTemplate("confirmation", ConfirmationLetter.class);
  private final Pages pages;

  public ConfirmationLetter(Pages pages) {
    this.pages = pages;
  }

  private static final String NO_SEAT_YET =
      "Dit is nog geen plek in het leernetwerk: de plekken verdelen we na de sluitingsdatum.";

  private record View(
      String initiative,
      String reference,
      String receivedAt,
      Optional<String> alsoSentTo,
      Optional<Provenance> provenance,
      String deadline,
      String decidedOn,
      List<String> rules,
      SubmissionView submission) {}

  public Letter write(
      Round round, Registration registration, Addressee to, Map<SchoolCode, School> schools) {
    var submission = registration.submission();
    var view =
        new View(
            submission.initiative(),
            registration.reference().text(),
            Dutch.moment(registration.arrival().at()),
            other(to)
                .map(role -> submission.pair().person(role))
                .map(person -> "%s (%s)".formatted(person.name(), person.email())),
            Provenance.of(submission, to),
            Dutch.date(round.deadline()),
            Dutch.date(LocalDate.ofInstant(round.decidedFrom(), Amsterdam.ZONE)),
            SeatRules.explained(round, submission, pages),
            SubmissionView.of(submission, schools));
    var subject = "Jullie aanmelding is ontvangen: " + Subjects.about(registration);
    return template.write(
        Frame.of(subject, NO_SEAT_YET, Greeting.to(submission.pair(), to), round, pages)
            .with(OwnLink.CHANGE, pages.own(registration, to)),
        view,
        List.of());
  }

  /** The person who gets the other mail; nobody when one mail goes to both. */
  private static Optional<PairRole> other(Addressee to) {
    return to == Addressee.PAIR
        ? Optional.empty()
        : Stream.of(PairRole.values()).filter(role -> !to.roles().contains(role)).findFirst();
  }
}
