package nl.leernetwerk.functions.seats.manageroster;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.http.ApiGateway;
import nl.leernetwerk.kernel.http.Guard;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.json.StrictJson;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.registry.InitiativeWords;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableOrganisers;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.RosterDecision;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.RosterHistory;
import nl.leernetwerk.seats.RosterRefusal;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.json.RosterCommandJson;
import nl.leernetwerk.seats.letters.SeatWords;
import nl.leernetwerk.seats.table.TableRosters;

/**
 * {@code /api/rounds/{round}/roster}, for organisers. {@code GET} tells who sits where, who waits,
 * why, and what could be done about it. {@code POST} does one thing to it, in the name of who
 * signed in, if the roster is still the one they had in sight; at {@code /roster/preview} it only
 * tells what it would do.
 */
public final class ManageRoster implements RequestStreamHandler {
  private final Rounds rounds;
  private final Rosters rosters;
  private final TableOrganisers organisers;
  private final Registrations registrations;
  private final Schools schools;
  private final Clock clock;

  /** As Lambda starts it. */
  public ManageRoster() {
    this(Surroundings.ofLambda());
  }

  public ManageRoster(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.rosters = TableRosters.of(table);
    this.organisers = new TableOrganisers(table);
    this.registrations = new TableRegistrations(table);
    this.schools = new TableSchools(table);
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
                          case "POST /api/rounds/{round}/roster" ->
                              asked(
                                  request, it -> change(running, it, organiser, request, context));
                          case "POST /api/rounds/{round}/roster/preview" ->
                              asked(request, it -> foresee(running, it));
                          default -> view(running);
                        })
                .orElseGet(Guard::noRound));
  }

  private HttpResponse view(RunningRound running) {
    var all = registrations.of(running.round().id());
    var codes = all.stream().flatMap(it -> it.submission().codes().stream()).toList();
    var view = new RosterView(running, all, schools.find(codes), organisers.names(running.round()));
    var histories = new EnumMap<Sector, RosterHistory>(Sector.class);
    for (var sector : Sector.values()) {
      rosters.history(running, sector).ifPresent(history -> histories.put(sector, history));
    }
    return HttpResponse.json(200, view.json(clock.instant(), histories))
        .with("etag", tag(histories));
  }

  /** {@code "PO-3.VO-0"}: the version of each sector's roster. */
  private static String tag(Map<Sector, RosterHistory> histories) {
    return histories.entrySet().stream()
        .map(it -> it.getKey() + "-" + it.getValue().roster().version())
        .collect(Collectors.joining(".", "\"", "\""));
  }

  /** A sector's version in such a tag; the other sector's may be another meanwhile. */
  private static OptionalInt version(Sector sector, String tag) {
    var number = Pattern.compile(sector + "-([0-9]{1,9})").matcher(tag);
    return number.find() ? OptionalInt.of(Integer.parseInt(number.group(1))) : OptionalInt.empty();
  }

  private HttpResponse asked(
      HttpRequest request, Function<RosterCommandJson.Valid, HttpResponse> answer) {
    return switch (StrictJson.parse(request.body())) {
      case StrictJson.Parsed(var json) ->
          switch (RosterCommandJson.read(json)) {
            case RosterCommandJson.Valid valid -> answer.apply(valid);
            case RosterCommandJson.Invalid(var errors) -> invalid(errors);
          };
      case StrictJson.NotJson _, StrictJson.NotUtf8 _ ->
          new Problem(
                  400,
                  "not-json",
                  "Dit kunnen we niet lezen",
                  "Stuur de opdracht als JSON in UTF-8.")
              .response();
    };
  }

  private HttpResponse foresee(RunningRound running, RosterCommandJson.Valid asked) {
    return rosters
        .find(running, asked.sector())
        .map(
            roster ->
                switch (rosters.foresee(running, roster, asked.command(), clock.instant())) {
                  case RosterDecision.Refused(var refusal) -> refused(refusal.detail());
                  case RosterDecision.Done(var events) ->
                      HttpResponse.json(200, told(running, events));
                })
        .orElseGet(() -> refused(new RosterRefusal.NotAllocated().detail()));
  }

  private HttpResponse change(
      RunningRound running,
      RosterCommandJson.Valid asked,
      Caller.Organiser organiser,
      HttpRequest request,
      Context context) {
    var tag = request.inSight();
    if (tag.isEmpty()) {
      return new Problem(
              428,
              "no-version",
              "Zeg wat je voor je hebt",
              "Stuur in de header If-Match mee welke versie van de lijst je voor je hebt.")
          .response();
    }
    organisers.remember(running.round(), organiser);
    var inSight = version(asked.sector(), tag.get());
    var answer =
        inSight.isEmpty()
            ? new Rosters.Answer.Refused(new RosterRefusal.Stale())
            : rosters.change(
                running,
                asked.sector(),
                asked.command(),
                organiser.id(),
                request.arrival().at(),
                Optional.of(asked.why()),
                inSight);
    return switch (answer) {
      case Rosters.Answer.Changed(var change, _) -> {
        var id = running.round().id();
        ApiGateway.log(context, request)
            .event(
                "RosterChanged",
                Map.of("round", id, "sector", asked.sector(), "version", change.version()));
        yield HttpResponse.json(200, told(running, change.events()).put("changed", true));
      }
      case Rosters.Answer.Unchanged _ ->
          HttpResponse.json(200, told(running, List.of()).put("changed", false));
      case Rosters.Answer.Refused(RosterRefusal.Stale stale) ->
          new Problem(412, "stale", "De lijst is intussen veranderd", stale.detail()).response();
      case Rosters.Answer.Refused(var refusal) -> refused(refusal.detail());
      case Rosters.Answer.Busy _ ->
          new Problem(
                  503,
                  "busy",
                  "Het is even druk",
                  "Er wordt op dit moment veel tegelijk veranderd. Probeer het zo nog eens.")
              .response();
    };
  }

  /** What happened, or would happen, in sentences. */
  private ObjectNode told(RunningRound running, List<RosterEvent> events) {
    var words = new SeatWords(InitiativeWords.of(registrations.of(running.round().id())));
    var json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("events");
    events.forEach(event -> list.add(words.of(event)));
    return json;
  }

  private static HttpResponse invalid(List<FieldError> errors) {
    return new Problem(
            422,
            "invalid",
            "Er klopt iets niet",
            "Verbeter wat hieronder staat en probeer het opnieuw.")
        .with(errors)
        .response();
  }

  private static HttpResponse refused(String detail) {
    return new Problem(409, "not-possible", "Dat kan niet", detail).response();
  }
}
