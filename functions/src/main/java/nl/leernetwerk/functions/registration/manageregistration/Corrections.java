package nl.leernetwerk.functions.registration.manageregistration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import nl.leernetwerk.functions.registration.manageregistration.ManageRegistration.Asked;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.IfMatch;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.kernel.json.Reading;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Amending.Answer;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.http.SubmissionProblems;
import nl.leernetwerk.registration.json.ReasonedSubmission;
import nl.leernetwerk.registration.json.SubmissionReader;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.schools.Schools;

/**
 * What an organiser can correct in a registration: an address, a school that the registration
 * claims by mistake, a school that has no code yet, or everything. Each correction is made in the
 * organiser's name, is mailed to both people of the pair, and never overwrites what the organiser
 * did not see.
 */
record Corrections(Amending amending, Schools schools) {
  private static final String WHAT = "de aanmelding";

  /** The tag of the version of a registration that an organiser sees. */
  static String tag(Registration registration) {
    return "\"" + registration.revision().version() + "\"";
  }

  /** Changes what the registration says. */
  HttpResponse change(Asked asked, Registration now, JsonNode json) {
    var document = ReasonedSubmission.read(json);
    if (document.registration() instanceof SubmissionReader.Valid(var wanted)
        && document.flaws().isEmpty()) {
      return !(now.state() instanceof RegistrationState.Withdrawn)
              && Amending.says(now.submission(), wanted)
          ? done(now, Optional.empty())
          : IfMatch.current(
              asked.request(),
              WHAT,
              tag(now),
              () ->
                  answer(
                      asked.running(),
                      wanted,
                      amending.change(asked.running(), now, wanted, by(asked, document.why()))));
    }
    return SubmissionProblems.invalid(document.errors(schools)).response();
  }

  /**
   * Withdraws a registration before the deadline, so that its schools can register again, or undoes
   * the withdrawal.
   */
  HttpResponse withdraw(Asked asked, Registration now, JsonNode json) {
    return switch (Documents.withdrawal(json)) {
      case Reading.Invalid<Documents.Withdrawal>(var errors) -> Problems.invalid(errors).response();
      case Reading.Valid<Documents.Withdrawal>(var document) -> withdraw(asked, now, document);
    };
  }

  private HttpResponse withdraw(Asked asked, Registration now, Documents.Withdrawal document) {
    boolean withdrawn = document.withdrawn();
    if (withdrawn == now.state() instanceof RegistrationState.Withdrawn) {
      return done(now, Optional.empty());
    }
    var by = by(asked, Optional.of(document.why()));
    return IfMatch.current(
        asked.request(),
        WHAT,
        tag(now),
        () ->
            answer(
                asked.running(),
                now.submission(),
                withdrawn
                    ? amending.withdraw(asked.running(), now, by)
                    : amending.restore(asked.running(), now, by)));
  }

  private static Amending.Asked by(Asked asked, Optional<String> why) {
    return new Amending.Asked(asked.organiser().id(), asked.request().arrival(), why);
  }

  private static HttpResponse answer(RunningRound running, Submission wanted, Answer answer) {
    return switch (answer) {
      case Answer.Changed(var now, var amendment) ->
          done(now, Optional.of(amendment.action().told()));
      case Answer.Unchanged(var now) -> done(now, Optional.empty());
      case Answer.Invalid(var errors) ->
          SubmissionProblems.invalid(ReasonedSubmission.placed(errors)).response();
      case Answer.Taken(var taken) -> {
        var problem = SubmissionProblems.taken(running.round(), wanted.schools(), taken);
        yield problem.with(ReasonedSubmission.placed(problem.errors())).response();
      }
      case Answer.NotNow(var detail) -> Problems.notNow(detail).response();
      case Answer.Overtaken _ -> IfMatch.overtaken(WHAT);
      case Answer.Busy _ -> Problems.BUSY.response();
    };
  }

  private static HttpResponse done(Registration now, Optional<String> told) {
    var json = JsonNodeFactory.instance.objectNode().put("changed", told.isPresent());
    var list = json.putArray("told");
    told.ifPresent(list::add);
    return HttpResponse.json(200, json).with("etag", tag(now));
  }
}
