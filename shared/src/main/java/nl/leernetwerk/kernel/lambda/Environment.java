package nl.leernetwerk.kernel.lambda;

import java.time.Clock;
import java.util.Map;
import nl.leernetwerk.kernel.table.Table;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a function finds around it when Lambda starts it. */
public final class Environment {
  private Environment() {}

  /** The table client that a function keeps for its whole life. */
  public static DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  /** The table that the environment names. */
  public static Table table(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    return new Table(dynamo, required(environment, "TABLE_NAME"), clock);
  }

  /** A variable that the template sets. */
  public static String required(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment variable " + name + " is not set");
    }
    return value;
  }
}
