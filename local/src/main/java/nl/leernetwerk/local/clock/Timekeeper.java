package nl.leernetwerk.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nl.leernetwerk.local.clock.Timetable.Due;

/** Fires each schedule when its time has come, whether the clock runs or is moved. */
public final class Timekeeper implements AutoCloseable {

  /** What a timekeeper sets in motion. */
  public interface Works {

    /** Invokes the function of a schedule. */
    void fire(Due due);

    /** Returns when all that follows from what happened so far is done. */
    void settle();

    /** Is told that the clock stands at another time, before anything fires there. */
    void moved(Instant now);

    /** Is told that a whole move is done. */
    void arrived();
  }

  /** The clock was asked to go back. */
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
  private boolean closed;

  /** Keeps this clock; {@link #start} makes schedules fire while it runs. */
  public Timekeeper(LocalClock clock, Timetable timetable, Works works) {
    this.clock = clock;
    this.timetable = timetable;
    this.works = works;
  }

  /** Fires what is due as time goes by, while the clock runs. */
  public void start() {
    Thread.ofPlatform().daemon().name("schedules").start(this::run);
  }

  /** Moves the clock forward and tells what fired on the way, when all has settled. */
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
        now = next.getFirst().at();
        clock.stand(now);
        works.moved(now);
        next.forEach(works::fire);
        works.settle();
        fired.addAll(next);
      }
      clock.stand(to);
      works.moved(to);
      works.arrived();
      works.settle();
      woken.signalAll();
      return fired;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a move that is under way, and for all that follows from what happened. */
  public void settle() {
    lock.lock();
    try {
      works.settle();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static boolean isDue(List<Due> next, Instant to) {
    return !next.isEmpty() && !next.getFirst().at().isAfter(to);
  }

  private void run() {
    lock.lock();
    try {
      var done = clock.instant();
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
          works.moved(clock.instant());
          next.forEach(works::fire);
          works.settle();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
