package nl.leernetwerk.registration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.schools.Schools;

/**
 * Changes registrations. A person of the pair may change their own; an organiser may correct more.
 * Every change is mailed to both people of the pair, and to every address that leaves the
 * registration.
 *
 * @param schools the national list
 */
public record Amending(Amendments amendments, Schools schools) {

  private static final String OTHER_SEATS =
      "De plekken zijn verdeeld, en dit initiatief houdt er evenveel. Je kunt een school door een"
          + " andere vervangen, maar er geen toevoegen of weghalen.";

  /** The result of a requested change. */
  public sealed interface Answer {

    /** The change was made. */
    record Changed(Registration now, Amendment amendment) implements Answer {}

    /** The registration was already as asked. */
    record Unchanged(Registration now) implements Answer {}

    /** The request is not right; there is at least one error. */
    record Invalid(List<FieldError> errors) implements Answer {
      public Invalid {
        errors = List.copyOf(errors);
      }
    }

    /** These schools are in another registration of the round. */
    record Taken(List<Participant> schools) implements Answer {
      public Taken {
        schools = List.copyOf(schools);
      }
    }

    /** The change cannot be made at this moment; a Dutch sentence or two say why. */
    record NotNow(String detail) implements Answer {}

    /** The registration has changed since the sender read it. */
    record Overtaken() implements Answer {}

    /** The store was too busy. Nothing was changed, and the request may be repeated. */
    record Busy() implements Answer {}
  }

  /**
   * The person who asks, when, and why.
   *
   * @param arrival when the gateway received it
   * @param why in their own words
   */
  public record Asked(Actor by, Arrival arrival, Optional<String> why) {

    /** A request of a person of the pair, who does not have to say why. */
    public static Asked by(Actor.Participant someone, Arrival arrival) {
      return new Asked(someone, arrival, Optional.empty());
    }

    boolean ofThePair() {
      return by instanceof Actor.Participant;
    }
  }

  /**
   * Whether the whole registration may still change: the request was received before the deadline.
   */
  public static boolean open(RunningRound running, Arrival arrival) {
    return running.progress() instanceof RoundProgress.Unclosed
        && running.round().accepts(arrival.at());
  }

  /**
   * Whether a registration already says what is wanted. The person who sent it in is not compared,
   * because that never changes.
   */
  public static boolean says(Submission now, Submission wanted) {
    return SubmissionField.between(now, wanted.with(wanted.pair(), now.submittedBy())).isEmpty();
  }

  /**
   * Changes what a registration says. Until the deadline everything may change. After it, people's
   * own details may, and an organiser may also change schools and texts. The person who sent the
   * registration in always stays.
   */
  public Answer change(RunningRound running, Registration before, Submission wanted, Asked asked) {
    var submission =
        listed(before.submission(), wanted.with(wanted.pair(), before.submission().submittedBy()));
    var repeated = SubmissionErrors.repeated(submission.schools());
    if (!repeated.isEmpty()) {
      return new Answer.Invalid(repeated);
    }
    var fields = SubmissionField.between(before.submission(), submission);
    if (before.state() instanceof RegistrationState.Withdrawn) {
      return new Answer.NotNow(
          "Deze aanmelding is ingetrokken. Maak dat eerst ongedaan, als dat nog kan.");
    }
    if (fields.isEmpty()) {
      return new Answer.Unchanged(before);
    }
    var errors = errors(running, before.submission(), submission, fields, asked);
    if (!errors.isEmpty()) {
      return new Answer.Invalid(errors);
    }
    boolean anew =
        asked.ofThePair()
            && (fields.contains(SubmissionField.NETWORK)
                || addsSchool(before.submission(), submission));
    return write(
        running,
        before,
        before.amended(
            revision(before, submission.pair(), asked),
            anew ? asked.arrival() : before.arrival(),
            submission),
        new AmendmentAction.Changed(
            fields,
            anew ? Optional.of(before.arrival().at()) : Optional.empty(),
            SchoolChange.between(before.submission(), submission),
            fields.contains(SubmissionField.INITIATIVE)
                ? Optional.of(before.submission().initiative())
                : Optional.empty()),
        asked);
  }

  /** What is wanted, in which a school that comes by hand and is in the list has its code. */
  private Submission listed(Submission before, Submission wanted) {
    var known = identities(before);
    var byHand =
        wanted.schools().stream()
            .filter(school -> !known.contains(school.identity()))
            .filter(Participant.Unlisted.class::isInstance)
            .map(Participant.Unlisted.class::cast)
            .toList();
    if (byHand.isEmpty()) {
      return wanted;
    }
    var codes = schools.byName(byHand.stream().map(Participant.Unlisted::called).toList());
    return wanted.listed(
        byHand.stream()
            .filter(school -> codes.containsKey(school.called()))
            .collect(Collectors.toMap(school -> school, school -> codes.get(school.called()))));
  }

  private List<FieldError> errors(
      RunningRound running,
      Submission before,
      Submission submission,
      Set<SubmissionField> fields,
      Asked asked) {
    boolean open = open(running, asked.arrival());
    var tooLate =
        fields.stream()
            .filter(field -> !open && !mayStill(field, running, asked))
            .map(field -> new FieldError(field.pointer(), tooLate(field, asked)))
            .toList();
    if (!tooLate.isEmpty()) {
      return tooLate;
    }
    if (!fields.contains(SubmissionField.NETWORK) && !fields.contains(SubmissionField.SCHOOLS)) {
      return List.of();
    }
    if (!open && seats(running, before) != seats(running, submission)) {
      return List.of(new FieldError(SubmissionField.SCHOOLS.pointer(), OTHER_SEATS));
    }
    return Stream.concat(
            SubmissionErrors.in(running.round(), submission).stream(),
            SubmissionErrors.of(submission, schools.find(submission.codes())).stream())
        .toList();
  }

  private static int seats(RunningRound running, Submission submission) {
    return running.round().capacityUnit().seats(submission.schools().size());
  }

  /**
   * Whether a field may change after the deadline. What determined the order of the seats may never
   * change.
   */
  private static boolean mayStill(SubmissionField field, RunningRound running, Asked asked) {
    if (field.whose().isPresent()) {
      return true;
    }
    return !asked.ofThePair()
        && switch (field) {
          case NETWORK -> false;
          case SCHOOLS -> running.progress() instanceof RoundProgress.Allocated;
          default -> true;
        };
  }

  private static String tooLate(SubmissionField field, Asked asked) {
    return asked.ofThePair()
        ? "Na de sluitingsdatum kun je dit niet meer wijzigen. Alleen namen, functies,"
            + " e-mailadressen en telefoonnummers kunnen dan nog worden verbeterd."
        : field == SubmissionField.NETWORK
            ? "Na de sluitingsdatum ligt het leernetwerk vast. Verplaats het initiatief in de"
                + " indeling."
            : "De plekken worden nu verdeeld. Wacht tot dat klaar is.";
  }

  private static boolean addsSchool(Submission before, Submission after) {
    return !identities(before).containsAll(identities(after));
  }

  private static Set<String> identities(Submission submission) {
    return submission.schools().stream().map(Participant::identity).collect(Collectors.toSet());
  }

  /**
   * Hands a place in the pair to another person. That person gets a new link, and the old link
   * stops working.
   */
  public Answer handOver(
      RunningRound running, Registration before, PairRole place, Person to, Asked asked) {
    if (before.state() instanceof RegistrationState.Withdrawn) {
      return new Answer.NotNow(
          "Deze aanmelding is ingetrokken. Er is niets meer om over te dragen.");
    }
    var was = before.submission();
    // The new person did not fill in the form, and is told where their data came from.
    var by = was.submittedBy().is(place) ? SubmittedBy.OTHER : was.submittedBy();
    var at = asked.arrival().at();
    var link = before.revision().membership(place).link() + 1;
    return write(
        running,
        before,
        before.amended(
            before.revision().next().with(place, new Membership(at, link)),
            before.arrival(),
            was.with(was.pair().with(place, to), by)),
        new AmendmentAction.HandedOver(
            place, Optional.of(was.submittedBy()).filter(it -> it.is(place))),
        asked);
  }

  /** Withdraws a registration before the deadline, so that its schools can register again. */
  public Answer withdraw(RunningRound running, Registration before, Asked asked) {
    if (before.state() instanceof RegistrationState.Withdrawn) {
      return new Answer.Unchanged(before);
    }
    if (!open(running, asked.arrival())) {
      return new Answer.NotNow(
          asked.ofThePair()
              ? "De aanmelding is gesloten en de plekken worden verdeeld. Zodra jullie de uitkomst"
                  + " per e-mail hebben, kunnen jullie de aanmelding intrekken."
              : "De aanmelding is gesloten. Zodra de plekken zijn verdeeld, kun je het initiatief"
                  + " intrekken bij plekken en wachtlijst.");
    }
    return write(
        running,
        before,
        next(before).in(new RegistrationState.Withdrawn()),
        new AmendmentAction.Withdrawn(),
        asked);
  }

  /** Undoes a withdrawal before the deadline, unless a school has registered elsewhere since. */
  public Answer restore(RunningRound running, Registration before, Asked asked) {
    if (!open(running, asked.arrival()) || before.outcome().isPresent()) {
      return new Answer.NotNow(
          asked.ofThePair()
              ? "Het intrekken kon ongedaan worden gemaakt tot de sluitingsdatum. Neem contact met"
                  + " ons op als jullie toch mee willen doen."
              : "Het intrekken kon ongedaan worden gemaakt tot de sluitingsdatum. Zijn de plekken"
                  + " verdeeld, zet het initiatief dan terug op de wachtlijst.");
    }
    if (!(before.state() instanceof RegistrationState.Withdrawn)) {
      return new Answer.Unchanged(before);
    }
    return write(
        running,
        before,
        next(before).in(new RegistrationState.Submitted()),
        new AmendmentAction.Restored(),
        asked);
  }

  private static Registration next(Registration before) {
    return before.amended(before.revision().next(), before.arrival(), before.submission());
  }

  /**
   * The next revision. When the address of a place changes, that place belongs to another person
   * from then on. Its link stops working, unless the owner of the link made the change: a mistyped
   * address may be a stranger's.
   */
  private static Revision revision(Registration before, Pair after, Asked asked) {
    var revision = before.revision().next();
    for (var role : PairRole.values()) {
      if (!before.submission().pair().person(role).email().equals(after.person(role).email())) {
        boolean own = asked.by().equals(new Actor.Participant(before.reference(), role));
        int link = revision.membership(role).link() + (own ? 0 : 1);
        revision = revision.with(role, new Membership(asked.arrival().at(), link));
      }
    }
    return revision;
  }

  private Answer write(
      RunningRound running,
      Registration before,
      Registration after,
      AmendmentAction action,
      Asked asked) {
    var amendment =
        new Amendment(
            after.reference(),
            after.revision().version(),
            asked.arrival().at(),
            asked.by(),
            action,
            asked.why());
    var next =
        new Amendments.Next(
            before,
            after,
            amendment,
            mails(after),
            givers(before, after, action),
            farewells(before, after));
    return switch (amendments.write(running.round(), next)) {
      case Amendments.Written.Done _ -> new Answer.Changed(after, amendment);
      case Amendments.Written.Overtaken _ -> new Answer.Overtaken();
      case Amendments.Written.Taken(var taken) -> new Answer.Taken(taken);
      case Amendments.Written.Busy _ -> new Answer.Busy();
    };
  }

  private static List<Mail> mails(Registration after) {
    return Addressee.of(after.submission().pair()).stream()
        .map(to -> RegistrationMails.amended(after.reference(), to, after.revision().version()))
        .toList();
  }

  /**
   * The mail to a person who was given a place names who gave it: the registration forgets that.
   */
  private static Map<Mail, Person> givers(
      Registration before, Registration after, AmendmentAction action) {
    return action instanceof AmendmentAction.HandedOver(var place, _)
        ? Addressee.of(after.submission().pair()).stream()
            .filter(to -> to.roles().contains(place))
            .collect(
                Collectors.toMap(
                    to ->
                        RegistrationMails.amended(
                            after.reference(), to, after.revision().version()),
                    _ -> before.submission().pair().person(place)))
        : Map.of();
  }

  /** A farewell to each address that leaves the registration, once for each. */
  private static Map<Mail, EmailAddress> farewells(Registration before, Registration after) {
    var told = new HashMap<Mail, EmailAddress>();
    for (var role : PairRole.values()) {
      var was = before.submission().pair().person(role);
      boolean gone =
          Stream.of(PairRole.values())
              .noneMatch(it -> after.submission().pair().person(it).email().equals(was.email()));
      if (gone && !was.isErased() && !told.containsValue(was.email())) {
        told.put(
            RegistrationMails.farewell(after.reference(), role, after.revision().version()),
            was.email());
      }
    }
    return told;
  }
}
