package nl.leernetwerk.peers;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.storage.StorageContract;
import nl.leernetwerk.table.LocalTable;
import nl.leernetwerk.table.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class MotoStorageTest implements StorageContract {
  /**
   * What happens at once. moto checks all conditions of a transaction and then writes, without a
   * lock: another may come between.
   */
  private static final Set<String> NOT_ISOLATED =
      Set.of(
          "of_many_at_once_for_one_school_one_is_accepted_and_the_rest_are_told",
          "the_same_post_many_times_at_once_is_one_registration",
          "of_many_who_claim_a_mail_at_once_one_gets_it",
          "of_the_same_report_many_times_at_once_one_counts");

  private static DynamoDbClient client;

  private final Table table =
      LocalTable.create(
          client, "table-" + UUID.randomUUID(), Clock.fixed(StorageContract.NOW, ZoneOffset.UTC));

  @BeforeAll
  static void connect() {
    client = Peers.client(DynamoDbClient.builder(), Peers.moto());
  }

  @BeforeEach
  void tell_what_moto_cannot_prove(TestInfo test) {
    if (NOT_ISOLATED.contains(test.getTestMethod().orElseThrow().getName())) {
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
