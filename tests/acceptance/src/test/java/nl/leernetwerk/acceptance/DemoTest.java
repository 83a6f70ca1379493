package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import nl.leernetwerk.local.Arguments;
import nl.leernetwerk.local.Complaint;
import nl.leernetwerk.local.demo.Demo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, which runs unattended. */
class DemoTest {
  private static final Duration MOST = Duration.ofSeconds(30);

  @TempDir private static Path folder;

  private static Played byArrival;
  private static Played byDraw;
  private static Played drawAgain;
  private static Played otherDraw;

  /**
   * The result of a demo.
   *
   * @param kept whether the demo says that every promise was kept
   * @param progress what a process printed beside its output
   */
  private record Played(boolean kept, String output, String progress, Duration took) {}

  @BeforeAll
  static void play() throws IOException, InterruptedException, Complaint {
    byArrival = playHere("--policy", "arrival", "--seed", "c0ffee");
    byDraw = play("--policy", "draw", "--seed", "c0ffee");
    // A process that has done other things before, because the result must not depend on that.
    drawAgain = playHere("--policy", "draw", "--seed", "c0ffee");
    otherDraw = playHere("--policy", "draw", "--seed", "decade");
  }

  @Test
  void the_demo_keeps_every_promise_and_its_exit_code_says_so() {
    for (var played : List.of(byArrival, byDraw, otherDraw)) {
      assertTrue(played.kept(), () -> played.output() + played.progress());
    }
  }

  @Test
  void the_demo_takes_less_than_half_a_minute() {
    for (var played : List.of(byArrival, byDraw)) {
      assertTrue(played.took().compareTo(MOST) < 0, played.took()::toString);
    }
  }

  @Test
  void with_the_same_seed_the_demo_prints_the_same_bytes() {
    assertEquals(byDraw.output(), drawAgain.output());
  }

  @Test
  void another_seed_gives_another_draw() {
    assertNotEquals(byDraw.output(), otherDraw.output());
  }

  @Test
  void the_demo_tells_who_has_a_seat_who_waits_and_why_and_which_mails_were_sent() {
    for (var word : List.of("plek", "wachtlijst", "@", "geweigerd")) {
      assertTrue(
          byArrival.output().toLowerCase(Locale.ROOT).contains(word),
          () -> word + " is not in:\n" + byArrival.output());
    }
  }

  @Test
  void the_demo_prints_no_port_path_or_duration() {
    for (var played : List.of(byArrival, byDraw)) {
      var output = played.output();
      assertFalse(output.contains("localhost"), output);
      assertFalse(output.contains(Server.PROJECT.toString()), output);
      assertFalse(output.matches("(?s).*\\b[0-9]+([.,][0-9]+)? ?(ms|seconden|sec)\\b.*"), output);
    }
  }

  private static Played playHere(String... options) throws Complaint {
    var words = new ArrayList<>(List.of("demo"));
    words.addAll(List.of(options));
    var output = new ByteArrayOutputStream();
    long start = System.nanoTime();
    var demo = new Demo(Server.PROJECT, (Arguments.Demo) Arguments.parse(words));
    boolean kept = demo.play(new PrintStream(output, false, StandardCharsets.UTF_8));
    return new Played(kept, output.toString(StandardCharsets.UTF_8), "", since(start));
  }

  private static Played play(String... options) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(Server.PROJECT.resolve("run").toString(), "demo"));
    words.addAll(List.of(options));
    var output = folder.resolve("output");
    var progress = folder.resolve("progress");
    long start = System.nanoTime();
    var process =
        new ProcessBuilder(words).redirectOutput(output.toFile()).redirectError(progress.toFile());
    // The Java that runs this test is good enough, as it is for the short-lived server.
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    var playing = process.start();
    if (!playing.waitFor(MOST.toSeconds() * 4, TimeUnit.SECONDS)) {
      playing.destroyForcibly().waitFor();
    }
    return new Played(
        playing.exitValue() == 0,
        Files.readString(output, StandardCharsets.UTF_8),
        Files.readString(progress, StandardCharsets.UTF_8),
        since(start));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
