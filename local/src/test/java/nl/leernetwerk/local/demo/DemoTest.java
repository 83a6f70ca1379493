package nl.leernetwerk.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import nl.leernetwerk.local.Arguments;
import nl.leernetwerk.local.Complaint;
import org.junit.jupiter.api.Test;

class DemoTest {
  @Test
  void the_same_seed_gives_the_same_report_and_every_promise_holds() throws Complaint {
    var first = play("--policy", "draw", "--seed", "c0ffee");
    assertTrue(first.contains("Alle 15 beloftes zijn gehouden."), first);
    assertEquals(first, play("--policy", "draw", "--seed", "C0FFEE"));
    assertNotEquals(first, play("--policy", "draw", "--seed", "beef"));
  }

  private static String play(String... words) throws Complaint {
    var all = new java.util.ArrayList<>(List.of("demo"));
    all.addAll(List.of(words));
    var demo =
        new Demo(
            Path.of(System.getProperty("project.root")), (Arguments.Demo) Arguments.parse(all));
    var printed = new ByteArrayOutputStream();
    assertTrue(demo.play(new PrintStream(printed, true, StandardCharsets.UTF_8)));
    return printed.toString(StandardCharsets.UTF_8);
  }
}
