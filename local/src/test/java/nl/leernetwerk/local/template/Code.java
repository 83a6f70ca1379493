package nl.leernetwerk.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Each function's zip is one that the build makes, and its handler is a class in it. */
public final class Code {
  private static final Pattern ZIP = Pattern.compile("functions/([a-z-]+)/target/\\1\\.zip");

  private Code() {}

  /**
   * What is wrong in a template, a sentence each.
   *
   * @param project the folder of the template
   * @param sources the folder in which the build finds its modules
   */
  public static List<String> problems(Path project, Path sources) {
    var problems = new ArrayList<String>();
    var modules = modules(sources.resolve("functions/pom.xml"));
    Template.read(project.resolve("template.yaml"), Map.of())
        .functions()
        .forEach(
            (id, function) -> {
              var zip = ZIP.matcher(function.code());
              if (!zip.matches() || !modules.contains("<module>" + zip.group(1) + "</module>")) {
                problems.add(id + ": the build does not make " + function.code());
                return;
              }
              var handler = function.handler().split("::", -1);
              var source =
                  sources.resolve(
                      "functions/%s/src/main/java/%s.java"
                          .formatted(zip.group(1), handler[0].replace('.', '/')));
              if (!Files.exists(source)
                  || handler.length != 2
                  || !handler[1].equals("handleRequest")) {
                problems.add(id + ": there is no handler " + function.handler() + " in its zip");
              }
            });
    return problems;
  }

  private static String modules(Path pom) {
    try {
      return Files.readString(pom);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
