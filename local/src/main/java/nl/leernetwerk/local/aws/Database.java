package nl.leernetwerk.local.aws;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.local.iam.Role;
import nl.leernetwerk.local.template.TableSpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** DynamoDB Local inside this process. No other process can reach it. */
public final class Database implements AutoCloseable {
  /** DynamoDB Local would try to send telemetry, and wait for a network that may be missing. */
  private static final boolean DISABLE_TELEMETRY = true;

  private static final Duration GRACE = Duration.ofSeconds(2);

  private final AmazonDynamoDBLocal local;
  private final Writes writes = new Writes();
  private final DynamoDbClient client;

  private Database(Optional<Path> file) {
    local =
        file.map(path -> DynamoDBEmbedded.create(path.toFile(), DISABLE_TELEMETRY))
            .orElseGet(() -> DynamoDBEmbedded.create(DISABLE_TELEMETRY));
    client = DirectClient.of(local.dynamoDbClient(), writes, request -> {});
  }

  /** Starts a database with those tables, which keeps its data in that file, or in memory. */
  public static Database start(Optional<Path> file, List<TableSpec> tables) {
    var database = new Database(file);
    tables.forEach(new TableMaker(database.client)::make);
    return database;
  }

  /** The client of the operator, who may do everything. */
  public DynamoDbClient client() {
    return client;
  }

  /** A client for a function, which makes only the calls that the role allows. */
  public DynamoDbClient client(Role role) {
    return DirectClient.of(local.dynamoDbClient(), writes, role::ask);
  }

  DynamoDbStreamsClient streams() {
    return local.dynamoDbStreamsClient();
  }

  Writes writes() {
    return writes;
  }

  /**
   * Closes the database. A function that still uses it holds its lock, so closing gives up after a
   * short time. That loses nothing: whatever was answered is on the disk.
   */
  @Override
  public void close() {
    var closing = Thread.ofPlatform().daemon().name("database").start(local::shutdown);
    try {
      closing.join(GRACE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
