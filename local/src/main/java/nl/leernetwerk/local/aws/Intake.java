package nl.leernetwerk.local.aws;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets requests reach the functions, and holds them back while everything that follows from earlier
 * requests is done. Without that pause, visitors who keep writing would delay it for ever.
 */
public final class Intake {
  /** A fair lock: each side waits only for what came before it. */
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

  /** Asks a function for the answer to a request. */
  @FunctionalInterface
  public interface Ask<T, X extends Exception> {
    T answer() throws X;
  }

  /** Answers a request, at the same time as other requests. */
  public <T, X extends Exception> T open(Ask<T, X> ask) throws X {
    lock.readLock().lock();
    try {
      return ask.answer();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Does work while no request is being answered. */
  void closed(Runnable work) {
    lock.writeLock().lock();
    try {
      work.run();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
