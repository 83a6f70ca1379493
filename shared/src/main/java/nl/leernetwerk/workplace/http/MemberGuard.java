package nl.leernetwerk.workplace.http;

import java.util.function.BiFunction;
import java.util.function.Function;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.http.SubmissionProblems;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.workplace.Member;

/**
 * Lets in the facilitators in whose network an initiative is, and organisers. To anybody else an
 * initiative of another network and one that does not exist are the same.
 */
public record MemberGuard(Rounds rounds, Registrations registrations, TableStaff staff) {
  /** Only organisers are told which rounds and networks exist. */
  public static final Problem NOT_YOURS =
      Problems.forbidden(
          "Alleen organisatoren en de procesbegeleiders van dit leernetwerk zien dit. Vraag een"
              + " organisator om je aan het leernetwerk toe te voegen.");

  private static final Problem NO_INITIATIVE =
      SubmissionProblems.UNKNOWN.saying(
          "In deze ronde is er geen aanmelding met dit kenmerk. Zoek op naam, school of persoon.");

  /** A request about an initiative of somebody who may act on it. */
  public record Asked(Round round, Registration registration, Actor by, HttpRequest request) {}

  /** The answer for who may act on the initiative that the path names; others are refused. */
  public HttpResponse about(HttpRequest request, Function<Asked, HttpResponse> answer) {
    return shown(
        request,
        (running, registration) ->
            answer.apply(
                new Asked(
                    running.round(),
                    registration,
                    staff.acting(running.round(), request.caller()),
                    request)));
  }

  /** The same for who only looks, which leaves no trace. */
  public HttpResponse shown(
      HttpRequest request, BiFunction<RunningRound, Registration, HttpResponse> answer) {
    var caller = request.caller();
    if (caller instanceof Caller.Stranger) {
      return NOT_YOURS.response();
    }
    var running = rounds.find(request.path().getOrDefault("round", ""));
    var registration =
        running.flatMap(
            it ->
                Reference.typed(request.path().getOrDefault("reference", ""))
                    .filter(reference -> reference.round().equals(it.round().id()))
                    .flatMap(registrations::find)
                    .filter(found -> Member.isVisible(found, it.round(), caller)));
    if (registration.isPresent()) {
      return answer.apply(running.orElseThrow(), registration.get());
    }
    if (!(caller instanceof Caller.Organiser)) {
      return NOT_YOURS.response();
    }
    return running.isEmpty() ? Problems.NO_ROUND.response() : NO_INITIATIVE.response();
  }
}
