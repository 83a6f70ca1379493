package nl.leernetwerk.functions.registration.changeownregistration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.IfMatch;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.kernel.http.RequestBody;
import nl.leernetwerk.ownpage.OwnRegistration;
import nl.leernetwerk.ownpage.OwnRegistrations;
import nl.leernetwerk.ownpage.http.LinkAccess;
import nl.leernetwerk.ownpage.http.OwnPage;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Amending.Answer;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.http.SubmissionProblems;
import nl.leernetwerk.registration.json.LinkJson;
import nl.leernetwerk.registration.json.SubmissionReader;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.seats.RosterCommand;
import nl.leernetwerk.seats.Rosters;

/** What a person can do through their link; each method answers one route. */
record Acts(
    OwnRegistrations registrations,
    Amending amending,
    Rosters rosters,
    Schools schools,
    OwnPage page) {
  private static final String WHAT = "de aanmelding";

  /** Changes what the registration says. */
  HttpResponse change(OwnRegistration own, HttpRequest request) {
    return RequestBody.read(
        request,
        json -> {
          var sent = SubmissionReader.read(json);
          if (sent instanceof SubmissionReader.Valid(var wanted)
              && !(own.state() instanceof RegistrationState.Withdrawn)
              && Amending.says(own.registration().submission(), wanted)) {
            // The registration is already as asked: this repeats an answer that was lost on its
            // way.
            return page.show(own, request);
          }
          return inSight(
              own,
              request,
              () ->
                  switch (sent) {
                    case SubmissionReader.Valid(var wanted) ->
                        answer(
                            own,
                            request,
                            wanted,
                            amending.change(
                                own.running(), own.registration(), wanted, asked(own, request)));
                    case SubmissionReader.Invalid invalid -> invalid(own, invalid.errors(schools));
                  });
        });
  }

  /** Withdraws: before the deadline from the registration itself, after it from the roster. */
  HttpResponse withdraw(OwnRegistration own, HttpRequest request) {
    if (own.state() instanceof RegistrationState.Withdrawn) {
      return page.show(own, request);
    }
    var reference = own.registration().reference();
    boolean listed = own.history().flatMap(it -> it.roster().entry(reference)).isPresent();
    return inSight(
        own,
        request,
        () ->
            listed
                ? roster(own, request, new RosterCommand.Withdraw(reference), version(own))
                : answer(
                    own,
                    request,
                    own.registration().submission(),
                    amending.withdraw(own.running(), own.registration(), asked(own, request))));
  }

  /** Undoes a withdrawal before the deadline. */
  HttpResponse restore(OwnRegistration own, HttpRequest request) {
    if (own.state() instanceof RegistrationState.Submitted) {
      return page.show(own, request);
    }
    return inSight(
        own,
        request,
        () ->
            switch (amending.restore(own.running(), own.registration(), asked(own, request))) {
              case Answer.Taken(var taken) -> elsewhere(own, taken);
              case Answer other -> answer(own, request, own.registration().submission(), other);
            });
  }

  private List<String> called(List<Participant> some) {
    return some.stream()
        .map(
            school ->
                switch (school) {
                  case Participant.Unlisted(var name, _) -> name;
                  case Participant.Listed(var code) ->
                      Optional.ofNullable(schools.named(List.of(code)).get(code))
                          .map(School::name)
                          .orElse(code.value());
                })
        .toList();
  }

  /** Gives the place of the link's owner to a colleague; the link stops working. */
  HttpResponse handOver(OwnRegistration own, HttpRequest request) {
    return RequestBody.read(
        request,
        LinkJson::person,
        own.round().contact(),
        colleague ->
            inSight(
                own,
                request,
                () -> {
                  var answer =
                      amending.handOver(
                          own.running(),
                          own.registration(),
                          own.role(),
                          colleague,
                          asked(own, request));
                  return answer instanceof Answer.Changed
                      ? HttpResponse.json(
                          200, JsonNodeFactory.instance.objectNode().put("handedOver", true))
                      : answer(own, request, own.registration().submission(), answer);
                }));
  }

  /** Answers an offer; the moment of receipt decides whether the answer is in time. */
  HttpResponse answer(OwnRegistration own, HttpRequest request) {
    var reference = own.registration().reference();
    return RequestBody.read(
        request,
        LinkJson::answer,
        own.round().contact(),
        answer ->
            roster(
                own,
                request,
                switch (answer) {
                  case ACCEPT -> new RosterCommand.Accept(reference);
                  case DECLINE -> new RosterCommand.Decline(reference);
                },
                OptionalInt.empty()));
  }

  /** The version of the roster that the sender saw, so that no other change comes in between. */
  private static OptionalInt version(OwnRegistration own) {
    return own.history().stream().mapToInt(it -> it.roster().version()).findFirst();
  }

  private HttpResponse roster(
      OwnRegistration own, HttpRequest request, RosterCommand command, OptionalInt inSight) {
    var answer =
        rosters.change(
            own.running(),
            own.registration().submission().network(),
            command,
            actor(own),
            request.arrival().at(),
            Optional.empty(),
            inSight);
    return switch (answer) {
      case Rosters.Answer.Changed _, Rosters.Answer.Unchanged _ ->
          seen(own.registration(), own, request);
      case Rosters.Answer.Overtaken _ -> overtaken(own);
      case Rosters.Answer.Refused(var refusal) -> notNow(own, refusal.detail());
      case Rosters.Answer.Busy _ -> Problems.BUSY.response();
    };
  }

  /** Does something only if its sender saw the current version. */
  private static HttpResponse inSight(
      OwnRegistration own, HttpRequest request, Supplier<HttpResponse> act) {
    return IfMatch.current(request, WHAT, LinkAccess.tag(own), act);
  }

  private static HttpResponse overtaken(OwnRegistration own) {
    return IfMatch.overtaken(WHAT, LinkAccess.tag(own));
  }

  private HttpResponse answer(
      OwnRegistration own, HttpRequest request, Submission wanted, Answer answer) {
    return switch (answer) {
      case Answer.Changed(var now, _) -> seen(now, own, request);
      case Answer.Unchanged(var now) -> seen(now, own, request);
      case Answer.Invalid(var errors) -> invalid(own, errors);
      case Answer.Taken(var taken) ->
          SubmissionProblems.taken(own.round(), wanted.schools(), taken).response();
      case Answer.NotNow(var detail) -> notNow(own, detail);
      case Answer.Overtaken _ ->
          LinkAccess.open(request, registrations)
              .map(Acts::overtaken)
              .orElseGet(LinkAccess::refusal);
      case Answer.Busy _ -> Problems.BUSY.response();
    };
  }

  private static HttpResponse invalid(OwnRegistration own, List<FieldError> errors) {
    return SubmissionProblems.invalid(errors).with(own.round().contact()).response();
  }

  private static HttpResponse notNow(OwnRegistration own, String detail) {
    return Problems.notNow(detail).with(own.round().contact()).response();
  }

  /**
   * The answer when a withdrawal cannot be undone. It may name the school, because the school is
   * one of the sender's own.
   */
  private HttpResponse elsewhere(OwnRegistration own, List<Participant> taken) {
    var called = called(taken);
    return SubmissionProblems.taken(own.round(), own.registration().submission().schools(), taken)
        .saying(
            ("Het intrekken kan niet meer ongedaan worden gemaakt: %s %s intussen met een ander"
                 + " initiatief aangemeld. Vraag het na bij je collega's, of mail naar %s. Willen"
                 + " jullie met andere scholen meedoen? Meld je dan opnieuw aan.")
                .formatted(
                    String.join(" en ", called),
                    called.size() == 1 ? "is" : "zijn",
                    own.round().contact().value()))
        .response();
  }

  private HttpResponse seen(Registration now, OwnRegistration own, HttpRequest request) {
    return page.show(registrations.see(now, own.role()).orElse(own), request);
  }

  private static Amending.Asked asked(OwnRegistration own, HttpRequest request) {
    return Amending.Asked.by(actor(own), request.arrival());
  }

  private static Actor.Participant actor(OwnRegistration own) {
    return new Actor.Participant(own.registration().reference(), own.role());
  }
}
