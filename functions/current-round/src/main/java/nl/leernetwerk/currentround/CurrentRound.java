package nl.leernetwerk.currentround;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import nl.leernetwerk.enrolment.Rounds;
import nl.leernetwerk.enrolment.RunningRound;
import nl.leernetwerk.json.RoundJson;
import nl.leernetwerk.lambda.ApiGateway;
import nl.leernetwerk.lambda.Environment;
import nl.leernetwerk.lambda.HttpResponse;
import nl.leernetwerk.lambda.Problem;
import nl.leernetwerk.table.TableRounds;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code GET /api/rounds/current}: the open round, else the next, else the last. */
public final class CurrentRound implements RequestStreamHandler {
  private final Rounds rounds;
  private final Clock clock;

  /** As Lambda starts it. */
  public CurrentRound() {
    this(System.getenv(), Environment.dynamo(), Clock.systemUTC());
  }

  public CurrentRound(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    this.rounds = new TableRounds(Environment.table(environment, dynamo, clock));
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    ApiGateway.answer(in, out, context, _ -> answer());
  }

  private HttpResponse answer() {
    var now = clock.instant();
    return RunningRound.current(rounds.all(), now)
        .map(running -> HttpResponse.json(200, RoundJson.current(running, now)))
        .orElseGet(
            () ->
                new Problem(
                        404,
                        "no-round",
                        "Er is geen ronde",
                        "Er is nog geen ronde waarvoor je je kunt aanmelden. Kijk later nog eens.")
                    .response());
  }
}
