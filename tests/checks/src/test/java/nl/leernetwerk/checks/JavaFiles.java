package nl.leernetwerk.checks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Java files of the project. */
final class JavaFiles {
  static final Path ROOT = Path.of(System.getProperty("project.root"));

  private JavaFiles() {}

  /** The files of every module, tests included. */
  static List<Path> all() throws IOException {
    try (var paths = Files.walk(ROOT)) {
      var all =
          paths
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !ROOT.relativize(path).toString().contains("target/"))
              .sorted()
              .toList();
      assertTrue(all.size() > 50, "found only " + all.size() + " files under " + ROOT);
      return all;
    }
  }
}
