package nl.leernetwerk.local.aws;

/**
 * Counts the writes to the table, so that the stream is read only when there is something new.
 * Everything here writes through one client.
 */
final class Writes {
  private long count;
  private boolean closed;

  synchronized long count() {
    return count;
  }

  synchronized void increase() {
    count++;
    notifyAll();
  }

  /**
   * Waits until more writes were made than that number; false when there is nothing to wait for.
   */
  synchronized boolean awaitMoreThan(long seen) throws InterruptedException {
    while (count <= seen && !closed) {
      wait();
    }
    return !closed;
  }

  /** Ends all waiting. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
