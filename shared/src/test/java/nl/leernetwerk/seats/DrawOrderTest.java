package nl.leernetwerk.seats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Sha256;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DrawOrderTest {

  private static List<Ballot> ballots(int number) {
    var random = new Random(number);
    return IntStream.range(0, number)
        .mapToObj(_ -> new Ballot(Reference.random("2024-2025", random), Sector.PO, 1))
        .toList();
  }

  private static Seed seed(long number) {
    return Seed.random(new Random(number));
  }

  /** The seconds of processor time that this thread has used. */
  private static double seconds(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    work.run();
    return (threads.getCurrentThreadCpuTime() - before) / 1e9;
  }

  /** Orders the ballots, and checks that none is lost. */
  private static void draw(List<Ballot> ballots) {
    assertEquals(ballots.size(), DrawOrder.of(ballots, seed(1)).size());
  }

  /**
   * The least work of any draw by hashes: a hash for each ballot, and sorting that many numbers.
   */
  private static void hashAndSort(List<Ballot> ballots) {
    var seed = seed(1).bytes();
    var first =
        ballots.stream()
            .mapToLong(
                ballot ->
                    ByteBuffer.wrap(Sha256.of(seed, ballot.reference().text().getBytes(UTF_8)))
                        .getLong())
            .sorted()
            .toArray();
    assertEquals(ballots.size(), first.length);
  }

  /**
   * A bound in seconds would depend on the machine. So a draw is compared with the least possible
   * work in the same run, and with a draw of a tenth of its size. docs/measurements.md has seconds.
   */
  @Test
  @Tag("takes-its-time")
  void
      ordering_a_million_ballots_takes_a_few_times_their_hashing_and_grows_no_faster_than_n_log_n() {
    var few = ballots(100_000);
    var many = ballots(1_000_000);
    draw(few);
    hashAndSort(few);
    double tenth = Math.min(seconds(() -> draw(few)), seconds(() -> draw(few)));
    double least = seconds(() -> hashAndSort(many));
    double million = seconds(() -> draw(many));
    System.out.printf(
        "a draw of 100,000: %.2f s, of 1,000,000: %.2f s; hashing and sorting alone: %.2f s%n",
        tenth, million, least);
    assertTrue(million < 4 * least, million + " s against " + least + " s");
    // n log n would be 12 times; twice that leaves room for caches.
    assertTrue(million < 24 * tenth, million + " s against " + tenth + " s");
  }

  @Test
  void where_a_ballot_stands_in_the_list_makes_no_difference() {
    var ballots = new ArrayList<>(ballots(500));
    var order = DrawOrder.of(ballots, seed(1));
    for (int shuffle = 0; shuffle < 20; shuffle++) {
      Collections.shuffle(ballots, new Random(shuffle));
      assertEquals(order, DrawOrder.of(ballots, seed(1)));
    }
  }

  @Test
  void over_many_seeds_every_registration_gets_every_turn_equally_often() {
    int number = 20;
    int draws = 20_000;
    var ballots = ballots(number);
    var seen = new int[number][number];
    for (int draw = 0; draw < draws; draw++) {
      var order = DrawOrder.of(ballots, seed(draw));
      for (int turn = 0; turn < number; turn++) {
        seen[ballots.indexOf(order.get(turn))][turn]++;
      }
    }
    double expected = (double) draws / number;
    double chiSquare = 0;
    for (var position : seen) {
      for (int times : position) {
        chiSquare += (times - expected) * (times - expected) / expected;
      }
    }
    // Each draw fills each row and each column once, which makes the sum n / (n - 1) too large.
    chiSquare *= (number - 1.0) / number;
    System.out.printf("chi-square of position and turn: %.0f%n", chiSquare);
    // Of 19 x 19 degrees of freedom: 361 on average; 450 is passed once in a thousand.
    assertTrue(chiSquare < 450, "chi-square " + chiSquare);
    assertTrue(chiSquare > 280, "more even than chance: " + chiSquare);
  }
}
