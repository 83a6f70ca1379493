package nl.leernetwerk.memory;

import java.time.Clock;
import java.time.ZoneOffset;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.storage.StorageContract;

class MemoryStoreTest implements StorageContract {
  private final Storage storage =
      new MemoryStore(Clock.fixed(StorageContract.NOW, ZoneOffset.UTC)).storage();

  @Override
  public Storage storage() {
    return storage;
  }
}
