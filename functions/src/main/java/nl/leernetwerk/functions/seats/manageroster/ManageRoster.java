package nl.leernetwerk.functions.seats.manageroster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Unreadable;
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
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.registry.InitiativeWords;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterDecision;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.RosterHistory;
import nl.leernetwerk.seats.RosterRefusal;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.json.RosterCommandJson;
import nl.leernetwerk.seats.letters.SeatWords;
import nl.leernetwerk.seats.table.TableRosters;

/**
 * {@code /api/rounds/{round}/roster}, for organisers. {@code GET} tells who has a seat where, who
 * waits, why, and what could be done about it. {@code POST} carries out one command in the name of
 * the signed-in organiser, if the roster is still the version that they saw. At {@code
 * /roster/preview} it only tells what the command would do. {@code POST
 * /api/rounds/{round}/initiatives} enters a school's registration after the allocation, at the end
 * of the list.
 */
public final class ManageRoster implements HttpFunction {
  private final Rounds rounds;
  private final Rosters rosters;
  private final TableStaff organisers;
  private final Registrations registrations;
  private final Amendments amendments;
  private final Schools schools;
  private final LateEntries late;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public ManageRoster() {
    this(Surroundings.ofLambda());
  }

  public ManageRoster(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.rosters = TableRosters.of(table);
    this.organisers = new TableStaff(table);
    this.registrations = new TableRegistrations(table);
    this.amendments = new TableAmendments(table);
    this.schools = new TableSchools(table);
    this.late = new LateEntries(rosters, registrations, schools, organisers, surroundings.random());
    this.clock = surroundings.clock();
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of(
            "GET /api/rounds/{round}/roster",
            inRound((_, running, _, log) -> view(running, log)),
            "POST /api/rounds/{round}/roster",
            inRound(
                (request, running, organiser, log) ->
                    RequestBody.read(
                        request,
                        RosterCommandJson::read,
                        it -> change(running, it, organiser, request, log))),
            "POST /api/rounds/{round}/initiatives",
            inRound(
                (request, running, organiser, log) -> late.enter(request, running, organiser, log)),
            "POST /api/rounds/{round}/roster/preview",
            inRound(
                (request, running, _, _) ->
                    RequestBody.read(
                        request, RosterCommandJson::read, it -> preview(running, it)))));
  }

  private interface InRound {
    HttpResponse answer(
        HttpRequest request, RunningRound running, Caller.Organiser organiser, Log log);
  }

  private Routes.Answer inRound(InRound act) {
    return (request, log) ->
        Guard.organiser(
            request,
            organiser ->
                rounds
                    .find(request.path().getOrDefault("round", ""))
                    .map(running -> act.answer(request, running, organiser, log))
                    .orElseGet(Problems.NO_ROUND::response));
  }

  private HttpResponse view(RunningRound running, Log log) {
    var all = registrations.read(running.round().id()).values();
    var codes = all.stream().flatMap(it -> it.submission().codes().stream()).toList();
    var view =
        new RosterView(
            running,
            all,
            amendments.ofRound(running.round().id()),
            schools.named(codes),
            organisers.names(running.round()));
    var histories = new EnumMap<Sector, RosterHistory>(Sector.class);
    var unreadable = EnumSet.noneOf(Sector.class);
    for (var sector : Sector.values()) {
      try {
        rosters.history(running, sector).ifPresent(history -> histories.put(sector, history));
      } catch (Unreadable e) {
        log.unreadable(e.item());
        unreadable.add(sector);
      }
    }
    return HttpResponse.json(200, view.json(clock.instant(), histories, unreadable))
        .with(
            "etag",
            tag(histories.entrySet().stream().map(it -> tag(it.getKey(), it.getValue().roster()))));
  }

  /** {@code "PO-3.VO-0"}: the version of each sector's roster. */
  private static String tag(Stream<String> parts) {
    return parts.collect(Collectors.joining(".", "\"", "\""));
  }

  private static String tag(Sector sector, Roster roster) {
    return sector + "-" + roster.version();
  }

  /**
   * A sector's version in such a tag; the version of the other sector may have changed meanwhile.
   */
  private static OptionalInt version(Sector sector, String tag) {
    var number = Pattern.compile(sector + "-([0-9]{1,9})").matcher(tag);
    return number.find() ? OptionalInt.of(Integer.parseInt(number.group(1))) : OptionalInt.empty();
  }

  private HttpResponse preview(RunningRound running, RosterCommandJson.Asked asked) {
    return rosters
        .find(running, asked.sector())
        .map(
            roster ->
                switch (rosters.preview(running, roster, asked.command(), clock.instant())) {
                  case RosterDecision.Refused(var refusal) ->
                      Problems.notNow(refusal.detail()).response();
                  case RosterDecision.Done(var events) ->
                      HttpResponse.json(200, told(running, events))
                          .with("etag", tag(Stream.of(tag(asked.sector(), roster))));
                })
        .orElseGet(() -> Problems.notNow(new RosterRefusal.NotAllocated().detail()).response());
  }

  private HttpResponse change(
      RunningRound running,
      RosterCommandJson.Asked asked,
      Caller.Organiser organiser,
      HttpRequest request,
      Log log) {
    return IfMatch.required(
        request,
        tag -> {
          organisers.remember(running.round(), organiser);
          var inSight = version(asked.sector(), tag);
          return inSight.isEmpty()
              ? IfMatch.overtaken("de lijst")
              : answer(
                  running,
                  asked,
                  rosters.change(
                      running,
                      asked.sector(),
                      asked.command(),
                      organiser.id(),
                      request.arrival().at(),
                      Optional.of(asked.why()),
                      inSight),
                  log);
        });
  }

  private HttpResponse answer(
      RunningRound running, RosterCommandJson.Asked asked, Rosters.Answer answer, Log log) {
    return switch (answer) {
      case Rosters.Answer.Changed(var change, _) -> {
        var id = running.round().id();
        log.event(
            "RosterChanged",
            Map.of("round", id, "sector", asked.sector(), "version", change.version()));
        yield HttpResponse.json(200, told(running, change.events()).put("changed", true));
      }
      case Rosters.Answer.Unchanged _ ->
          HttpResponse.json(200, told(running, List.of()).put("changed", false));
      case Rosters.Answer.Overtaken _ -> IfMatch.overtaken("de lijst");
      case Rosters.Answer.Refused(var refusal) -> Problems.notNow(refusal.detail()).response();
      case Rosters.Answer.Busy _ -> Problems.BUSY.response();
    };
  }

  /** What happened, or what would happen, in sentences. */
  private ObjectNode told(RunningRound running, List<RosterEvent> events) {
    var words =
        new SeatWords(
            InitiativeWords.of(registrations.read(running.round().id()).values(), List.of()));
    var json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("events");
    events.forEach(event -> list.add(words.of(event)));
    return json;
  }
}
