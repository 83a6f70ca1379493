package nl.leernetwerk.functions.rounds.manageround;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.json.BeaconJson;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.Sha256;
import nl.leernetwerk.kernel.http.Guard;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.IfMatch;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.kernel.http.RequestBody;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.Sender;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.registry.MailKinds;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundEditor;
import nl.leernetwerk.rounds.RoundEditor.Answer;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.UnreadableRound;
import nl.leernetwerk.rounds.json.RoundDocument;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.rounds.table.TableRoundJournal;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.letters.RoundSheet;

/**
 * {@code /api/rounds}, for organisers: opens a round, shows the complete round, edits it, shows
 * beforehand what people will see of it, and gives its initiatives as a file.
 */
public final class ManageRound implements HttpFunction {
  private static final Pattern REFERENCES = Pattern.compile("[0-9A-Za-z,-]+");

  private final Rounds rounds;
  private final RoundEditor editor;
  private final TableStaff organisers;
  private final BeaconSource beacons;
  private final Registrations registrations;
  private final Schools schools;
  private final Addresses addresses;
  private final TableAddressIds addressIds;
  private final URI site;
  private final Sender sender;

  /** The constructor that Lambda calls. */
  public ManageRound() {
    this(Surroundings.ofLambda());
  }

  public ManageRound(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.beacons = BeaconJson.source(surroundings.environment());
    this.editor = new RoundEditor(rounds, new TableRoundJournal(table), beacons.address());
    this.organisers = new TableStaff(table);
    this.registrations = new TableRegistrations(table);
    this.schools = new TableSchools(table);
    this.addresses = new TableAddresses(table);
    this.addressIds = new TableAddressIds(table);
    this.site = URI.create(surroundings.required("SITE_URL"));
    this.sender = Sender.of(surroundings::setting);
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of(
            "POST /api/rounds",
            organisers(
                (request, organiser, log) ->
                    sent(request, it -> open(request, it, organiser, log))),
            "PUT /api/rounds/{round}",
            organisers(
                (request, organiser, log) ->
                    sent(request, it -> edit(request, it, organiser, log))),
            "POST /api/rounds/preview",
            organisers((request, _, _) -> sent(request, it -> preview(request, it))),
            "GET /api/rounds/{round}/export",
            organisers(
                (request, organiser, log) ->
                    found(request, it -> export(it, request, organiser, log))),
            "GET /api/rounds/{round}",
            organisers((request, _, log) -> show(request, log))));
  }

  private interface ForOrganiser {
    HttpResponse answer(HttpRequest request, Caller.Organiser organiser, Log log);
  }

  private static Routes.Answer organisers(ForOrganiser act) {
    return (request, log) ->
        Guard.organiser(request, organiser -> act.answer(request, organiser, log));
  }

  private HttpResponse open(
      HttpRequest request, RoundDocument sent, Caller.Organiser organiser, Log log) {
    var answer = editor.open(sent.round(), asked(request, sent, organiser), false);
    if (answer instanceof Answer.Written(var round, boolean changed)) {
      organisers.remember(round, organiser);
      if (changed) {
        log.event("RoundOpened", Map.of("round", round.id()));
      }
      return shown(201, round).with("location", "/api/rounds/" + round.id());
    }
    return refusal(answer);
  }

  private HttpResponse edit(
      HttpRequest request, RoundDocument sent, Caller.Organiser organiser, Log log) {
    return IfMatch.required(
        request,
        tag -> {
          var asked = asked(request, sent, organiser);
          var answer =
              switch (editor.edit(
                  id(request), round -> tag(round).equals(tag), sent.round(), asked)) {
                case Answer.Unreadable(var now) when tag(now).equals(tag) ->
                    editor.repair(now, sent.round(), asked);
                case Answer other -> other;
              };
          if (answer instanceof Answer.Written(var round, boolean changed)) {
            organisers.remember(round, organiser);
            if (changed) {
              log.event("RoundEdited", Map.of("round", round.id()));
            }
            return shown(round);
          }
          return refusal(answer);
        });
  }

  private HttpResponse preview(HttpRequest request, RoundDocument sent) {
    var open = new RunningRound(sent.round(), new RoundProgress.Unclosed());
    var json = JsonNodeFactory.instance.objectNode();
    json.set("round", RoundJson.current(open, request.arrival().at()));
    var mails = json.putArray("mails");
    for (var mail : MailKinds.preview(site, sender, sent.round())) {
      var letter = mail.letter();
      var files =
          mails
              .addObject()
              .put("name", mail.name())
              .put("to", mail.to())
              .put("subject", letter.subject())
              .put("text", letter.text())
              .put("html", letter.html())
              .putArray("attachments");
      letter.attachments().forEach(file -> files.add(file.filename()));
    }
    return HttpResponse.json(200, json);
  }

  /** Exports the registrations that the request names; all of them when it names none. */
  private HttpResponse export(
      Round round, HttpRequest request, Caller.Organiser organiser, Log log) {
    var references = Optional.ofNullable(request.query().get("references"));
    if (references.filter(it -> !REFERENCES.matcher(it).matches()).isPresent()) {
      return Problems.invalid(
              "references",
              "Noem kenmerken met komma's ertussen, of laat references weg voor alle aanmeldingen.")
          .response();
    }
    var some = references.map(it -> Stream.of(it.split(",", -1)).collect(Collectors.toSet()));
    var all =
        registrations.of(round.id()).stream()
            .filter(it -> some.isEmpty() || some.get().contains(it.reference().text()))
            .toList();
    var codes = all.stream().flatMap(it -> it.submission().codes().stream()).toList();
    var failing = addressIds.failing(addresses.all());
    var unreachable =
        all.stream()
            .map(it -> it.submission().pair())
            .flatMap(pair -> Stream.of(pair.practitioner().email(), pair.leader().email()))
            .filter(failing)
            .collect(Collectors.toSet());
    var file = RoundSheet.of(round, all, schools.named(codes), unreachable);
    log.event("RoundExported", Map.of("round", round.id(), "by", organiser.id().text()));
    return HttpResponse.file(file.filename(), file.contentType(), file.content());
  }

  /** Of one that cannot be read, the tag that writing it anew wants. */
  private HttpResponse show(HttpRequest request, Log log) {
    var stored = rounds.read();
    return stored
        .unreadable(id(request))
        .map(
            round -> {
              log.unreadable(round.item());
              return Problems.unreadable(stored.problem(round)).response().with("etag", tag(round));
            })
        .orElseGet(() -> found(request, ManageRound::shown));
  }

  private HttpResponse found(HttpRequest request, Function<Round, HttpResponse> answer) {
    return rounds
        .find(id(request))
        .map(running -> answer.apply(running.round()))
        .orElseGet(Problems.NO_ROUND::response);
  }

  private static RoundEditor.Asked asked(
      HttpRequest request, RoundDocument sent, Caller.Organiser organiser) {
    return new RoundEditor.Asked(organiser.id(), request.arrival().at(), sent.why());
  }

  private static HttpResponse refusal(Answer answer) {
    return switch (answer) {
      case Answer.Refused(var errors) -> Problems.invalid(errors).response();
      case Answer.Overtaken(var now) -> IfMatch.overtaken("de ronde", tag(now));
      case Answer.Unreadable(var now) -> IfMatch.overtaken("de ronde", tag(now));
      case Answer.Unknown _ -> Problems.NO_ROUND.response();
      case Answer.Written _ -> throw new IllegalArgumentException("no refusal");
    };
  }

  private HttpResponse sent(HttpRequest request, Function<RoundDocument, HttpResponse> answer) {
    return RequestBody.read(
        request,
        json -> RoundDocument.read(json, beacons, MailKinds.WITH_PARAGRAPH::contains),
        answer);
  }

  private static HttpResponse shown(Round round) {
    return shown(200, round);
  }

  private static HttpResponse shown(int status, Round round) {
    return HttpResponse.json(status, RoundJson.write(round)).with("etag", tag(round));
  }

  /** A round's tag follows from its whole content. */
  private static String tag(Round round) {
    return tag(RoundJson.write(round).toString());
  }

  /** From whatever is stored. */
  private static String tag(UnreadableRound round) {
    return tag(round.document().orElse(""));
  }

  private static String tag(String document) {
    return "\"" + Sha256.hex(document.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + "\"";
  }

  private static String id(HttpRequest request) {
    return request.path().getOrDefault("round", "");
  }
}
