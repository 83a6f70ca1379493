package nl.leernetwerk.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.Template;
import org.junit.jupiter.api.Test;

/** Errors in the template are found before anybody deploys it. */
class BrokenTemplateTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final String FUNCTION = "CurrentRound";

  @Test
  void every_function_names_the_one_zip() throws IOException {
    assertEquals(
        Set.of("functions/target/functions.zip"),
        Template.read(ROOT.resolve("template.yaml"), Map.of()).functions().values().stream()
            .map(FunctionSpec::code)
            .collect(toSet()));
  }

  @Test
  void a_handler_that_is_renamed_fails() throws IOException {
    try (var function = broken("CurrentRound::handleRequest", "CurrentRounds::handleRequest")) {
      var outcome = function.lambda().invoke("{}".getBytes(UTF_8));
      assertEquals(
          "java.lang.ClassNotFoundException",
          assertInstanceOf(Outcome.Failed.class, outcome).type());
    }
  }

  @Test
  void a_variable_that_is_missing_fails_before_the_first_event() throws IOException {
    try (var function = broken("TABLE_NAME", "TABLE_NAMES")) {
      var failure =
          assertThrows(
              IllegalStateException.class, () -> function.lambda().invoke("{}".getBytes(UTF_8)));
      assertTrue(failure.getMessage().contains("TABLE_NAME is not set"), failure.getMessage());
    }
  }

  private static Packaged broken(String right, String wrong) throws IOException {
    var template = Packaged.template();
    assertTrue(template.contains(right));
    return Packaged.of(
        FUNCTION, Template.parse("template.yaml", template.replace(right, wrong), Map.of()));
  }
}
