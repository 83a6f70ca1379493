package nl.leernetwerk.local.aws;

import java.nio.file.Path;
import java.util.Optional;
import nl.leernetwerk.local.template.TableSpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** DynamoDB Local inside this process, where nobody else can reach it. */
public final class Database implements AutoCloseable {
  /** It would try to send telemetry, and wait for a network that need not be there. */
  private static final boolean DISABLE_TELEMETRY = true;

  private final AmazonDynamoDBLocal local;
  private final Writes writes = new Writes();
  private final DynamoDbClient client;

  private Database(Optional<Path> file) {
    local =
        file.map(path -> DynamoDBEmbedded.create(path.toFile(), DISABLE_TELEMETRY))
            .orElseGet(() -> DynamoDBEmbedded.create(DISABLE_TELEMETRY));
    client = DirectClient.of(local.dynamoDbClient(), writes);
  }

  /** Starts one that keeps its data in that file, or in memory, and has that table. */
  public static Database start(Optional<Path> file, TableSpec table) {
    var database = new Database(file);
    new TableMaker(database.client).make(table);
    return database;
  }

  /** The client that everything here reads and writes with. */
  public DynamoDbClient client() {
    return client;
  }

  DynamoDbStreamsClient streams() {
    return local.dynamoDbStreamsClient();
  }

  Writes writes() {
    return writes;
  }

  @Override
  public void close() {
    local.shutdown();
  }
}
