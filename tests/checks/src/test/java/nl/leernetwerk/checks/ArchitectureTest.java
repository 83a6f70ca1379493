package nl.leernetwerk.checks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Guards the architecture: imports point one way, and each concern has its own package. */
class ArchitectureTest {
  private static final String ROOT_PACKAGE = "nl.leernetwerk.";
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
  void a_package_imports_only_the_packages_that_the_table_allows() throws IOException {
    var rooms = Rooms.read();
    assertEquals(rooms.keySet(), features(shared), "the rooms of docs/architecture.md");
    var wrong = new TreeSet<String>();
    for (var type : shared) {
      var room = feature(type);
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass())
          .filter(target -> target.getPackageName().startsWith(ROOT_PACKAGE))
          .filter(target -> !feature(target).equals(room))
          .filter(target -> !rooms.get(room).contains(feature(target)))
          .forEach(target -> wrong.add(type.getName() + " knows " + target.getName()));
    }
    assertEquals(Set.of(), wrong, "docs/architecture.md does not allow it");
  }

  @Test
  void the_table_of_allowed_imports_has_no_cycle() throws IOException {
    var left = new LinkedHashMap<>(Rooms.read());
    boolean shrinks = true;
    while (shrinks) {
      shrinks =
          left.entrySet().removeIf(room -> Collections.disjoint(room.getValue(), left.keySet()));
    }
    assertEquals(Set.of(), left.keySet(), "these rooms know each other in a circle");
  }

  @Test
  void no_packages_of_the_product_form_a_cycle() {
    slices().matching(ROOT_PACKAGE + "(**)").should().beFreeOfCycles().check(shared);
  }

  @Test
  void the_root_of_a_feature_is_plain_java() {
    classes()
        .that(are_the_domain_of_a_feature())
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("java..").or(resideInAPackage("javax.crypto..")).or(domain()))
        .check(shared);
  }

  @Test
  void only_table_ses_and_lambda_packages_know_the_aws_sdk() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "nl.leernetwerk..table..",
            ROOT_PACKAGE + "mailing.ses..",
            ROOT_PACKAGE + "kernel.lambda..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(shared);
  }

  @Test
  void letters_do_not_use_json() {
    noClasses()
        .that()
        .resideInAPackage("nl.leernetwerk..letters..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("nl.leernetwerk..json..", "com.fasterxml..")
        .check(shared);
  }

  @Test
  void shared_code_uses_no_function() {
    noClasses()
        .that()
        .resideInAPackage("nl.leernetwerk..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(functionPackages())
        .check(shared);
  }

  @Test
  void no_function_uses_another() {
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
  void only_the_constructor_that_lambda_calls_reads_the_machines_clock() {
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
  void nothing_prints_outside_the_log() {
    noClasses().should().accessField(System.class, "out").check(shared);
    noClasses().should().accessField(System.class, "err").check(shared);
    noClasses().should().accessField(System.class, "out").check(functions);
    noClasses().should().accessField(System.class, "err").check(functions);
  }

  private static DescribedPredicate<JavaClass> are_the_domain_of_a_feature() {
    // The registry uses the declarations of features, whatever their kind.
    return domain().and(not(resideInAPackage(ROOT_PACKAGE + "registry")));
  }

  private static DescribedPredicate<JavaClass> domain() {
    return DescribedPredicate.describe(
        "stand in the root of a feature",
        type -> type.getPackageName().equals(ROOT_PACKAGE + feature(type)));
  }

  /** {@code seats} of {@code nl.leernetwerk.seats.table}. */
  private static String feature(JavaClass type) {
    return type.getPackageName().startsWith(ROOT_PACKAGE)
        ? type.getPackageName().substring(ROOT_PACKAGE.length()).replaceFirst("\\..*", "")
        : "";
  }

  private static Set<String> features(JavaClasses classes) {
    return classes.stream().map(ArchitectureTest::feature).collect(Collectors.toSet());
  }

  private static String[] functionPackages() {
    return functions.stream()
        .map(type -> type.getPackageName() + "..")
        .distinct()
        .toArray(String[]::new);
  }
}
