package nl.leernetwerk.functions.registration.manageregistration;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.FullJournal;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.journal.OrganiserActs;
import nl.leernetwerk.journal.table.TableOrganiserActs;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.http.ApiGateway;
import nl.leernetwerk.kernel.http.Guard;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.json.StrictJson;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.json.InitiativeJson;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.registry.InitiativeWords;
import nl.leernetwerk.registry.JournalSources;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableOrganisers;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.table.TableRosters;

/**
 * An organiser's daily work on the initiatives of a round: to find one, to see all of it, to make
 * right what is wrong in it, to send a mail again, and to read the journal of who did what.
 */
public final class ManageRegistration implements RequestStreamHandler {
  private final Rounds rounds;
  private final Registrations registrations;
  private final Schools schools;
  private final Mails mails;
  private final Addresses addresses;
  private final TableAddressIds addressIds;
  private final OrganiserActs acts;
  private final TableOrganisers organisers;
  private final Rosters rosters;
  private final FullJournal journal;
  private final Corrections corrections;
  private final Clock clock;

  /** As Lambda starts it. */
  public ManageRegistration() {
    this(Surroundings.ofLambda());
  }

  public ManageRegistration(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.schools = new TableSchools(table);
    this.mails = new TableMails(table);
    this.addresses = new TableAddresses(table);
    this.addressIds = new TableAddressIds(table);
    this.acts = new TableOrganiserActs(table);
    this.organisers = new TableOrganisers(table);
    this.rosters = TableRosters.readOnly(table);
    this.journal = JournalSources.journal(table);
    this.corrections = new Corrections(new Amending(new TableAmendments(table), schools), schools);
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    ApiGateway.answer(in, out, context, request -> answer(request, context));
  }

  private HttpResponse answer(HttpRequest request, Context context) {
    return Guard.organiser(
        request,
        organiser ->
            rounds
                .find(request.path().getOrDefault("round", ""))
                .map(
                    running ->
                        switch (request.route()) {
                          case "POST /api/rounds/{round}/search" ->
                              sent(request, json -> search(running, json));
                          case "GET /api/rounds/{round}/journal" ->
                              journal(running, organiser, request, context);
                          case "POST /api/rounds/{round}/journal/forgotten" ->
                              sent(request, json -> forget(running, json, organiser, request));
                          case "POST /api/rounds/{round}/initiatives/{reference}/mails" ->
                              sent(
                                  request,
                                  json ->
                                      about(
                                          running,
                                          request,
                                          it ->
                                              sendAgain(
                                                  running, it, json, organiser, request, context)));
                          case "PUT /api/rounds/{round}/initiatives/{reference}" ->
                              corrected(running, request, organiser, corrections::change);
                          case "PUT /api/rounds/{round}/initiatives/{reference}/withdrawal" ->
                              corrected(running, request, organiser, corrections::withdraw);
                          default -> about(running, request, it -> view(running, it));
                        })
                .orElseGet(Guard::noRound));
  }

  private interface Correction {
    HttpResponse of(
        RunningRound running,
        Registration now,
        JsonNode asked,
        Caller.Organiser organiser,
        HttpRequest request);
  }

  private HttpResponse corrected(
      RunningRound running,
      HttpRequest request,
      Caller.Organiser organiser,
      Correction correction) {
    return sent(
        request,
        json ->
            about(
                running,
                request,
                now -> {
                  organisers.remember(running.round(), organiser);
                  return correction.of(running, now, json, organiser, request);
                }));
  }

  private HttpResponse about(
      RunningRound running, HttpRequest request, Function<Registration, HttpResponse> answer) {
    return Reference.parse(request.path().getOrDefault("reference", ""))
        .filter(reference -> reference.round().equals(running.round().id()))
        .flatMap(registrations::find)
        .map(answer)
        .orElseGet(Refusals.NO_INITIATIVE::response);
  }

  private HttpResponse view(RunningRound running, Registration registration) {
    var now = clock.instant();
    var submission = registration.submission();
    var words = InitiativeWords.of(registrations.of(running.round().id()));
    var view =
        new InitiativeView(
            running,
            registration,
            schools.find(submission.codes()),
            rosters.find(running, submission.network()),
            addressIds.failing(addresses.all()),
            words,
            organisers.names(running.round()),
            mails.about(registration.reference(), now),
            journal.about(registration.reference(), words));
    return HttpResponse.json(200, view.json(now)).with("etag", Corrections.tag(registration));
  }

  private HttpResponse search(RunningRound running, JsonNode asked) {
    var words = Finder.words(asked.path("text").asText(""));
    if (words.isEmpty()) {
      return Refusals.NOTHING_TO_FIND.response();
    }
    var all = registrations.of(running.round().id());
    var found = schools.find(all.stream().flatMap(it -> it.submission().codes().stream()).toList());
    var finder = new Finder(words, found);
    var json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("initiatives");
    var hits = all.stream().filter(finder::finds).sorted(Finder.ORDER).toList();
    hits.stream()
        .limit(Finder.MOST)
        .forEach(
            it -> {
              var pair = it.submission().pair();
              list.add(
                  InitiativeJson.brief(it, found)
                      .put("practitioner", pair.practitioner().name())
                      .put("leader", pair.leader().name()));
            });
    return HttpResponse.json(200, json.put("more", hits.size() > Finder.MOST));
  }

  private HttpResponse sendAgain(
      RunningRound running,
      Registration registration,
      JsonNode asked,
      Caller.Organiser organiser,
      HttpRequest request,
      Context context) {
    var why = Sent.why(asked);
    var mail = Mail.parse(registration.reference().text() + "/" + asked.path("mail").asText(""));
    if (why.isEmpty()) {
      return Refusals.NO_REASON.response();
    }
    if (mail.isEmpty()) {
      return Refusals.NO_MAIL.response();
    }
    organisers.remember(running.round(), organiser);
    var act = act(ActKind.MAIL_SENT_AGAIN, mail.get().text(), why, organiser, request);
    if (!acts.sendAgain(running.round().retention(), mail.get(), act)) {
      return Refusals.NO_MAIL.response();
    }
    ApiGateway.log(context, request).event("MailSentAgain", Map.of("mail", mail.get().text()));
    return HttpResponse.json(200, JsonNodeFactory.instance.objectNode().put("queued", true));
  }

  private HttpResponse journal(
      RunningRound running, Caller.Organiser organiser, HttpRequest request, Context context) {
    var words = InitiativeWords.of(registrations.of(running.round().id()));
    var lines = journal.lines(running.round().id(), words);
    var names = organisers.names(running.round());
    if (!"csv".equals(request.query().get("format"))) {
      return HttpResponse.json(200, JournalJson.write(running.round(), lines, names));
    }
    ApiGateway.log(context, request)
        .event(
            "JournalExported", Map.of("round", running.round().id(), "by", organiser.id().text()));
    return JournalFile.of(running.round(), lines, names);
  }

  private HttpResponse forget(
      RunningRound running, JsonNode asked, Caller.Organiser organiser, HttpRequest request) {
    var line = asked.path("line").asText("");
    if (!journal.forgetReason(running.round().id(), line)) {
      return Refusals.NO_LINE.response();
    }
    organisers.remember(running.round(), organiser);
    acts.write(
        running.round().retention(),
        act(ActKind.REASON_ERASED, line, Optional.empty(), organiser, request));
    return HttpResponse.json(200, JsonNodeFactory.instance.objectNode().put("forgotten", true));
  }

  private static OrganiserAct act(
      ActKind kind,
      String object,
      Optional<String> why,
      Caller.Organiser organiser,
      HttpRequest request) {
    return new OrganiserAct(
        request.arrival().request(),
        request.arrival().at(),
        organiser.id(),
        kind.name(),
        object,
        why);
  }

  private static HttpResponse sent(HttpRequest request, Function<JsonNode, HttpResponse> answer) {
    return StrictJson.parse(request.body()) instanceof StrictJson.Parsed(var json)
        ? answer.apply(json)
        : Refusals.NOT_JSON.response();
  }
}
