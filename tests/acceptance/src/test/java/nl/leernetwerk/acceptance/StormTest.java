package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixty-four post at once and somebody moves the clock, while the process is told to stop or is
 * killed. {@code ./run storm} does it fifty times and tells what it saw.
 */
class StormTest {
  private static final int ROUNDS = Integer.getInteger("storm.rounds", 2);
  private static final int THREADS = 64;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  /** So that a round that fails can be had again. */
  private static final long SEED = Long.getLong("storm.seed", 2024);

  @TempDir private Path folder;

  /** A post that was accepted: its key and the answer. */
  private record Accepted(String key, Form form, Api.Answer answer) {}

  /** What was seen in one round. */
  private record Seen(
      boolean killed,
      int accepted,
      int moves,
      Duration longestMove,
      Duration stop,
      Duration secondStop,
      long mailedAgain) {}

  @Test
  void whoever_stops_or_kills_it_amid_a_storm_loses_nothing_and_waits_at_most_ten_seconds()
      throws Exception {
    var random = new Random(SEED);
    var all = new ArrayList<Seen>();
    for (int round = 0; round < ROUNDS; round++) {
      var seen = round(round, round % 2 == 1, THREADS + random.nextInt(THREADS));
      System.out.println("storm " + (round + 1) + ": " + seen);
      all.add(seen);
    }
    System.out.printf(
        "storm: %d rounds, %d of them killed; %d accepted, none lost; %d moves of the clock, the"
            + " longest %d ms; longest stop %d ms, when at rest %d ms; %d mails twice; nothing left"
            + " among the temporary files%n",
        all.size(),
        all.stream().filter(Seen::killed).count(),
        all.stream().mapToInt(Seen::accepted).sum(),
        all.stream().mapToInt(Seen::moves).sum(),
        all.stream().mapToLong(it -> it.longestMove().toMillis()).max().orElse(0),
        all.stream().mapToLong(it -> it.stop().toMillis()).max().orElse(0),
        all.stream().mapToLong(it -> it.secondStop().toMillis()).max().orElse(0),
        all.stream().mapToLong(Seen::mailedAgain).sum());
  }

  private Seen round(int number, boolean kill, int enough) throws Exception {
    var data = folder.resolve("data-" + number);
    var temporary = Files.createDirectory(folder.resolve("temporary-" + number));
    var server =
        ServerProcess.startIn(temporary, "--data", data.toString(), "--now", "2024-09-20T12:00:00");
    var api = server.api();
    Map<String, Accepted> accepted = new ConcurrentHashMap<>();
    Set<Integer> others = ConcurrentHashMap.newKeySet();
    var next = new AtomicInteger();
    var posted = new CountDownLatch(enough);
    var moved = new CountDownLatch(1);
    var moves = new ArrayList<Duration>();
    Duration stop;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < THREADS; thread++) {
        threads.execute(
            () ->
                untilItIsGone(
                    () -> {
                      var post = post(api, next.incrementAndGet());
                      if (post.answer().status() == 201) {
                        accepted.put(post.key(), post);
                        posted.countDown();
                      } else {
                        others.add(post.answer().status());
                      }
                    }));
      }
      threads.execute(
          () -> {
            var time = new LocalDateTime[] {LocalDateTime.parse("2024-09-20T12:00:00")};
            untilItIsGone(
                () -> {
                  time[0] = time[0].plusHours(1);
                  long from = System.nanoTime();
                  var answer = api.clock("{\"now\": \"%s:00\"}".formatted(time[0]));
                  if (answer.status() == 200) {
                    moves.add(Duration.ofNanos(System.nanoTime() - from));
                    moved.countDown();
                  } else {
                    others.add(answer.status());
                  }
                });
          });
      try {
        assertTrue(posted.await(1, TimeUnit.MINUTES), "so many are accepted: " + accepted.size());
        assertTrue(moved.await(1, TimeUnit.MINUTES), "the clock answers while others post");
        stop = server.end(kill);
      } finally {
        // Whoever still posts to it would never end.
        server.kill();
      }
    }
    // Who comes when it has begun to stop may be told so.
    assertTrue(Set.of(503).containsAll(others), others::toString);
    assertTrue(stop.compareTo(LONGEST_STOP) <= 0, stop::toString);
    assertEquals(List.of(), files(temporary));

    var after = ServerProcess.startIn(temporary, "--data", data.toString());
    long again = checked(after.api(), accepted);
    var secondStop = after.end(false);
    assertTrue(secondStop.compareTo(LONGEST_STOP) <= 0, secondStop::toString);
    assertEquals(List.of(), files(temporary));
    return new Seen(
        kill,
        accepted.size(),
        moves.size(),
        moves.stream().max(Duration::compareTo).orElseThrow(),
        stop,
        secondStop,
        again);
  }

  /** Nothing that was accepted is lost, nor its mail; tells how many were mailed twice. */
  private static long checked(Api api, Map<String, Accepted> accepted) {
    // A claim of a sender who died holds for five minutes; the sweep comes within the hour.
    var now =
        LocalDateTime.parse(api.get("/local/clock").json().path("now").asText().substring(0, 19));
    api.moveTo(now.plusHours(4).withNano(0) + ":00Z");
    var times =
        api.mailbox().mails().stream()
            .collect(Collectors.groupingBy(Mailbox.Mail::to, Collectors.counting()));
    for (var one : accepted.values()) {
      var reference = one.answer().reference();
      assertEquals("submitted", api.state(reference), reference);
      var mails = times.getOrDefault(one.form().text("/leader/email"), 0L);
      assertTrue(mails >= 1 && mails <= 2, reference + " was mailed " + mails + " times");
    }
    accepted.values().stream()
        .limit(10)
        .forEach(
            one ->
                assertEquals(one.answer().body(), api.post(one.form(), one.key()).body(), "again"));
    return times.values().stream().filter(many -> many > 1).count();
  }

  /** One address for both people, which halves the mails. */
  private static Accepted post(Api api, int number) {
    var form = Form.number(number).with("/leader/email", "aafke" + number + "@school.example");
    var key = "key-" + number;
    return new Accepted(key, form, api.post(form, key));
  }

  private static void untilItIsGone(Runnable ask) {
    try {
      while (true) {
        ask.run();
      }
    } catch (UncheckedIOException _) {
      // It is gone.
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(it -> !it.equals(folder))
          // The JDK's own figures of a process, which it removes when another process starts.
          .filter(it -> !it.toString().contains("hsperfdata"))
          .map(Path::toString)
          .toList();
    }
  }
}
