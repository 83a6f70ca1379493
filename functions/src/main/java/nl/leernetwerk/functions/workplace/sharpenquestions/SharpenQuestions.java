package nl.leernetwerk.functions.workplace.sharpenquestions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.function.Function;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.IfMatch;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.kernel.http.RequestBody;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.ownpage.OwnRegistration;
import nl.leernetwerk.ownpage.OwnRegistrations;
import nl.leernetwerk.ownpage.http.LinkAccess;
import nl.leernetwerk.ownpage.http.OwnPage;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableLinkKey;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.table.TableRosters;
import nl.leernetwerk.workplace.SharpenText;
import nl.leernetwerk.workplace.Sharpening;
import nl.leernetwerk.workplace.Sharpening.Answer;
import nl.leernetwerk.workplace.Sharpening.Decision;
import nl.leernetwerk.workplace.http.MemberGuard;
import nl.leernetwerk.workplace.http.MemberGuard.Asked;
import nl.leernetwerk.workplace.json.SharpenJson;
import nl.leernetwerk.workplace.json.SharpenJson.PairAnswer;
import nl.leernetwerk.workplace.table.TableGroupings;
import nl.leernetwerk.workplace.table.TableSharpened;

/**
 * {@code PUT /api/rounds/{round}/initiatives/{reference}/sharpened}: sharpens the questions and
 * expectations of an initiative, for the facilitators of its network and for organisers. {@code
 * POST /api/my-registration/sharpened}: a person of the pair confirms the text, or corrects it.
 */
public final class SharpenQuestions implements HttpFunction {
  private static final String WHAT = "de aangescherpte tekst";

  private final Sharpening sharpening;
  private final MemberGuard guard;
  private final TableStaff staff;
  private final OwnRegistrations own;
  private final OwnPage page;

  /** The constructor that Lambda calls. */
  public SharpenQuestions() {
    this(Surroundings.ofLambda());
  }

  public SharpenQuestions(Surroundings surroundings) {
    var table = surroundings.table();
    var rounds = new TableRounds(table);
    var registrations = new TableRegistrations(table);
    var texts = new TableSharpened(table);
    this.sharpening = new Sharpening(texts);
    this.staff = new TableStaff(table);
    this.guard = new MemberGuard(rounds, registrations, staff);
    this.page = new OwnPage(new TableSchools(table), registrations, new TableGroupings(table));
    this.own =
        new OwnRegistrations(
            rounds,
            registrations,
            TableRosters.readOnly(table),
            new TableAmendments(table),
            texts,
            new TableLinkKey(table)::find);
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of(
            "PUT /api/rounds/{round}/initiatives/{reference}/sharpened",
            (request, log) ->
                guard.about(
                    request,
                    asked ->
                        RequestBody.read(
                            request,
                            json -> SharpenJson.read(json, asked.registration().submission()),
                            text -> sharpen(asked, text, log))),
            "POST /api/my-registration/sharpened",
            (request, log) ->
                LinkAccess.open(request, own)
                    .map(it -> answer(it, request, log))
                    .orElseGet(LinkAccess::refusal)));
  }

  private HttpResponse sharpen(Asked asked, SharpenText text, Log log) {
    var before = asked.registration();
    var decision =
        Sharpening.decide(asked.round(), before, text, asked.by(), asked.request().arrival().at());
    if (decision instanceof Decision.Unchanged) {
      // This may repeat a request whose answer was lost on its way.
      return seen(asked, before);
    }
    return IfMatch.current(
        asked.request(),
        WHAT,
        Sharpening.tag(before),
        () -> carriedOut(asked.round(), decision, Problems::notNow, now -> seen(asked, now), log));
  }

  private HttpResponse carriedOut(
      Round round,
      Decision decision,
      Function<String, Problem> notNow,
      Function<Registration, HttpResponse> done,
      Log log) {
    return switch (sharpening.carryOut(round, decision)) {
      case Answer.Done(var now) -> {
        log.event(
            "Sharpened",
            Map.of(
                "registration",
                now.reference().text(),
                "version",
                now.sharpened().map(it -> it.version()).orElse(0)));
        yield done.apply(now);
      }
      case Answer.NotNow(var detail) -> notNow.apply(detail).response();
      case Answer.Overtaken _ -> IfMatch.overtaken(WHAT);
      case Answer.Busy _ -> Problems.BUSY.response();
    };
  }

  private HttpResponse seen(Asked asked, Registration now) {
    var json = JsonNodeFactory.instance.objectNode().put("tag", Sharpening.tag(now));
    now.sharpened()
        .ifPresent(
            text -> json.set("sharpenedText", SharpenJson.write(text, staff.names(asked.round()))));
    return HttpResponse.json(200, json).with("etag", Sharpening.tag(now));
  }

  private HttpResponse answer(OwnRegistration person, HttpRequest request, Log log) {
    return RequestBody.read(
        request,
        json -> SharpenJson.readAnswer(json, person.registration().submission()),
        person.round().contact(),
        answer -> answer(person, request, answer, log));
  }

  private HttpResponse answer(
      OwnRegistration person, HttpRequest request, PairAnswer answer, Log log) {
    var before = person.registration();
    var by = new Actor.Participant(before.reference(), person.role());
    var at = request.arrival().at();
    var decision =
        switch (answer) {
          case PairAnswer.Confirm _ -> Sharpening.confirm(before, by, at);
          case PairAnswer.Correct(var text) ->
              Sharpening.decide(person.round(), before, text, by, at);
        };
    return IfMatch.current(
        request,
        WHAT,
        Sharpening.tag(before),
        () ->
            carriedOut(
                person.round(),
                decision,
                detail -> Problems.notNow(detail).with(person.round().contact()),
                now -> page.show(own.see(now, person.role()).orElse(person), request),
                log));
  }
}
