package nl.leernetwerk.kernel.table;

import java.time.Clock;
import java.time.ZoneOffset;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.storage.StorageContract;
import nl.leernetwerk.storage.StorageFixture;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Runs as functions call the table: with the SDK's client and over HTTP. */
class TableTest implements StorageContract {
  private static final DynamoDbClient CLIENT = DynamoDbLocal.overHttp();

  private final Storage storage =
      LocalTable.storage(
          LocalTable.create(CLIENT, Clock.fixed(StorageFixture.NOW, ZoneOffset.UTC)));

  @Override
  public Storage storage() {
    return storage;
  }
}
