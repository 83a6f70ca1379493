package nl.leernetwerk.table;

import java.time.Clock;
import java.time.ZoneOffset;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.storage.StorageContract;

class TableTest implements StorageContract {
  private final Storage storage =
      LocalTable.storage(LocalTable.create(Clock.fixed(StorageContract.NOW, ZoneOffset.UTC)));

  @Override
  public Storage storage() {
    return storage;
  }
}
