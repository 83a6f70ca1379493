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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class MotoStorageTest implements StorageContract {
  /**
   * The part of a name that marks a test of simultaneous calls, which moto cannot pass. moto checks
   * all conditions of a transaction and then writes, without a lock, so another call may come
   * between.
   */
  private static final String AT_ONCE = "at_once";

  private static DynamoDbClient client;

  private final Table table =
      LocalTable.create(
          client, "table-" + UUID.randomUUID(), Clock.fixed(StorageFixture.NOW, ZoneOffset.UTC));

  @BeforeAll
  static void connect() {
    client = Peers.client(DynamoDbClient.builder(), Peers.moto());
  }

  @BeforeEach
  void skip_what_moto_cannot_prove(TestInfo test) {
    if (test.getTestMethod().orElseThrow().getName().contains(AT_ONCE)) {
      Peers.unproven("moto", test.getDisplayName(), "it does not keep apart what happens at once");
    }
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
