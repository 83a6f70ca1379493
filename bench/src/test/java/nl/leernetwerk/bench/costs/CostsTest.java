package nl.leernetwerk.bench.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CostsTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  @Test
  void the_document_holds_the_costs_that_follow_from_template_and_counts() throws IOException {
    assertEquals(
        Costs.compute(ROOT),
        Files.readString(Costs.document(ROOT)),
        "make it again: ./mvnw -q -pl bench -am test-compile -Dbench=costs");
  }
}
