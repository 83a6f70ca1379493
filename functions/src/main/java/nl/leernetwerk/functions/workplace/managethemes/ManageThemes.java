package nl.leernetwerk.functions.workplace.managethemes;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.IfMatch;
import nl.leernetwerk.kernel.http.RequestBody;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.json.InitiativeJson;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.themes.Catalogue;
import nl.leernetwerk.themes.Themes;
import nl.leernetwerk.workplace.GroupingContent;
import nl.leernetwerk.workplace.GroupingQuestion;
import nl.leernetwerk.workplace.GroupingVersion;
import nl.leernetwerk.workplace.GroupingView;
import nl.leernetwerk.workplace.Groupings;
import nl.leernetwerk.workplace.http.NetworkGuard;
import nl.leernetwerk.workplace.json.GroupingJson;
import nl.leernetwerk.workplace.table.TableGroupings;

/**
 * {@code /api/rounds/{round}/networks/{network}/themes}, for the facilitators of that network and
 * for organisers. {@code GET} gives the themes that were saved with what is new since, or a
 * suggestion. {@code PUT} saves them, if those that the sender saw are still the last.
 */
public final class ManageThemes implements HttpFunction {
  /** Learned once for each process, when the first themes are asked for. */
  private static final class Learned {
    static final Catalogue CATALOGUE = Catalogue.load();
    static final Themes CLASSIFIER = Themes.of(CATALOGUE);
  }

  private static final String WHAT = "de thema's";

  private final NetworkGuard guard;
  private final Registrations registrations;
  private final Groupings groupings;
  private final TableStaff staff;

  /** The constructor that Lambda calls. */
  public ManageThemes() {
    this(Surroundings.ofLambda());
  }

  public ManageThemes(Surroundings surroundings) {
    var table = surroundings.table();
    this.guard = new NetworkGuard(new TableRounds(table));
    this.registrations = new TableRegistrations(table);
    this.groupings = new TableGroupings(table);
    this.staff = new TableStaff(table);
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of(
            "GET /api/rounds/{round}/networks/{network}/themes",
            (request, _) ->
                guard.about(request, (running, network) -> shown(running.round(), network)),
            "PUT /api/rounds/{round}/networks/{network}/themes",
            (request, log) ->
                guard.about(
                    request,
                    (running, network) ->
                        RequestBody.read(
                            request,
                            json -> GroupingJson.read(json, running.round()),
                            it -> save(running.round(), network, it, request, log)))));
  }

  private HttpResponse shown(Round round, Network network) {
    return shown(round, network, groupings.find(round.id(), network.id()));
  }

  private HttpResponse shown(Round round, Network network, Optional<GroupingVersion> saved) {
    var read = registrations.read(round.id());
    var view =
        GroupingView.of(Learned.CLASSIFIER, Learned.CATALOGUE, read.values(), network, saved);
    var json = GroupingJson.write(round, network, view, saved, staff.names(round));
    return HttpResponse.json(200, InitiativeJson.unreadable(round, read, json))
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
                  staff.acting(round, request.caller()),
                  request.arrival().at(),
                  content,
                  asked.stream().filter(it -> !content.decided().contains(it)).sorted().toList());
          if (!groupings.save(round, network.id(), next, request.arrival())) {
            return IfMatch.overtaken(WHAT);
          }
          log.event(
              "ThemesSaved",
              Map.of("round", round.id(), "network", network.id(), "version", next.version()));
          return shown(round, network, Optional.of(next));
        });
  }

  private static String tag(Optional<GroupingVersion> saved) {
    return "\"themes-%d\"".formatted(saved.map(GroupingVersion::version).orElse(0));
  }
}
