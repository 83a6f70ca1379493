package nl.leernetwerk.functions.seats.manageroster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.kernel.http.RequestBody;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.SubmissionErrors;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.registration.http.SubmissionIdempotency;
import nl.leernetwerk.registration.http.SubmissionProblems;
import nl.leernetwerk.registration.json.ReasonedSubmission;
import nl.leernetwerk.registration.json.SubmissionReader;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.seats.Rosters;

/**
 * Enters the registration of a school that missed the deadline, at the end of the list, by the
 * rules and with the refusals of a registration that a school sends in itself.
 */
record LateEntries(
    Rosters rosters,
    Registrations registrations,
    Schools schools,
    TableStaff organisers,
    RandomGenerator random) {

  HttpResponse enter(
      HttpRequest request, RunningRound running, Caller.Organiser organiser, Log log) {
    return switch (RequestBody.of(request)) {
      case RequestBody.Unreadable(var problem) -> problem.response();
      case RequestBody.Read(var json) ->
          SubmissionIdempotency.of(request, json)
              .map(
                  key ->
                      registrations
                          .seen(key)
                          .map(receipt -> seen(running.round(), receipt))
                          .orElseGet(
                              () ->
                                  notYet(running, request.arrival().at())
                                      .map(Problem::response)
                                      .orElseGet(
                                          () ->
                                              enter(request, json, key, running, organiser, log))))
              .orElseGet(SubmissionIdempotency.MISSING::response);
    };
  }

  private static HttpResponse seen(Round round, Receipt receipt) {
    return receipt instanceof Receipt.Repeated(var reference)
        ? entered(round, reference)
        : SubmissionIdempotency.REUSED.response();
  }

  /** What an organiser does instead, before there is a list. */
  private static Optional<Problem> notYet(RunningRound running, Instant at) {
    var round = running.round();
    if (running.progress() instanceof RoundProgress.Allocated) {
      return Optional.empty();
    }
    return Optional.of(
        Problems.notNow(
            running.progress() instanceof RoundProgress.Unclosed && at.isBefore(round.endsAt())
                ? "Scholen kunnen zich nog zelf aanmelden, tot en met %s. Vraag de school om dat te"
                        .formatted(Dutch.date(round.deadline()))
                    + " doen."
                : "De plekken zijn nog niet verdeeld. Wacht tot de lijst er is, en voeg het"
                    + " initiatief dan toe."));
  }

  private HttpResponse enter(
      HttpRequest request,
      JsonNode json,
      Idempotency key,
      RunningRound running,
      Caller.Organiser organiser,
      Log log) {
    var document = ReasonedSubmission.read(json);
    if (!(document.registration() instanceof SubmissionReader.Valid(var sent))
        || document.why().isEmpty()
        || !document.flaws().isEmpty()) {
      return invalid(document.errors(schools));
    }
    var errors = SubmissionErrors.in(running.round(), sent);
    if (!errors.isEmpty()) {
      return invalid(
          ReasonedSubmission.placed(
              Stream.concat(
                      errors.stream(),
                      SubmissionErrors.of(sent, schools.find(sent.codes())).stream())
                  .toList()));
    }
    // Whoever of the pair told the organiser, neither of them filled in the form.
    var submission = sent.with(sent.pair(), SubmittedBy.OTHER);
    organisers.remember(running.round(), organiser);
    var late =
        new Rosters.Late(
            submission,
            organiser.id(),
            request.arrival(),
            document.why().get(),
            key,
            () -> Reference.random(running.round().id(), random));
    return Unreadable.naming(running.round().contact(), () -> enter(running, late, log));
  }

  private HttpResponse enter(RunningRound running, Rosters.Late late, Log log) {
    var round = running.round();
    return switch (rosters.enter(running, late)) {
      case Rosters.Entry.Entered(var change, var registration) -> {
        log.event(
            "RegistrationEntered",
            Map.of(
                "reference",
                registration.reference().text(),
                "round",
                round.id(),
                "network",
                registration.submission().network(),
                "version",
                change.version()));
        yield entered(round, registration.reference());
      }
      case Rosters.Entry.Refused(var refusal) -> Problems.notNow(refusal.detail()).response();
      case Rosters.Entry.Answered(Receipt.Repeated(var reference)) -> entered(round, reference);
      case Rosters.Entry.Answered(Receipt.Listed(var codes)) -> {
        var listed = late.submission().listed(codes);
        var errors = SubmissionErrors.repeated(listed.schools());
        yield errors.isEmpty()
            ? enter(running, late.saying(listed), log)
            : invalid(ReasonedSubmission.placed(errors));
      }
      case Rosters.Entry.Answered(var receipt) -> refused(round, late.submission(), receipt);
    };
  }

  private static HttpResponse refused(Round round, Submission submission, Receipt receipt) {
    var problem = SubmissionProblems.of(receipt, round, submission);
    var placed = problem.with(ReasonedSubmission.placed(problem.errors()));
    return (receipt instanceof Receipt.Taken
            ? placed.saying(
                "Een van de scholen doet in deze ronde al mee of deed eerder mee. Zoek de school op"
                    + " bij de initiatieven. Staat dat initiatief niet meer op de lijst, zet het"
                    + " dan terug.")
            : placed)
        .response();
  }

  private static HttpResponse invalid(List<FieldError> errors) {
    return SubmissionProblems.invalid(errors).response();
  }

  private static HttpResponse entered(Round round, Reference reference) {
    return HttpResponse.json(
            201, JsonNodeFactory.instance.objectNode().put("reference", reference.text()))
        .with("location", "/api/rounds/%s/initiatives/%s".formatted(round.id(), reference.text()));
  }
}
