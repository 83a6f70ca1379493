package nl.leernetwerk.openround;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.enrolment.FieldError;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.enrolment.Rounds;
import nl.leernetwerk.enrolment.RunningRound;
import nl.leernetwerk.json.RequestBody;
import nl.leernetwerk.json.RoundJson;
import nl.leernetwerk.lambda.Environment;
import nl.leernetwerk.lambda.EventBridge;
import nl.leernetwerk.lambda.Log;
import nl.leernetwerk.lambda.Problem;
import nl.leernetwerk.table.TableRounds;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Opens the round whose document it is given, for somebody who may invoke it; no HTTP route leads
 * here. Answers {@code {"opened": true, "round": id}}, also when that very round exists, or {@code
 * {"opened": false, "errors": […]}} with what to change.
 */
public final class OpenRound implements RequestStreamHandler {
  private final Rounds rounds;

  /** As Lambda starts it. */
  public OpenRound() {
    this(System.getenv(), Environment.dynamo(), Clock.systemUTC());
  }

  public OpenRound(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    this.rounds = new TableRounds(Environment.table(environment, dynamo, clock));
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
          switch (RoundJson.read(json)) {
            case RoundJson.Invalid(var errors) -> refused(errors);
            case RoundJson.Valid(var round) -> open(round, log);
          };
    };
  }

  private JsonNode open(Round round, Log log) {
    var others = all();
    if (!others.contains(round)) {
      var overlap =
          others.stream()
              .filter(other -> !other.id().equals(round.id()) && other.overlaps(round))
              .findFirst();
      if (overlap.isPresent()) {
        return refused(
            "#/opens",
            "In deze periode staat ronde " + overlap.get().id() + " al open. Kies andere dagen.");
      }
      if (rounds.open(round)) {
        log.tracing(round.id()).event("RoundOpened", Map.of("round", round.id()));
      } else if (!all().contains(round)) {
        // Read again: the same document may have been opened in the meantime.
        return refused("#/id", "Er is al een andere ronde met deze id. Kies een andere id.");
      }
    }
    return JsonNodeFactory.instance.objectNode().put("opened", true).put("round", round.id());
  }

  private List<Round> all() {
    return rounds.all().stream().map(RunningRound::round).toList();
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
