package nl.leernetwerk.functions.rounds.listrounds;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.rounds.table.TableRounds;

/** {@code GET /api/rounds}: the rounds and networks that the signed-in person may see. */
public final class ListRounds implements HttpFunction {
  private final Rounds rounds;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public ListRounds() {
    this(Surroundings.ofLambda());
  }

  public ListRounds(Surroundings surroundings) {
    this.rounds = new TableRounds(surroundings.table());
    this.clock = surroundings.clock();
  }

  @Override
  public Routes routes() {
    return new Routes(Map.of("GET /api/rounds", (request, _) -> answer(request)));
  }

  private HttpResponse answer(HttpRequest request) {
    return switch (request.caller()) {
      case Caller.Organiser organiser -> HttpResponse.json(200, list("organiser", organiser));
      case Caller.Facilitator facilitator ->
          HttpResponse.json(200, list("facilitator", facilitator));
      case Caller.Stranger _ ->
          Problems.forbidden(
                  "Je bent aangemeld, maar niet als organisator of procesbegeleider. Vraag een"
                      + " organisator om je toegang te geven, en meld je daarna opnieuw aan.")
              .response();
    };
  }

  private ObjectNode list(String role, Caller caller) {
    var now = clock.instant();
    var list = JsonNodeFactory.instance.objectNode().put("role", role);
    var array = list.putArray("rounds");
    var stored = rounds.read();
    if (caller instanceof Caller.Organiser && !stored.unreadable().isEmpty()) {
      var broken = list.putArray("unreadable");
      stored.unreadable().forEach(round -> broken.add(round.id()));
    }
    stored.rounds().stream()
        .filter(running -> running.round().isVisibleTo(caller))
        .sorted(Comparator.comparing(RunningRound::round, Round.byOpening().reversed()))
        .map(running -> RoundJson.visible(running, now, network -> network.isVisibleTo(caller)))
        .forEach(array::add);
    return list;
  }
}
