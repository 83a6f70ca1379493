package nl.leernetwerk.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Error Prone reads all Java at once. As a part of each module's compilation it was loaded fifty
 * times, which took longer than all its work.
 */
class ErrorProneTest {
  private static final List<String> OPTIONS =
      List.of(
          "-proc:none",
          "-XDcompilePolicy=simple",
          "--should-stop=ifError=FLOW",
          // The modules compile themselves; this run must produce nothing.
          "--should-stop=ifNoError=FLOW",
          "-Xplugin:ErrorProne -Xep:ReferenceEquality:ERROR -Xep:UnusedVariable:ERROR"
              + " -Xep:UnusedMethod:ERROR -Xep:MissingSummary:OFF -Xep:InvalidBlockTag:OFF");

  @Test
  void error_prone_finds_nothing(@TempDir Path nothing) throws IOException {
    assertEquals("", String.join("\n", said(JavaFiles.all(), nothing)));
  }

  /**
   * The findings of Error Prone in these files, with a library that is not among the dependencies
   * of checks.
   */
  private static List<String> said(List<Path> sources, Path output) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(said, Locale.ROOT, UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      // Some libraries have sources among their classes, which are not ours to compile.
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
      var units = files.getJavaFileObjectsFromPaths(sources);
      compiler.getTask(Writer.nullWriter(), files, said, OPTIONS, null, units).call();
    }
    return said.getDiagnostics().stream().map(Object::toString).toList();
  }
}
