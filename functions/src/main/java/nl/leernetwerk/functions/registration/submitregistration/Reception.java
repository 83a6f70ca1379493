package nl.leernetwerk.functions.registration.submitregistration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.SubmissionErrors;
import nl.leernetwerk.registration.http.SubmissionIdempotency;
import nl.leernetwerk.registration.http.SubmissionProblems;
import nl.leernetwerk.registration.json.SubmissionReader;
import nl.leernetwerk.rounds.RecentRounds;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.StoredRounds;
import nl.leernetwerk.schools.Schools;

/**
 * Decides about a submission. A submission that is right and in time costs one call to the table.
 * Only one that would be refused costs another look at what is stored.
 */
record Reception(
    RecentRounds rounds, Registrations registrations, Schools schools, RandomGenerator random) {

  /** After this many attempts, the sender is told that the store is busy. */
  private static final int ATTEMPTS = 3;

  Decision receive(Arrival arrival, Idempotency idempotency, SubmissionReader.Result result) {
    var open = readable(rounds.recent(), arrival);
    if (open.isPresent()
        && result instanceof SubmissionReader.Valid(var submission)
        && SubmissionErrors.in(open.get(), submission).isEmpty()) {
      return store(open.get(), arrival, idempotency, submission);
    }
    return registrations
        .seen(idempotency)
        .map(receipt -> answer(receipt, Optional.empty(), Optional.empty()))
        .orElseGet(() -> refuseOrRetry(arrival, idempotency, result));
  }

  /** Reads the rounds again, so that nobody is refused because of a copy of a minute ago. */
  private Decision refuseOrRetry(
      Arrival arrival, Idempotency idempotency, SubmissionReader.Result result) {
    var now = rounds.reread();
    var open = now.accepting(arrival.at());
    if (open.isEmpty()) {
      return new Decision.Refused(closed(now, arrival));
    }
    return switch (result) {
      case SubmissionReader.Invalid invalid -> refused(open.get(), invalid.errors(schools));
      case SubmissionReader.Valid(var submission) -> {
        var errors = SubmissionErrors.in(open.get(), submission);
        yield errors.isEmpty()
            ? store(open.get(), arrival, idempotency, submission)
            : refused(
                open.get(),
                join(errors, SubmissionErrors.of(submission, schools.find(submission.codes()))));
      }
    };
  }

  /** A round that takes registrations then, if there is one that can be read. */
  private static Optional<Round> readable(StoredRounds stored, Arrival arrival) {
    return stored.rounds().stream()
        .map(RunningRound::round)
        .filter(round -> round.accepts(arrival.at()))
        .findFirst();
  }

  private static Problem closed(StoredRounds stored, Arrival arrival) {
    return stored
        .current(arrival.at())
        .map(RunningRound::round)
        .map(
            round ->
                arrival.at().isBefore(round.opensAt())
                    ? Refusals.notOpenYet(round)
                    : Refusals.tooLate(round))
        .orElse(Refusals.NO_ROUND);
  }

  private Decision store(
      Round round, Arrival arrival, Idempotency idempotency, Submission submission) {
    Receipt receipt = new Receipt.Busy();
    for (int i = 0; i < ATTEMPTS && receipt instanceof Receipt.Busy; i++) {
      // Each attempt has a new reference: another registration may have had the one before.
      var registration =
          Registration.accepted(Reference.random(round.id(), random), arrival, submission);
      receipt =
          Unreadable.naming(
              round.contact(),
              () -> registrations.submit(round, registration, idempotency, mails(registration)));
    }
    if (receipt instanceof Receipt.Listed(var codes)) {
      var listed = submission.listed(codes);
      var errors = SubmissionErrors.repeated(listed.schools());
      return errors.isEmpty() ? store(round, arrival, idempotency, listed) : refused(round, errors);
    }
    return answer(receipt, Optional.of(round), Optional.of(submission));
  }

  private static List<Mail> mails(Registration registration) {
    return Addressee.of(registration.submission().pair()).stream()
        .map(to -> RegistrationMails.confirmation(registration.reference(), to))
        .toList();
  }

  private Decision answer(Receipt receipt, Optional<Round> round, Optional<Submission> submission) {
    return switch (receipt) {
      case Receipt.Accepted(var reference) ->
          new Decision.Accepted(reference, submission.orElseThrow());
      case Receipt.Repeated(var reference) -> new Decision.Repeated(reference);
      case Receipt.KeyReused _ -> new Decision.Refused(SubmissionIdempotency.REUSED);
      default ->
          new Decision.Refused(
              SubmissionProblems.of(receipt, round.orElseThrow(), submission.orElseThrow()));
    };
  }

  private static Decision refused(Round round, List<FieldError> errors) {
    return new Decision.Refused(SubmissionProblems.invalid(errors).with(round.contact()));
  }

  private static List<FieldError> join(Collection<FieldError> errors, Collection<FieldError> more) {
    var all = new ArrayList<>(errors);
    all.addAll(more);
    return all;
  }
}
