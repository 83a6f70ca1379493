package nl.leernetwerk.peers;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.storage.StorageContract;
import nl.leernetwerk.storage.StorageFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class LocalStackStorageTest implements StorageContract {
  private static DynamoDbClient client;

  private final Table table =
      LocalTable.create(
          client, "table-" + UUID.randomUUID(), Clock.fixed(StorageFixture.NOW, ZoneOffset.UTC));

  @BeforeAll
  static void connect() {
    client = Peers.client(DynamoDbClient.builder(), Peers.localStack());
  }

  @AfterEach
  void drop_the_table() {
    client.deleteTable(it -> it.tableName(table.name()));
  }

  @Override
  public Storage storage() {
    return LocalTable.storage(table);
  }
}
