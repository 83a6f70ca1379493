package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.local.iam.Role;
import nl.leernetwerk.local.iam.Statement;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.local.template.TemplateException;
import nl.leernetwerk.registry.StoredKinds;
import nl.leernetwerk.schools.table.SchoolKeys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each function may do everything that it does, and nothing else. */
class LeastPrivilegeTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final StoredItems STORED = new StoredItems();

  private static Map<String, Role> roles;

  @BeforeAll
  static void everything_happens() throws Complaint {
    try (var year = WholeYear.start(ROOT, STORED)) {
      year.play();
      roles = year.stack().roles();
    }
  }

  @Test
  void every_item_that_a_function_stores_is_of_a_registered_kind() {
    var registered =
        StoredKinds.ALL.stream()
            // A step of the deployment loads schools.
            .filter(
                kind ->
                    !Set.of(SchoolKeys.LIST, SchoolKeys.SCHOOL, SchoolKeys.SCHOOL_NAME)
                        .contains(kind))
            .map(StoredKind::prefix)
            .collect(Collectors.toCollection(TreeSet::new));
    var stored = new TreeSet<>(STORED.seen().keySet());
    // Erasures are kept in a table of their own, which no restored backup overwrites.
    stored.remove("ERASURES");
    assertEquals(registered, stored);
  }

  @Test
  void an_item_expires_when_its_kind_belongs_to_a_round() {
    for (var kind : StoredKinds.ALL) {
      var expires = STORED.seen().getOrDefault(kind.prefix(), Set.of());
      if (kind.belongsTo() != StoredKind.BelongsTo.NOTHING) {
        assertEquals(Set.of(true), expires, kind.prefix() + " has no date of deletion");
      }
    }
  }

  @Test
  void every_call_that_is_made_is_granted() {
    var refused = new TreeMap<String, Set<String>>();
    roles.forEach(
        (id, role) -> refused.put(id, Statement.refused(role.statements(), role.calls())));
    refused.values().removeIf(Set::isEmpty);
    assertEquals(Map.of(), refused, "template.yaml does not grant these");
  }

  @Test
  void everything_that_is_granted_is_used() {
    var unused = new TreeMap<String, List<String>>();
    roles.forEach((id, role) -> unused.put(id, Statement.unused(role.statements(), role.calls())));
    unused.values().removeIf(List::isEmpty);
    assertEquals(
        Map.of(), unused, "take these out of template.yaml, or let WholeYear do what needs them");
  }

  @Test
  void every_function_runs_in_the_whole_year() {
    assertEquals(
        Set.of(),
        roles.entrySet().stream()
            .filter(role -> role.getValue().calls().isEmpty())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()),
        "WholeYear does not get to these");
  }

  @Test
  void a_grant_removed_is_refused() throws IOException {
    var broken =
        statements("SearchSchools", "[dynamodb:GetItem, dynamodb:Query]", "dynamodb:Query");
    assertEquals(
        Set.of("dynamodb:GetItem on arn:aws:dynamodb:eu-central-1:000000000000:table/Table"),
        Statement.refused(broken, roles.get("SearchSchools").calls()));
  }

  /** As SES does, though its reference says otherwise; docs/adr/0034 names the sources. */
  @Test
  void a_mail_with_files_needs_the_grant_for_raw_messages_too() throws IOException {
    var broken = statements("SendMail", "[ses:SendEmail, ses:SendRawEmail]", "ses:SendEmail");
    var refused = Statement.refused(broken, roles.get("SendMail").calls());
    assertEquals(2, refused.size(), refused.toString());
    assertTrue(
        refused.stream().allMatch(it -> it.startsWith("ses:SendRawEmail on ")), refused.toString());
  }

  @Test
  void a_grant_added_that_nothing_uses_is_refused() throws IOException {
    var broken = statements("SweepOutbox", "dynamodb:Scan", "[dynamodb:Scan, dynamodb:Query]");
    assertEquals(
        List.of(
            "dynamodb:Query on"
                + " arn:aws:dynamodb:eu-central-1:000000000000:table/Table/index/waiting"),
        Statement.unused(broken, roles.get("SweepOutbox").calls()));
  }

  @Test
  void a_call_that_is_not_granted_fails_on_this_machine_too(@TempDir Path copy) throws Exception {
    Files.copy(ROOT.resolve("openapi.yaml"), copy.resolve("openapi.yaml"));
    Files.createDirectory(copy.resolve("web"));
    Files.writeString(
        copy.resolve("template.yaml"),
        broken("[dynamodb:GetItem, dynamodb:Query]", "dynamodb:Query"));
    try (var year = WholeYear.start(copy)) {
      year.stack().open();
      assertEquals(500, year.search("maas").statusCode());
      assertEquals(200, year.get("/local/clock").statusCode());
    }
  }

  @Test
  void a_managed_policy_or_a_policy_template_of_sam_is_refused() throws IOException {
    for (var policy : List.of("AmazonDynamoDBFullAccess", "{DynamoDBReadPolicy: {TableName: x}}")) {
      var template = broken("- Statement:", "- " + policy + "\n        - Statement:");
      var problem =
          assertThrows(
              TemplateException.class,
              () -> Template.parse("copy", template, Map.of()).statements("SweepOutbox"));
      assertTrue(problem.getMessage().contains("write out the statements instead of "), policy);
    }
  }

  private static List<Statement> statements(String function, String right, String wrong)
      throws IOException {
    return Template.parse("copy", broken(right, wrong), Map.of()).statements(function).stream()
        .map(it -> Statement.read(it, function))
        .toList();
  }

  private static String broken(String right, String wrong) throws IOException {
    var template = Files.readString(ROOT.resolve("template.yaml"));
    assertTrue(template.contains(right), "the template holds no " + right);
    return template.replace(right, wrong);
  }
}
