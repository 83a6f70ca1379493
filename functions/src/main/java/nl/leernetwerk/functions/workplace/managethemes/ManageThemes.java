package nl.leernetwerk.functions.workplace.managethemes;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Caller;
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
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.themes.Catalogue;
import nl.leernetwerk.themes.Themes;
import nl.leernetwerk.workplace.GroupingContent;
import nl.leernetwerk.workplace.GroupingQuestion;
import nl.leernetwerk.workplace.GroupingVersion;
import nl.leernetwerk.workplace.GroupingView;
import nl.leernetwerk.workplace.Groupings;
import nl.leernetwerk.workplace.json.GroupingJson;
import nl.leernetwerk.workplace.table.TableGroupings;

/**
 * {@code /api/rounds/{round}/networks/{network}/themes}, for the facilitators of that network and
 * for organisers. {@code GET} gives the themes that were saved with what is new since, or a
 * suggestion. {@code PUT} saves them, if those that the sender saw are still the last.
 */
public final class ManageThemes implements HttpFunction {
  private static final Catalogue CATALOGUE = Catalogue.load();

  /** Learned once for each process, while it starts: then Lambda gives a whole processor. */
  private static final Themes CLASSIFIER = Themes.of(CATALOGUE);

  private static final String WHAT = "de thema's";

  private final Rounds rounds;
  private final Registrations registrations;
  private final Groupings groupings;
  private final TableStaff staff;

  /** The constructor that Lambda calls. */
  public ManageThemes() {
    this(Surroundings.ofLambda());
  }

  public ManageThemes(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.groupings = new TableGroupings(table);
    this.staff = new TableStaff(table);
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of(
            "GET /api/rounds/{round}/networks/{network}/themes",
            (request, _) -> within(request, (round, network) -> shown(round, network)),
            "PUT /api/rounds/{round}/networks/{network}/themes",
            (request, log) ->
                within(
                    request,
                    (round, network) ->
                        RequestBody.read(
                            request,
                            json -> GroupingJson.read(json, round),
                            it -> save(round, network, it, request, log)))));
  }

  private interface InNetwork {
    HttpResponse answer(Round round, Network network);
  }

  private HttpResponse within(HttpRequest request, InNetwork act) {
    var caller = request.caller();
    var round = rounds.find(request.path().getOrDefault("round", "")).map(it -> it.round());
    var network =
        round
            .flatMap(it -> it.network(request.path().getOrDefault("network", "")))
            .filter(it -> it.isVisibleTo(caller));
    if (network.isPresent()) {
      return act.answer(round.orElseThrow(), network.get());
    }
    // Only organisers are told which rounds and networks exist.
    if (!(caller instanceof Caller.Organiser)) {
      return Problems.forbidden(
              "Alleen organisatoren en de procesbegeleiders van dit leernetwerk zien dit. Vraag een"
                  + " organisator om je aan het leernetwerk toe te voegen.")
          .response();
    }
    return round.isEmpty()
        ? Problems.NO_ROUND.response()
        : new Problem(
                404,
                "no-network",
                "Dit leernetwerk kennen we niet",
                "In deze ronde is er geen leernetwerk met deze naam. Kies er een uit de lijst.")
            .response();
  }

  private HttpResponse shown(Round round, Network network) {
    return shown(round, network, groupings.find(round.id(), network.id()));
  }

  private HttpResponse shown(Round round, Network network, Optional<GroupingVersion> saved) {
    var view =
        GroupingView.of(
            CLASSIFIER,
            CATALOGUE,
            registrations.read(round.id()).values(),
            network,
            saved.map(GroupingVersion::content));
    return HttpResponse.json(
            200, GroupingJson.write(round, network, view, saved, staff.names(round)))
        .with("etag", tag(saved));
  }

  /** A question that is no longer asked like that is left out: nobody can see it. */
  private HttpResponse save(
      Round round, Network network, GroupingContent sent, HttpRequest request, Log log) {
    return IfMatch.required(
        request,
        tag -> {
          var before = groupings.find(round.id(), network.id());
          var asked =
              GroupingQuestion.of(registrations.read(round.id()).values(), network).stream()
                  .map(GroupingQuestion::id)
                  .collect(Collectors.toSet());
          var content = sent.of(asked);
          if (before.filter(it -> it.content().equals(content)).isPresent()) {
            // The same once more, for instance because an answer was lost on its way.
            return shown(round, network, before);
          }
          if (!tag.equals(tag(before))) {
            return IfMatch.overtaken(WHAT, tag(before));
          }
          var next =
              new GroupingVersion(
                  before.map(GroupingVersion::version).orElse(0) + 1,
                  remembered(round, request.caller()),
                  request.arrival().at(),
                  content);
          if (!groupings.save(round, network.id(), next, request.arrival())) {
            return IfMatch.overtaken(WHAT);
          }
          log.event(
              "ThemesSaved",
              Map.of("round", round.id(), "network", network.id(), "version", next.version()));
          return shown(round, network, Optional.of(next));
        });
  }

  private Actor remembered(Round round, Caller caller) {
    return switch (caller) {
      case Caller.Organiser organiser -> {
        staff.remember(round, organiser);
        yield organiser.id();
      }
      case Caller.Facilitator facilitator -> {
        staff.remember(round, facilitator);
        yield facilitator.id();
      }
      case Caller.Stranger _ -> throw new IllegalStateException("no network is visible to them");
    };
  }

  private static String tag(Optional<GroupingVersion> saved) {
    return "\"themes-%d\"".formatted(saved.map(GroupingVersion::version).orElse(0));
  }
}
