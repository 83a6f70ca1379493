package nl.leernetwerk.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Java file is formatted by google-java-format; {@code ./run format} rewrites the files. */
class FormatTest {
  /** Set by {@code ./run format}: the test then rewrites the files and never fails. */
  private static final boolean REWRITE = Boolean.getBoolean("format.rewrite");

  @Test
  void every_java_file_is_formatted() throws IOException, FormatterException {
    var formatter = new Formatter();
    var wrong = new ArrayList<String>();
    for (var file : JavaFiles.all()) {
      var source = Files.readString(file);
      var formatted =
          formatter.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(source));
      if (!formatted.equals(source)) {
        if (REWRITE) {
          Files.writeString(file, formatted);
        } else {
          wrong.add(JavaFiles.ROOT.relativize(file).toString());
        }
      }
    }
    assertEquals(List.of(), wrong, "run ./run format");
  }
}
