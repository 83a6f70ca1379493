package nl.leernetwerk.simulation.store;

import java.time.Clock;
import java.time.ZoneOffset;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.storage.StorageContract;
import nl.leernetwerk.storage.StorageFixture;

class MemoryDynamoStorageTest implements StorageContract {
  private static final Clock CLOCK = Clock.fixed(StorageFixture.NOW, ZoneOffset.UTC);

  private final Storage storage =
      LocalTable.storage(LocalTable.create(new MemoryDynamo(CLOCK), CLOCK));

  @Override
  public Storage storage() {
    return storage;
  }
}
