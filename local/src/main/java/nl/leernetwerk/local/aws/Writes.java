package nl.leernetwerk.local.aws;

/**
 * Counts what is written to the table, so that its stream is read only when there is something new
 * in it. Everything here writes through one client.
 */
final class Writes {
  private long count;

  synchronized long count() {
    return count;
  }

  synchronized void increase() {
    count++;
    notifyAll();
  }

  /** Waits until more was written than so much. */
  synchronized void awaitMoreThan(long seen) throws InterruptedException {
    while (count <= seen) {
      wait();
    }
  }
}
