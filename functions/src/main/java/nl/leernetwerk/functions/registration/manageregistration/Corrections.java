package nl.leernetwerk.functions.registration.manageregistration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Amending.Answer;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.http.SubmissionProblems;
import nl.leernetwerk.registration.json.SubmissionReader;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.schools.Schools;

/**
 * What an organiser makes right in a registration: an address, a school that it holds by mistake,
 * one that has no code yet, or all of it. Each is done in their name, tells both people of the
 * pair, and never overwrites what its sender did not see.
 */
record Corrections(Amending amending, Schools schools) {
  private static final String DOCUMENT = "registration";

  /** Names the edition of a registration that somebody has in sight. */
  static String tag(Registration registration) {
    return "\"" + registration.edition().version() + "\"";
  }

  /** Makes it say what was sent. */
  HttpResponse change(
      RunningRound running,
      Registration now,
      JsonNode asked,
      Caller.Organiser organiser,
      HttpRequest request) {
    var why = Sent.why(asked);
    var sent = SubmissionReader.read(asked.path(DOCUMENT));
    if (sent instanceof SubmissionReader.Valid(var wanted) && why.isPresent()) {
      return !(now.state() instanceof RegistrationState.Withdrawn)
              && Amending.says(now.submission(), wanted)
          ? done(now, Optional.empty())
          : inSight(now, request)
              .orElseGet(
                  () ->
                      answer(
                          running,
                          wanted,
                          amending.change(running, now, wanted, by(organiser, request, why))));
    }
    var errors = new ArrayList<FieldError>();
    if (sent instanceof SubmissionReader.Invalid invalid) {
      errors.addAll(placed(invalid.errors(schools)));
    }
    if (why.isEmpty()) {
      errors.addAll(Refusals.NO_REASON.errors());
    }
    return SubmissionProblems.invalid(errors).response();
  }

  /** Withdraws it before the deadline, so that its schools are free to register, or undoes that. */
  HttpResponse withdraw(
      RunningRound running,
      Registration now,
      JsonNode asked,
      Caller.Organiser organiser,
      HttpRequest request) {
    var why = Sent.why(asked);
    if (why.isEmpty()) {
      return Refusals.NO_REASON.response();
    }
    if (!asked.path("withdrawn").isBoolean()) {
      return Refusals.NOT_SAID.response();
    }
    boolean withdrawn = asked.path("withdrawn").asBoolean();
    if (withdrawn == now.state() instanceof RegistrationState.Withdrawn) {
      return done(now, Optional.empty());
    }
    var by = by(organiser, request, why);
    return inSight(now, request)
        .orElseGet(
            () ->
                answer(
                    running,
                    now.submission(),
                    withdrawn
                        ? amending.withdraw(running, now, by)
                        : amending.restore(running, now, by)));
  }

  private static Amending.Asked by(
      Caller.Organiser organiser, HttpRequest request, Optional<String> why) {
    return new Amending.Asked(organiser.id(), request.arrival(), why);
  }

  /** What to answer somebody who does not see it as it is now. */
  private static Optional<HttpResponse> inSight(Registration now, HttpRequest request) {
    var tag = request.inSight();
    return tag.isEmpty()
        ? Optional.of(Refusals.NO_VERSION.response())
        : tag.filter(it -> !it.equals(tag(now)))
            .map(_ -> Refusals.OVERTAKEN.response().with("etag", tag(now)));
  }

  private static HttpResponse answer(RunningRound running, Submission wanted, Answer answer) {
    return switch (answer) {
      case Answer.Changed(var now, var amendment) ->
          done(now, Optional.of(amendment.action().told()));
      case Answer.Unchanged(var now) -> done(now, Optional.empty());
      case Answer.Invalid(var errors) -> SubmissionProblems.invalid(placed(errors)).response();
      case Answer.Taken(var taken) -> {
        var problem = SubmissionProblems.taken(running.round(), wanted.schools(), taken);
        yield problem.with(placed(problem.errors())).response();
      }
      case Answer.NotNow(var detail) ->
          new Problem(409, "not-now", "Dat kan nu niet", detail).response();
      case Answer.Overtaken _ -> Refusals.OVERTAKEN.response();
      case Answer.Busy _ -> Refusals.BUSY.response();
    };
  }

  /** In the document that was sent, the registration is a part. */
  private static List<FieldError> placed(List<FieldError> errors) {
    return errors.stream()
        .map(
            error ->
                new FieldError(error.pointer().replaceFirst("^#", "#/" + DOCUMENT), error.detail()))
        .toList();
  }

  private static HttpResponse done(Registration now, Optional<String> told) {
    var json = JsonNodeFactory.instance.objectNode().put("changed", told.isPresent());
    var list = json.putArray("told");
    told.ifPresent(list::add);
    return HttpResponse.json(200, json).with("etag", tag(now));
  }
}
