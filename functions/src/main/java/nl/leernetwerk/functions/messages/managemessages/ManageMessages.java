package nl.leernetwerk.functions.messages.managemessages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.http.Guard;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.IdempotencyKey;
import nl.leernetwerk.kernel.http.IfMatch;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.kernel.http.RequestBody;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.json.Fingerprint;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.MailProgress;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.mailing.Sender;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.messages.Message;
import nl.leernetwerk.messages.Messages;
import nl.leernetwerk.messages.Writing;
import nl.leernetwerk.messages.json.MessageJson;
import nl.leernetwerk.messages.letters.MessageLetter;
import nl.leernetwerk.messages.table.TableMessages;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.json.InitiativeJson;
import nl.leernetwerk.registration.letters.LetterSources;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.rounds.table.TableStaff;

/**
 * {@code /api/rounds/{round}/messages}, for organisers: what was written to the initiatives of a
 * round, a preview of a message, and writing one. A message is written once for each {@code
 * Idempotency-Key}, and only to whom the preview showed.
 */
public final class ManageMessages implements HttpFunction {
  private static final String MESSAGES = "/api/rounds/{round}/messages";

  /** What became of a mail that nobody got. */
  private static final Set<MailProgress> NOT_SENT =
      EnumSet.of(MailProgress.WITHHELD, MailProgress.SET_ASIDE, MailProgress.GIVEN_UP);

  private final Rounds rounds;
  private final Registrations registrations;
  private final Messages messages;
  private final Mails mails;
  private final Addresses addresses;
  private final TableStaff organisers;
  private final MessageLetter letter;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public ManageMessages() {
    this(Surroundings.ofLambda());
  }

  public ManageMessages(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.messages = new TableMessages(table);
    this.mails = new TableMails(table);
    this.addresses = new TableAddresses(table);
    this.organisers = new TableStaff(table);
    this.letter =
        new MessageLetter(
            Pages.preview(
                URI.create(surroundings.required("SITE_URL")), Sender.of(surroundings::setting)));
    this.clock = surroundings.clock();
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of(
            "GET " + MESSAGES,
            inRound(this::list),
            "POST " + MESSAGES + "/preview",
            inRound(it -> read(it, (writing, read, _) -> preview(it, writing, read))),
            "POST " + MESSAGES,
            inRound(it -> read(it, (writing, _, json) -> send(it, writing, json))),
            "DELETE " + MESSAGES + "/{message}/text",
            inRound(it -> RequestBody.unread(it.request(), () -> forget(it)))));
  }

  private record Asked(Round round, Caller.Organiser organiser, HttpRequest request, Log log) {}

  private Routes.Answer inRound(Function<Asked, HttpResponse> answer) {
    return (request, log) ->
        Guard.organiser(
            request,
            organiser ->
                rounds
                    .find(request.path().getOrDefault("round", ""))
                    .map(it -> answer.apply(new Asked(it.round(), organiser, request, log)))
                    .orElseGet(Problems.NO_ROUND::response));
  }

  private interface OfWriting {
    HttpResponse answer(Writing writing, Readings<Registration> read, JsonNode json);
  }

  /** The message that a request asks for, to whom it would go now. */
  private HttpResponse read(Asked asked, OfWriting act) {
    return RequestBody.read(
        asked.request(),
        json ->
            RequestBody.read(
                asked.request(),
                it -> MessageJson.read(it, asked.round()),
                it -> {
                  var read = registrations.read(asked.round().id());
                  return act.answer(
                      Writing.of(it.selection(), it.text(), read.values()), read, json);
                }));
  }

  private HttpResponse list(Asked asked) {
    var round = asked.round();
    var undelivered =
        addresses.all().values().stream()
            .flatMap(it -> it.undelivered().stream())
            .collect(Collectors.toSet());
    var lost =
        mails.ofRound(round.id(), clock.instant()).stream()
            .filter(it -> NOT_SENT.contains(it.progress()) || undelivered.contains(it.mail()))
            .map(QueuedMail::mail)
            .filter(mail -> mail.kind().equals(Message.KIND))
            .collect(Collectors.groupingBy(Mail::version, Collectors.counting()));
    var names = organisers.names(round);
    var json = JsonNodeFactory.instance.objectNode().put("round", round.id());
    var list = json.put("name", round.name()).putArray("messages");
    messages
        .readable(round.id())
        .forEach(it -> list.add(MessageJson.write(it, lost.getOrDefault(it.number(), 0L), names)));
    return HttpResponse.json(200, json);
  }

  private HttpResponse preview(Asked asked, Writing writing, Readings<Registration> read) {
    if (writing.to().isEmpty()) {
      return Refusals.NOBODY.response();
    }
    var first = LetterSources.printed(writing.to().getFirst());
    var mail =
        letter.write(
            asked.round(),
            first,
            writing.recipients().getFirst().person(),
            writing.text(),
            name(asked));
    read.unreadable().forEach(asked.log()::unreadable);
    return HttpResponse.json(
            200, InitiativeJson.unreadable(asked.round(), read, MessageJson.preview(writing, mail)))
        .with("etag", writing.tag());
  }

  /** The organiser's name, if the round has it. */
  private static Optional<String> name(Asked asked) {
    return asked.round().organisers().stream()
        .filter(it -> it.email().equals(asked.organiser().email()))
        .findFirst()
        .map(Contact::name);
  }

  private HttpResponse send(Asked asked, Writing writing, JsonNode json) {
    var key = IdempotencyKey.of(asked.request());
    if (key.isEmpty()) {
      return Refusals.KEY.response();
    }
    var request = Idempotency.of(key.get(), Fingerprint.of(json));
    return IfMatch.required(
        asked.request(),
        tag ->
            Writing.before(messages.of(asked.round().id()), request)
                .map(answer -> answer(asked, answer))
                .orElseGet(
                    () ->
                        writing.to().isEmpty()
                            ? Refusals.NOBODY.response()
                            : tag.equals(writing.tag())
                                ? write(asked, writing, request)
                                : Refusals.overtaken(writing)
                                    .response()
                                    .with("etag", writing.tag())));
  }

  private HttpResponse write(Asked asked, Writing writing, Idempotency request) {
    organisers.remember(asked.round(), asked.organiser());
    return answer(
        asked,
        writing.send(
            messages,
            asked.round(),
            request,
            asked.organiser().id(),
            asked.request().arrival().at()));
  }

  private static HttpResponse answer(Asked asked, Writing.Answer answer) {
    return switch (answer) {
      case Writing.Answer.KeyReused _ -> Refusals.KEY_REUSED.response();
      case Writing.Answer.Busy _ -> Problems.BUSY.response();
      case Writing.Answer.Sent(var message) -> {
        asked
            .log()
            .event(
                "MessageWritten",
                Map.of(
                    "round",
                    asked.round().id(),
                    "number",
                    message.number(),
                    "mails",
                    message.to().size()));
        yield HttpResponse.json(
            201,
            JsonNodeFactory.instance
                .objectNode()
                .put("number", message.number())
                .put("initiatives", message.registrations().size())
                .put("people", message.people()));
      }
    };
  }

  private HttpResponse forget(Asked asked) {
    var typed = asked.request().path().getOrDefault("message", "");
    var found =
        messages.readable(asked.round().id()).stream()
            .filter(it -> Integer.toString(it.number()).equals(typed))
            .findFirst();
    if (found.isEmpty()) {
      return Refusals.NO_MESSAGE.response();
    }
    var number = found.get().number();
    var arrival = asked.request().arrival();
    organisers.remember(asked.round(), asked.organiser());
    messages.forgetText(
        asked.round(),
        number,
        new OrganiserAct(
            arrival.request(),
            arrival.at(),
            asked.organiser().id(),
            Messages.TEXT_ERASED.name(),
            Integer.toString(number),
            Optional.empty()));
    asked.log().event("MessageErased", Map.of("round", asked.round().id(), "number", number));
    return HttpResponse.json(200, JsonNodeFactory.instance.objectNode().put("forgotten", true));
  }
}
