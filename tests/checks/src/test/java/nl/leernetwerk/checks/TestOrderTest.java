package nl.leernetwerk.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of tests is random, drawn from a seed, so that no test can depend on another. */
class TestOrderTest {
  /** In two parts, so that this file does not contain what it forbids. */
  private static final List<String> FORBIDDEN = List.of("TestMethod" + "Order", "@Ord" + "er(");

  @Test
  void no_test_sets_its_place_in_the_order() throws IOException {
    var wrong = new ArrayList<String>();
    for (var file : JavaFiles.all()) {
      var source = Files.readString(file);
      if (FORBIDDEN.stream().anyMatch(source::contains)) {
        wrong.add(JavaFiles.ROOT.relativize(file).toString());
      }
    }
    assertEquals(List.of(), wrong, "make the state that a test needs in that test");
  }
}
