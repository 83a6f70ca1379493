package nl.leernetwerk.contract.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The smallest possible function: one call of the SDK, the call that current-round makes. The
 * environment chooses what else it does, so that the measurements show the cost of each choice.
 */
public final class Floor implements RequestStreamHandler {
  private final DynamoDbClient dynamo;
  private final Json json;

  /** Reads an event as far as a function needs it. */
  @FunctionalInterface
  private interface Json {
    void read(InputStream in) throws IOException;
  }

  /** The constructor that Lambda calls. */
  public Floor() {
    // The SDK's own variable SYNC_HTTP_SERVICE_IMPL names the HTTP client.
    var client = DynamoDbClient.builder();
    if (System.getenv("CREDENTIALS") != null) {
      client.credentialsProvider(EnvironmentVariableCredentialsProvider.create());
    }
    dynamo = client.build();
    json = json(System.getenv().getOrDefault("JSON", "none"));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    json.read(in);
    dynamo.query(
        query ->
            query
                .tableName(System.getenv("TABLE_NAME"))
                .keyConditionExpression("pk = :rounds")
                .expressionAttributeValues(Map.of(":rounds", AttributeValue.fromS("ROUNDS")))
                .consistentRead(true));
    out.write('{');
    out.write('}');
  }

  private static Json json(String library) {
    return switch (library) {
      case "databind" -> new ObjectMapper()::readTree;
      case "streaming" -> Floor.streaming(new JsonFactory());
      default -> _ -> {};
    };
  }

  private static Json streaming(JsonFactory factory) {
    return in -> {
      try (var parser = factory.createParser(in)) {
        while (parser.nextToken() != null) {
          if (parser.currentToken().isScalarValue()) {
            parser.getText();
          }
        }
      }
    };
  }
}
