package nl.leernetwerk.kernel.lambda;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import nl.leernetwerk.kernel.Web;
import nl.leernetwerk.kernel.table.Table;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * Everything from outside that a function uses. Each function has one constructor that takes it:
 * Lambda, the local runner and the tests each give their own.
 *
 * @param environment the variables that the template sets
 * @param ses makes the mail client; only a function that sends mail calls it
 * @param web fetches documents from other sites
 * @param random makes every random choice that must be the same when a run is repeated
 * @param secrets makes every random choice that becomes a key, and must never be repeated
 */
public record Surroundings(
    Map<String, String> environment,
    DynamoDbClient dynamo,
    Supplier<SesV2Client> ses,
    Web web,
    Clock clock,
    RandomGenerator random,
    RandomGenerator secrets) {

  /** The surroundings of a function that Lambda starts. */
  public static Surroundings ofLambda() {
    var random = new SecureRandom();
    return new Surroundings(
        System.getenv(),
        tableClient(),
        Surroundings::mailClient,
        OutsideWeb.besides(System.getenv().getOrDefault("BEACON_ADDRESS", "")),
        Clock.systemUTC(),
        random,
        random);
  }

  /** A client for tables, with the credentials and the region of the environment. */
  public static DynamoDbClient tableClient() {
    return DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  /**
   * A client that never retries by itself. After a time-out SES may have taken the mail, and a
   * retry would send it twice without leaving a trace.
   */
  private static SesV2Client mailClient() {
    return SesV2Client.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  /** The main table. */
  public Table table() {
    return table("TABLE_NAME");
  }

  /** The table that this variable names. */
  public Table table(String variable) {
    return new Table(dynamo, required(variable), clock);
  }

  /** A variable that the template may leave out; empty when it does. */
  public String setting(String variable) {
    return environment.getOrDefault(variable, "");
  }

  /** A variable that the template sets; without it the function does not start. */
  public String required(String variable) {
    var value = environment.get(variable);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment variable " + variable + " is not set");
    }
    return value;
  }
}
