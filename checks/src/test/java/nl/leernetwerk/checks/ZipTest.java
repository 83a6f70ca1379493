package nl.leernetwerk.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each function's zip holds all that the function needs: loaded from there and nowhere else, it can
 * be made as Lambda makes it, with the handler that the template names.
 */
class ZipTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final Pattern FUNCTION =
      Pattern.compile("CodeUri: (\\S+)\\s+Handler: (\\S+)::handleRequest");

  @TempDir Path folder;

  /** What the template says of a function. */
  record Function(String zip, String handler) {}

  static List<Function> functions() throws Exception {
    var functions = new ArrayList<Function>();
    var template = FUNCTION.matcher(Files.readString(ROOT.resolve("template.yaml")));
    while (template.find()) {
      functions.add(new Function(template.group(1), template.group(2)));
    }
    return functions;
  }

  @Test
  void the_template_names_a_zip_for_each_folder_of_functions() throws Exception {
    try (var folders = Files.list(ROOT.resolve("functions"))) {
      assertEquals(
          folders
              .filter(folder -> Files.exists(folder.resolve("pom.xml")))
              .map(folder -> folder.getFileName().toString())
              .sorted()
              .toList(),
          functions().stream().map(function -> function.zip().split("/", -1)[1]).sorted().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_starts_from_its_zip_alone(Function function) throws Exception {
    var zip = ROOT.resolve(function.zip());
    assertTrue(Files.exists(zip), "build first: mvnw verify does");
    // The platform's classes and the zip's: what Maven put on the class path does not help it.
    try (var loader = new URLClassLoader(unzip(zip), ClassLoader.getPlatformClassLoader())) {
      var type = loader.loadClass(function.handler());
      var made = type.getConstructor().newInstance();
      var context = loader.loadClass("com.amazonaws.services.lambda.runtime.Context");
      assertEquals(
          made.getClass(),
          type.getMethod("handleRequest", InputStream.class, OutputStream.class, context)
              .getDeclaringClass());
    }
  }

  private URL[] unzip(Path zip) throws Exception {
    try (var file = new ZipFile(zip.toFile())) {
      for (var entry : Collections.list(file.entries())) {
        var target = folder.resolve(entry.getName());
        Files.createDirectories(entry.isDirectory() ? target : target.getParent());
        if (!entry.isDirectory()) {
          try (var in = file.getInputStream(entry)) {
            Files.copy(in, target);
          }
        }
      }
    }
    try (var libraries = Files.list(folder.resolve("lib"))) {
      var urls = new ArrayList<URL>();
      for (var path : Stream.concat(Stream.of(folder), libraries).toList()) {
        urls.add(path.toUri().toURL());
      }
      return urls.toArray(URL[]::new);
    }
  }
}
