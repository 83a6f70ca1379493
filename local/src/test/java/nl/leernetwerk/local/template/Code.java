package nl.leernetwerk.local.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every function uses the one zip that the build makes, and its handler is a class in that zip. */
public final class Code {
  private static final String ZIP = "functions/target/functions.zip";

  private Code() {}

  /**
   * The errors in a template, a sentence for each.
   *
   * @param project the folder of the template
   * @param sources the folder in which the build finds its modules
   */
  public static List<String> problems(Path project, Path sources) {
    var problems = new ArrayList<String>();
    Template.read(project.resolve("template.yaml"), Map.of())
        .functions()
        .forEach(
            (id, function) -> {
              if (!function.code().equals(ZIP)) {
                problems.add(id + ": the build does not make " + function.code());
                return;
              }
              var handler = function.handler().split("::", -1);
              var name = handler[0].substring(handler[0].lastIndexOf('.') + 1);
              if (!Files.exists(source(sources, handler[0]))
                  || handler.length != 2
                  || !handler[1].equals("handleRequest")) {
                problems.add(id + ": there is no handler " + function.handler() + " in its zip");
              } else if (!name.equals(id)) {
                problems.add(id + ": its handler should have its name, and is " + name);
              }
            });
    return problems;
  }

  /** The place of the source of a function's class. */
  static Path source(Path sources, String type) {
    return sources.resolve("functions/src/main/java/%s.java".formatted(type.replace('.', '/')));
  }
}
