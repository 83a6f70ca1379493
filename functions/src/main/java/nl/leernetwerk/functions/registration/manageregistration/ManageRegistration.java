package nl.leernetwerk.functions.registration.manageregistration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import nl.leernetwerk.kernel.http.Guard;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.kernel.http.RequestBody;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.Resemblance;
import nl.leernetwerk.registration.json.InitiativeJson;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.registry.InitiativeWords;
import nl.leernetwerk.registry.JournalSources;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.RosterHistory;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.table.TableRosters;

/**
 * An organiser's daily work on the initiatives of a round: find an initiative, see all of it,
 * correct it, send a mail again, and read the journal of who did what.
 */
public final class ManageRegistration implements HttpFunction {
  private final Rounds rounds;
  private final Registrations registrations;
  private final Amendments amendments;
  private final Schools schools;
  private final Mails mails;
  private final Addresses addresses;
  private final TableAddressIds addressIds;
  private final OrganiserActs acts;
  private final TableStaff organisers;
  private final Rosters rosters;
  private final FullJournal journal;
  private final Corrections corrections;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public ManageRegistration() {
    this(Surroundings.ofLambda());
  }

  public ManageRegistration(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.amendments = new TableAmendments(table);
    this.schools = new TableSchools(table);
    this.mails = new TableMails(table);
    this.addresses = new TableAddresses(table);
    this.addressIds = new TableAddressIds(table);
    this.acts = new TableOrganiserActs(table);
    this.organisers = new TableStaff(table);
    this.rosters = TableRosters.readOnly(table);
    this.journal = JournalSources.journal(table);
    this.corrections = new Corrections(new Amending(amendments, schools), schools);
    this.clock = surroundings.clock();
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of(
            "POST /api/rounds/{round}/mails",
            inRound(
                it -> RequestBody.read(it.request(), Documents::aboutMail, mail -> mail(it, mail))),
            "POST /api/rounds/{round}/search",
            inRound(
                it ->
                    RequestBody.read(
                        it.request(), Documents::search, text -> search(it.running(), text))),
            "GET /api/rounds/{round}/journal",
            inRound(this::journal),
            "POST /api/rounds/{round}/journal/forgotten",
            inRound(
                it -> RequestBody.read(it.request(), Documents::line, line -> forget(it, line))),
            "GET /api/rounds/{round}/initiatives/{reference}",
            inRound(it -> about(it, registration -> view(it.running(), registration))),
            "PUT /api/rounds/{round}/initiatives/{reference}",
            corrected(corrections::change),
            "PUT /api/rounds/{round}/initiatives/{reference}/withdrawal",
            corrected(corrections::withdraw),
            "POST /api/rounds/{round}/initiatives/{reference}/mails",
            inRound(
                it ->
                    RequestBody.read(
                        it.request(),
                        Documents::again,
                        asked -> about(it, registration -> sendAgain(it, registration, asked))))));
  }

  /** A request of an organiser about a round. */
  record Asked(RunningRound running, Caller.Organiser organiser, HttpRequest request, Log log) {}

  private Routes.Answer inRound(Function<Asked, HttpResponse> answer) {
    return (request, log) ->
        Guard.organiser(
            request,
            organiser ->
                rounds
                    .find(request.path().getOrDefault("round", ""))
                    .map(running -> answer.apply(new Asked(running, organiser, request, log)))
                    .orElseGet(Problems.NO_ROUND::response));
  }

  private interface Correction {
    HttpResponse of(Asked asked, Registration now, JsonNode json);
  }

  private Routes.Answer corrected(Correction correction) {
    return inRound(
        asked ->
            RequestBody.read(
                asked.request(),
                json ->
                    about(
                        asked,
                        now -> {
                          organisers.remember(asked.running().round(), asked.organiser());
                          return correction.of(asked, now, json);
                        })));
  }

  private HttpResponse about(Asked asked, Function<Registration, HttpResponse> answer) {
    return Reference.typed(asked.request().path().getOrDefault("reference", ""))
        .filter(reference -> reference.round().equals(asked.running().round().id()))
        .flatMap(registrations::find)
        .map(answer)
        .orElseGet(Refusals.NO_INITIATIVE::response);
  }

  private HttpResponse view(RunningRound running, Registration registration) {
    var now = clock.instant();
    var submission = registration.submission();
    var all = registrations.read(running.round().id()).values();
    var words = InitiativeWords.of(all, amendments.ofRound(running.round().id()));
    var codes = all.stream().flatMap(it -> it.submission().codes().stream()).toList();
    var found = schools.named(codes);
    var view =
        new InitiativeView(
            running,
            registration,
            found,
            Resemblance.among(all, found),
            rosters.readable(running, submission.network()).map(RosterHistory::roster),
            addressIds.failing(addresses.all()),
            words,
            organisers.names(running.round()),
            mails.about(registration.reference(), now),
            journal.about(registration.reference(), words));
    return HttpResponse.json(200, view.json(now)).with("etag", Corrections.tag(registration));
  }

  private InitiativeWords words(RunningRound running) {
    var round = running.round().id();
    return InitiativeWords.of(registrations.read(round).values(), amendments.ofRound(round));
  }

  private HttpResponse search(RunningRound running, String text) {
    var words = InitiativeSearch.words(text);
    if (words.isEmpty()) {
      return Refusals.NOTHING_TO_FIND.response();
    }
    var all = registrations.read(running.round().id()).values();
    var found =
        schools.named(all.stream().flatMap(it -> it.submission().codes().stream()).toList());
    var finder = new InitiativeSearch(words, found);
    var answer = JsonNodeFactory.instance.objectNode();
    var list = answer.putArray("initiatives");
    var hits = all.stream().filter(finder::finds).sorted(InitiativeSearch.ORDER).toList();
    hits.stream()
        .limit(InitiativeSearch.MOST)
        .forEach(
            it -> {
              var pair = it.submission().pair();
              list.add(
                  InitiativeJson.brief(it, found)
                      .put("practitioner", pair.practitioner().name())
                      .put("leader", pair.leader().name()));
            });
    return HttpResponse.json(200, answer.put("more", hits.size() > InitiativeSearch.MOST));
  }

  private HttpResponse sendAgain(Asked asked, Registration registration, Documents.Again document) {
    return sendAgain(
        asked, Mail.parse(registration.reference().text() + "/" + document.mail()), document.why());
  }

  private HttpResponse mail(Asked asked, Documents.AboutMail document) {
    var mail =
        Mail.parse(document.mail())
            .filter(it -> it.round().equals(Optional.of(asked.running().round().id())));
    return switch (document.command()) {
      case SEND_AGAIN -> sendAgain(asked, mail, document.why());
      case GIVE_UP -> giveUp(asked, mail, document.why());
    };
  }

  private HttpResponse sendAgain(Asked asked, Optional<Mail> named, String why) {
    organisers.remember(asked.running().round(), asked.organiser());
    return named
        .filter(
            mail ->
                acts.sendAgain(
                    asked.running().round().retention(),
                    mail,
                    act(asked, ActKind.MAIL_SENT_AGAIN, mail.text(), Optional.of(why))))
        .map(mail -> decided(asked, "MailSentAgain", mail, true))
        .orElseGet(Refusals.NO_MAIL::response);
  }

  private HttpResponse giveUp(Asked asked, Optional<Mail> named, String why) {
    organisers.remember(asked.running().round(), asked.organiser());
    return named
        .filter(
            mail ->
                acts.giveUp(
                    asked.running().round().retention(),
                    mail,
                    act(asked, ActKind.MAIL_GIVEN_UP, mail.text(), Optional.of(why))))
        .map(mail -> decided(asked, "MailGivenUp", mail, false))
        .orElseGet(Refusals.NOT_FAILED::response);
  }

  private static HttpResponse decided(Asked asked, String event, Mail mail, boolean queued) {
    asked.log().event(event, Map.of("mail", mail.text()));
    return HttpResponse.json(200, JsonNodeFactory.instance.objectNode().put("queued", queued));
  }

  private HttpResponse journal(Asked asked) {
    var round = asked.running().round();
    var words = words(asked.running());
    var lines = journal.lines(round.id(), words);
    var names = organisers.names(round);
    if (!"csv".equals(asked.request().query().get("format"))) {
      return HttpResponse.json(200, JournalJson.write(round, lines, names));
    }
    asked
        .log()
        .event("JournalExported", Map.of("round", round.id(), "by", asked.organiser().id().text()));
    return JournalFile.of(round, lines, names);
  }

  private HttpResponse forget(Asked asked, String line) {
    var round = asked.running().round();
    if (!journal.forgetReason(round.id(), line)) {
      return Refusals.NO_LINE.response();
    }
    organisers.remember(round, asked.organiser());
    acts.write(round.retention(), act(asked, ActKind.REASON_ERASED, line, Optional.empty()));
    return HttpResponse.json(200, JsonNodeFactory.instance.objectNode().put("forgotten", true));
  }

  private static OrganiserAct act(Asked asked, ActKind kind, String object, Optional<String> why) {
    var arrival = asked.request().arrival();
    return new OrganiserAct(
        arrival.request(), arrival.at(), asked.organiser().id(), kind.name(), object, why);
  }
}
