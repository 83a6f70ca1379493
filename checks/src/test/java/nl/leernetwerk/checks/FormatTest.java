package nl.leernetwerk.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Java file stands as google-java-format writes it; {@code ./run format} rewrites them. */
class FormatTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  /** Set by {@code ./run format}: then the files are rewritten and nothing fails. */
  private static final boolean REWRITE = Boolean.getBoolean("format.rewrite");

  @Test
  void every_java_file_is_formatted() throws IOException, FormatterException {
    var files = javaFiles();
    assertTrue(files.size() > 50, "found only " + files.size() + " files under " + ROOT);
    var formatter = new Formatter();
    var wrong = new ArrayList<String>();
    for (var file : files) {
      var source = Files.readString(file);
      var formatted =
          formatter.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(source));
      if (!formatted.equals(source)) {
        if (REWRITE) {
          Files.writeString(file, formatted);
        } else {
          wrong.add(ROOT.relativize(file).toString());
        }
      }
    }
    assertEquals(List.of(), wrong, "run ./run format");
  }

  private static List<Path> javaFiles() throws IOException {
    try (var paths = Files.walk(ROOT)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !ROOT.relativize(path).toString().contains("target/"))
          .sorted()
          .toList();
    }
  }
}
