package nl.leernetwerk.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nl.leernetwerk.local.clock.Timetable.Due;

/** Fires each schedule at its time, whether the clock runs or is moved. */
public final class Timekeeper implements AutoCloseable {

  /** The work that a timekeeper starts. */
  public interface Works {

    /** Invokes the function of a schedule. */
    void fire(Due due);

    /**
     * Returns when everything is done that follows from what has happened.
     *
     * @throws Stopping when the machine stops before that
     */
    void settle();

    /** Called when everything that was due until then is done. */
    void passed(Instant time);

    /** Called when a whole move of the clock is done. */
    void arrived();
  }

  /** Somebody asked to set the clock back. */
  public static final class Backward extends Exception {
    Backward(Instant now) {
      super("the clock stands at " + now);
    }
  }

  private static final Duration LONGEST_SLEEP = Duration.ofHours(1);

  private final LocalClock clock;
  private final Timetable timetable;
  private final Works works;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition woken = lock.newCondition();
  private volatile boolean closed;

  /** Moves this clock; after {@link #start}, schedules also fire while the clock runs. */
  public Timekeeper(LocalClock clock, Timetable timetable, Works works) {
    this.clock = clock;
    this.timetable = timetable;
    this.works = works;
  }

  /**
   * Fires what is due as time passes, while the clock runs.
   *
   * @param since the time until which everything that was due is done; a schedule that was due
   *     after it fires now, once
   */
  public void start(Instant since) {
    Thread.ofPlatform().daemon().name("schedules").start(() -> run(since));
  }

  /**
   * Moves the clock forward, waits until everything that follows is done, and tells what fired on
   * the way.
   *
   * @throws Stopping when the machine stops on the way; the clock then stands at the last step
   */
  public List<Due> move(Instant to) throws Backward {
    lock.lock();
    try {
      var now = clock.instant();
      if (to.isBefore(now)) {
        throw new Backward(now);
      }
      works.settle();
      clock.stand(now);
      var fired = new ArrayList<Due>();
      for (var next = timetable.next(now); isDue(next, to); next = timetable.next(now)) {
        refuseWhenClosed();
        now = next.getFirst().at();
        clock.stand(now);
        next.forEach(works::fire);
        works.settle();
        works.passed(now);
        fired.addAll(next);
      }
      clock.stand(to);
      works.arrived();
      works.settle();
      works.passed(to);
      woken.signalAll();
      return fired;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a move that is in progress, and for everything that follows from what happened. */
  public void settle() {
    lock.lock();
    try {
      works.settle();
    } finally {
      lock.unlock();
    }
  }

  /** Fires nothing more. A move of the clock that has begun ends before its next step. */
  @Override
  public void close() {
    closed = true;
    // A thread that has the lock sees that this is closed; only a thread that sleeps must wake.
    if (lock.tryLock()) {
      try {
        woken.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void refuseWhenClosed() {
    if (closed) {
      throw new Stopping();
    }
  }

  private static boolean isDue(List<Due> next, Instant to) {
    return !next.isEmpty() && !next.getFirst().at().isAfter(to);
  }

  private void run(Instant since) {
    lock.lock();
    try {
      var done = clock.instant();
      if (clock.runs()) {
        timetable.missed(since, done).forEach(works::fire);
        works.settle();
        works.passed(done);
      }
      while (!closed && clock.runs()) {
        var next = timetable.next(done);
        if (next.isEmpty()) {
          return;
        }
        var at = next.getFirst().at();
        var wait = Duration.between(clock.instant(), at);
        if (wait.isPositive()) {
          var sleep = wait.compareTo(LONGEST_SLEEP) < 0 ? wait : LONGEST_SLEEP;
          woken.await(sleep.toMillis() + 1, TimeUnit.MILLISECONDS);
        } else {
          done = at;
          next.forEach(works::fire);
          works.settle();
          works.passed(at);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Stopping _) {
      // Schedules that were due fire after the next start.
    } finally {
      lock.unlock();
    }
  }
}
