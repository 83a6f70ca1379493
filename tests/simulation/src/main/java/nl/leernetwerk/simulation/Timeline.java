package nl.leernetwerk.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * The one order in which everything happens. What is to happen waits here with its moment; a task
 * runs in a thread of its own, and only one task runs at a time: it goes on until it waits for a
 * moment or for somebody.
 */
final class Timeline {
  private record Entry(Instant at, long number, Runnable action) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::at).thenComparing(Entry::number);

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER);

  /** What goes on by itself for ever, and makes nobody wait. */
  private final PriorityQueue<Entry> background = new PriorityQueue<>(ORDER);

  private final Semaphore back = new Semaphore(0);
  private final Set<Task> alive = new LinkedHashSet<>();
  private Optional<Task> running = Optional.empty();
  private Optional<Throwable> failure = Optional.empty();
  private Instant now;
  private Instant end;
  private long number;

  /** Something that runs, waits, and runs again. */
  final class Task {
    private final Semaphore go = new Semaphore(0);
    private boolean killed;
    private boolean over;

    /** Makes sure that it never does anything again. */
    void kill() {
      killed = true;
    }

    /** Lets it go on, at this moment. */
    void wake() {
      at(now, () -> resume(this));
    }
  }

  Timeline(Instant start) {
    now = start;
    end = start;
  }

  Instant now() {
    return now;
  }

  /** Something that happens at a moment, or now when that has passed. */
  void at(Instant moment, Runnable action) {
    entries.add(new Entry(moment.isBefore(now) ? now : moment, number++, action));
  }

  void after(Duration wait, Runnable action) {
    at(now.plus(wait), action);
  }

  void inBackground(Instant moment, Runnable action) {
    background.add(new Entry(moment.isBefore(now) ? now : moment, number++, action));
  }

  /** When something happens next that does not go on by itself, or when somebody looks again. */
  Instant next() {
    var entry = entries.peek();
    return entry == null || entry.at().isAfter(end) ? end : entry.at();
  }

  /** Starts a task, which first runs when it is its turn. */
  Task start(String name, Runnable body) {
    var task = new Task();
    alive.add(task);
    Thread.ofVirtual()
        .name(name)
        .start(
            () -> {
              task.go.acquireUninterruptibly();
              try {
                if (!task.killed) {
                  body.run();
                }
              } catch (Killed _) {
                // As it should.
              } catch (Throwable e) {
                failure = failure.or(() -> Optional.of(e));
              } finally {
                task.over = true;
                alive.remove(task);
                back.release();
              }
            });
    task.wake();
    return task;
  }

  /** Lets the task that calls this wait so long. */
  void pause(Duration wait) {
    var task = running.orElseThrow();
    if (task.killed) {
      throw new Killed();
    }
    after(wait, () -> resume(task));
    wait(task);
  }

  /** Lets the task that calls this wait until somebody wakes it. */
  void park() {
    wait(running.orElseThrow());
  }

  /** The task that runs now. */
  Task current() {
    return running.orElseThrow();
  }

  private void wait(Task task) {
    if (task.killed) {
      throw new Killed();
    }
    back.release();
    task.go.acquireUninterruptibly();
    if (task.killed) {
      throw new Killed();
    }
  }

  private void resume(Task task) {
    if (task.over) {
      return;
    }
    running = Optional.of(task);
    task.go.release();
    back.acquireUninterruptibly();
    running = Optional.empty();
  }

  /** Lets everything happen up to and including a moment. */
  void runUntil(Instant moment) {
    end = moment;
    while (true) {
      var first = first();
      if (first.isEmpty() || first.get().at().isAfter(end)) {
        break;
      }
      (first.get().equals(entries.peek()) ? entries : background).poll();
      now = first.get().at();
      first.get().action().run();
      if (failure.isPresent()) {
        throw new IllegalStateException("the simulator itself failed", failure.get());
      }
    }
    now = end;
  }

  private Optional<Entry> first() {
    var one = entries.peek();
    var other = background.peek();
    if (one == null || other == null) {
      return Optional.ofNullable(one == null ? other : one);
    }
    return Optional.of(ORDER.compare(one, other) <= 0 ? one : other);
  }

  /** Ends every task that still waits. */
  void close() {
    entries.clear();
    background.clear();
    for (var task : Set.copyOf(alive)) {
      task.kill();
      resume(task);
    }
  }
}
