package nl.leernetwerk.functions.rounds.openround;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.json.BeaconJson;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.json.StrictJson;
import nl.leernetwerk.kernel.lambda.Command;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.registry.MailKinds;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundEditor;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.rounds.table.TableRoundJournal;
import nl.leernetwerk.rounds.table.TableRounds;

/**
 * Opens the round whose document it is given, for somebody who may invoke the function; no HTTP
 * route leads here. The answer is {@code {"opened": true, "round": id}}, also when exactly that
 * round exists, or {@code {"opened": false, "errors": […]}} with what to change.
 */
public final class OpenRound implements RequestStreamHandler {
  /** AWS knows who invokes this function; the function itself does not. */
  private final RoundEditor editor;

  private final BeaconSource beacons;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public OpenRound() {
    this(Surroundings.ofLambda());
  }

  public OpenRound(Surroundings surroundings) {
    var table = surroundings.table();
    this.beacons = BeaconJson.source(surroundings.environment());
    this.editor =
        new RoundEditor(new TableRounds(table), new TableRoundJournal(table), beacons.address());
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var document = in.readAllBytes();
    Command.carryOut(context, out, () -> answer(document, Log.of(context)));
  }

  private JsonNode answer(byte[] bytes, Log log) {
    return switch (StrictJson.parse(bytes)) {
      case StrictJson.NotJson _ -> refused("#", "Dit is geen JSON.");
      case StrictJson.NotUtf8 _ -> refused("#", "Dit is geen tekst in UTF-8.");
      case StrictJson.Parsed(var json) ->
          switch (RoundJson.read(json, beacons, MailKinds.WITH_PARAGRAPH::contains)) {
            case RoundJson.Invalid(var errors) -> refused(errors);
            case RoundJson.Valid(var round) -> open(round, log);
          };
    };
  }

  private JsonNode open(Round round, Log log) {
    var asked =
        new RoundEditor.Asked(Actor.Organiser.COMMAND_LINE, clock.instant(), Optional.empty());
    return switch (editor.open(round, asked, true)) {
      case RoundEditor.Answer.Written(_, boolean opened) -> {
        if (opened) {
          log.tracing(round.id()).event("RoundOpened", Map.of("round", round.id()));
        }
        yield JsonNodeFactory.instance.objectNode().put("opened", true).put("round", round.id());
      }
      case RoundEditor.Answer.Refused(var errors) -> refused(errors);
      case RoundEditor.Answer.Overtaken _,
          RoundEditor.Answer.Unreadable _,
          RoundEditor.Answer.Unknown _ ->
          throw new IllegalStateException("what is opened has no past");
    };
  }

  private static JsonNode refused(String pointer, String detail) {
    return refused(List.of(new FieldError(pointer, detail)));
  }

  private static JsonNode refused(List<FieldError> errors) {
    var answer = JsonNodeFactory.instance.objectNode().put("opened", false);
    Problem.write(errors, answer);
    return answer;
  }
}
