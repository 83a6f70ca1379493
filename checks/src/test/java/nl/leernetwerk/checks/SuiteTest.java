package nl.leernetwerk.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tests of a function that {@code suite/} does not name would never run. */
class SuiteTest {

  @Test
  void the_suite_has_every_function_and_looks_for_its_tests() throws IOException {
    var functions = functions();
    assertTrue(functions.size() > 10, functions.toString());
    var pom = Files.readString(JavaFiles.ROOT.resolve("suite/pom.xml"));
    assertEquals(
        List.of(),
        functions.stream()
            .filter(
                function ->
                    !pom.contains("<artifactId>%s</artifactId>".formatted(function))
                        || !pom.contains(
                            "<dependency>nl.leernetwerk:%s</dependency>".formatted(function)))
            .toList());
  }

  private static List<String> functions() throws IOException {
    try (var folders = Files.list(JavaFiles.ROOT.resolve("functions"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
