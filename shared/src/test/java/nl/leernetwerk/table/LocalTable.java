package nl.leernetwerk.table;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.leernetwerk.storage.Storage;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/** Tables on AWS's own DynamoDB Local, one server for all tests of a process. */
public final class LocalTable {
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static final URI ENDPOINT = start();
  private static final DynamoDbClient CLIENT = client();

  private LocalTable() {}

  /** A new, empty table, as template.yaml defines it. */
  public static Table create(Clock clock) {
    var name = "table-" + TABLES.incrementAndGet();
    CLIENT.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    attribute(Keys.PK), attribute(Keys.SK), attribute(Keys.WAITING_SINCE))
                .keySchema(key(Keys.PK, KeyType.HASH), key(Keys.SK, KeyType.RANGE))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName(Keys.WAITING_INDEX)
                        .keySchema(key(Keys.WAITING_SINCE, KeyType.HASH))
                        .projection(it -> it.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
    return new Table(CLIENT, name, clock);
  }

  /** Every port on a table. */
  public static Storage storage(Table table) {
    return new Storage(
        new TableRounds(table),
        new TableRegistrations(table),
        new TableSchools(table),
        new TableAllocations(table),
        new TableMails(table),
        new TableOutbox(table));
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** A client of its own, with these interceptors. */
  public static DynamoDbClient client(ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(ENDPOINT)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(it -> it.executionInterceptors(List.of(interceptors)))
        .build();
  }

  /** Where the server answers. */
  public static URI endpoint() {
    return ENDPOINT;
  }

  private static URI start() {
    try {
      int port = freePort();
      // Without -disableTelemetry the start waits for a network.
      var arguments =
          new String[] {"-inMemory", "-sharedDb", "-disableTelemetry", "-port", "" + port};
      ServerRunner.createServerFromCommandLineArgs(arguments).start();
      return URI.create("http://localhost:" + port);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
