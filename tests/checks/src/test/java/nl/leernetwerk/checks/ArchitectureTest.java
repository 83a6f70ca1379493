package nl.leernetwerk.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house keeps its shape: imports point one way, and each concern has its one room. */
class ArchitectureTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static JavaClasses shared;
  private static JavaClasses functions;

  @BeforeAll
  static void read_what_was_compiled() {
    shared = new ClassFileImporter().importPath(ROOT.resolve("shared/target/classes"));
    functions = new ClassFileImporter().importPath(ROOT.resolve("functions/target/classes"));
    assertTrue(shared.size() > 50, "compile first: mvnw verify does");
    assertTrue(functions.size() > 10, "compile first: mvnw verify does");
  }

  @Test
  void shared_code_knows_no_function() {
    noClasses()
        .that()
        .resideInAPackage("nl.leernetwerk..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(functionPackages())
        .check(shared);
  }

  @Test
  void no_function_knows_another() {
    for (var one : functionPackages()) {
      var others =
          Arrays.stream(functionPackages()).filter(it -> !it.equals(one)).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(one)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(functions);
    }
  }

  @Test
  void nothing_reads_the_clock_of_the_machine_but_a_functions_own_entrance() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(shared);
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(functions);
  }

  @Test
  void nothing_prints_past_the_log() {
    noClasses().should().accessField(System.class, "out").check(shared);
    noClasses().should().accessField(System.class, "err").check(shared);
    noClasses().should().accessField(System.class, "out").check(functions);
    noClasses().should().accessField(System.class, "err").check(functions);
  }

  private static String[] functionPackages() {
    return functions.stream()
        .map(type -> type.getPackageName() + "..")
        .distinct()
        .toArray(String[]::new);
  }
}
