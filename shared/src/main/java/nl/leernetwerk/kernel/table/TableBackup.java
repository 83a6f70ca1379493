package nl.leernetwerk.kernel.table;

import java.util.function.IntConsumer;

/**
 * A table that was made from a backup.
 *
 * @param restored the table as it was
 */
public record TableBackup(Table restored) {
  /**
   * Puts back whatever a table lost. What the table still has stays as it is, so this may be
   * repeated. An event that waited in the backup waits again; its consumer finds the work done, or
   * does it. Items that were deleted on purpose since then come back too, until the purge deletes
   * them again.
   *
   * @param progress is told from time to time how many items were looked at
   * @return how many items were put back
   */
  public int bringBack(Table into, IntConsumer progress) {
    int seen = 0;
    int back = 0;
    var pages =
        restored
            .client()
            .scanPaginator(scan -> scan.tableName(restored.name()).consistentRead(true));
    for (var page : pages) {
      for (var item : page.items()) {
        back += into.putNew(item) ? 1 : 0;
      }
      seen += page.count();
      progress.accept(seen);
    }
    return back;
  }
}
