package nl.leernetwerk.changeroster;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.enrolment.FieldError;
import nl.leernetwerk.enrolment.Rounds;
import nl.leernetwerk.enrolment.RunningRound;
import nl.leernetwerk.json.ChangeJson;
import nl.leernetwerk.json.RequestBody;
import nl.leernetwerk.json.RosterCommandJson;
import nl.leernetwerk.lambda.Environment;
import nl.leernetwerk.lambda.EventBridge;
import nl.leernetwerk.lambda.Log;
import nl.leernetwerk.lambda.Problem;
import nl.leernetwerk.roster.Rosters;
import nl.leernetwerk.table.TableRosters;
import nl.leernetwerk.table.TableRounds;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Changes a roster as the document says that it is given, for somebody who may invoke it; no HTTP
 * route leads here. Answers {@code {"changed": true, "version": …}}, {@code {"changed": false}}
 * when it was so already, or {@code {"changed": false, "errors": […]}} with what to do.
 */
public final class ChangeRoster implements RequestStreamHandler {
  private final Rounds rounds;
  private final Rosters rosters;
  private final Clock clock;

  /** As Lambda starts it. */
  public ChangeRoster() {
    this(System.getenv(), Environment.dynamo(), Clock.systemUTC());
  }

  public ChangeRoster(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    var table = Environment.table(environment, dynamo, clock);
    this.rounds = new TableRounds(table);
    this.rosters = TableRosters.of(table);
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var document = in.readAllBytes();
    var answer = EventBridge.guarded(context, () -> answer(document, Log.of(context)));
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode answer(byte[] bytes, Log log) {
    return switch (RequestBody.parse(bytes)) {
      case RequestBody.NotJson _ -> refused("#", "Dit is geen JSON.");
      case RequestBody.NotUtf8 _ -> refused("#", "Dit is geen tekst in UTF-8.");
      case RequestBody.Parsed(var json) ->
          switch (RosterCommandJson.read(json)) {
            case RosterCommandJson.Invalid(var errors) -> refused(errors);
            case RosterCommandJson.Valid asked ->
                rounds
                    .find(asked.round())
                    .map(running -> change(running, asked, log))
                    .orElseGet(
                        () -> refused("#/round", "Deze ronde bestaat niet. Controleer de id."));
          };
    };
  }

  private JsonNode change(RunningRound running, RosterCommandJson.Valid asked, Log log) {
    var answer =
        rosters.change(
            running,
            asked.sector(),
            asked.command(),
            asked.by(),
            clock.instant(),
            Optional.of(asked.why()));
    return switch (answer) {
      case Rosters.Answer.Changed(var change, _) -> {
        var id = running.round().id();
        log.tracing(id)
            .event(
                "RosterChanged",
                Map.of("round", id, "sector", asked.sector(), "version", change.version()));
        var json = changed(true).put("version", change.version());
        json.set("events", ChangeJson.tree(change.events()));
        yield json;
      }
      case Rosters.Answer.Unchanged _ -> changed(false);
      case Rosters.Answer.Refused(var refusal) -> refused("#", refusal.detail());
      case Rosters.Answer.Busy _ ->
          refused("#", "Er wordt op dit moment veel tegelijk veranderd. Probeer het zo nog eens.");
    };
  }

  private static ObjectNode changed(boolean changed) {
    return JsonNodeFactory.instance.objectNode().put("changed", changed);
  }

  private static JsonNode refused(String pointer, String detail) {
    return refused(List.of(new FieldError(pointer, detail)));
  }

  private static JsonNode refused(List<FieldError> errors) {
    var answer = changed(false);
    Problem.write(errors, answer);
    return answer;
  }
}
