package nl.leernetwerk.functions.rounds.currentround;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.Sender;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.DrawRecord;
import nl.leernetwerk.seats.Draws;
import nl.leernetwerk.seats.json.DrawRecordJson;
import nl.leernetwerk.seats.table.TableAllocations;
import nl.leernetwerk.seats.table.TableDraws;

/**
 * What everybody may know about rounds. {@code GET /api/rounds/current} gives the open round, or
 * else the next, or else the last. {@code GET /api/rounds/{round}/draw} gives the record of a
 * round's draw.
 */
public final class CurrentRound implements HttpFunction {
  private final Rounds rounds;
  private final Draws draws;
  private final Allocations allocations;
  private final Clock clock;
  private final Sender sender;

  /** The constructor that Lambda calls. */
  public CurrentRound() {
    this(Surroundings.ofLambda());
  }

  public CurrentRound(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.draws = new TableDraws(table);
    this.allocations = new TableAllocations(table);
    this.clock = surroundings.clock();
    this.sender = Sender.of(surroundings::setting);
  }

  @Override
  public Routes routes() {
    return Routes.withHead(
        Map.of(
            "GET /api/rounds/current",
            (_, _) -> current(),
            "GET /api/rounds/{round}/draw",
            (request, _) -> draw(request.path().get("round"))));
  }

  private HttpResponse draw(String id) {
    var running = rounds.find(id).filter(it -> it.round().policy() == Policy.DRAW);
    if (running.isEmpty()) {
      return new Problem(
              404,
              "no-draw",
              "Er is geen loting",
              "In deze ronde is er geen loting. Controleer de naam van de ronde.")
          .response();
    }
    if (!clock.instant().isBefore(running.get().round().purgedAt())) {
      // The purge deletes the parts of a list one by one, so the rest may not be a list any more.
      return new Problem(
              404,
              "draw-deleted",
              "De loting is verwijderd",
              "De gegevens van deze ronde zijn verwijderd, zoals vooraf was gezegd. Wie het bestand"
                  + " heeft bewaard, kan het nog nagaan.")
          .response();
    }
    return Unreadable.naming(
            running.get().round().contact(),
            () ->
                draws
                    .find(id)
                    .map(published -> new DrawRecord(published.list(), drawn(running.get()))))
        .map(record -> HttpResponse.json(200, DrawRecordJson.write(record)))
        .orElseGet(
            () ->
                new Problem(
                        404,
                        "no-draw-yet",
                        "De lijst is er nog niet",
                        "De lijst van deze loting komt kort na de sluiting van de aanmelding. Kijk"
                            + " dan nog eens.")
                    .response());
  }

  private Optional<DrawRecord.Drawn> drawn(RunningRound running) {
    return running.progress() instanceof RoundProgress.Allocated(var closing, var _)
        ? allocations
            .find(running.round().id())
            .map(it -> new DrawRecord.Drawn(closing.pulse(), closing.seed().orElseThrow(), it))
        : Optional.empty();
  }

  private HttpResponse current() {
    var now = clock.instant();
    return rounds
        .read()
        .current(now)
        .map(running -> RoundJson.current(running, now))
        .map(
            round -> {
              addSender(round);
              return HttpResponse.json(200, round);
            })
        .orElseGet(
            () ->
                Problems.NO_ROUND
                    .saying(
                        "Er is nog geen ronde waarvoor je je kunt aanmelden. Kijk later nog eens.")
                    .response(this::addSender));
  }

  /** Names the organisation that runs the stage, as the law wants people to be told. */
  private void addSender(ObjectNode answer) {
    var json = answer.putObject("sender").put("name", sender.name());
    sender.address().ifPresent(it -> json.put("address", it));
    sender.privacyOfficer().ifPresent(it -> json.put("privacyOfficer", it));
    sender.legalBasis().ifPresent(it -> json.put("legalBasis", it));
  }
}
