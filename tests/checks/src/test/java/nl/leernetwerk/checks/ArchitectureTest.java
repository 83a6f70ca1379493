package nl.leernetwerk.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house keeps its shape: imports point one way, and each concern has its one room. */
class ArchitectureTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final String[] DOMAIN = {
    "nl.leernetwerk.access..",
    "nl.leernetwerk.acts..",
    "nl.leernetwerk.enrolment..",
    "nl.leernetwerk.allocation..",
    "nl.leernetwerk.draw..",
    "nl.leernetwerk.mail..",
    "nl.leernetwerk.events..",
    "nl.leernetwerk.roster..",
    "nl.leernetwerk.amendment..",
    "nl.leernetwerk.link..",
    "nl.leernetwerk.rounds.."
  };

  private static JavaClasses shared;
  private static JavaClasses functions;

  @BeforeAll
  static void read_what_was_compiled() throws IOException {
    shared = new ClassFileImporter().importPath(ROOT.resolve("shared/target/classes"));
    try (var folders = Files.list(ROOT.resolve("functions"))) {
      functions =
          new ClassFileImporter()
              .importPaths(
                  folders
                      .map(folder -> folder.resolve("target/classes"))
                      .filter(Files::isDirectory)
                      .toList());
    }
    assertTrue(shared.size() > 50, "compile first: mvnw verify does");
    assertTrue(functions.size() > 10, "compile first: mvnw verify does");
  }

  @Test
  void the_domain_knows_only_java_and_itself() {
    classes()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "nl.leernetwerk.access..",
            "nl.leernetwerk.acts..",
            "nl.leernetwerk.enrolment..",
            "nl.leernetwerk.allocation..",
            "nl.leernetwerk.draw..",
            "nl.leernetwerk.mail..",
            "nl.leernetwerk.events..",
            "nl.leernetwerk.roster..",
            "nl.leernetwerk.amendment..",
            "nl.leernetwerk.link..",
            "nl.leernetwerk.rounds..")
        .check(shared);
  }

  @Test
  void only_the_adapters_and_the_entrance_know_the_aws_sdk() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "nl.leernetwerk.table..", "nl.leernetwerk.ses..", "nl.leernetwerk.lambda..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(shared);
  }

  @Test
  void letters_and_schools_know_neither_the_table_nor_json_nor_lambda() {
    noClasses()
        .that()
        .resideInAnyPackage("nl.leernetwerk.letters..", "nl.leernetwerk.schools..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "nl.leernetwerk.table..",
            "nl.leernetwerk.json..",
            "nl.leernetwerk.lambda..",
            "com.fasterxml..")
        .check(shared);
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
