package nl.leernetwerk.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What SAM's own transform grants besides what the template says. The code that AWS runs is asked,
 * where {@code .ci/run} has installed it. {@link Wiring} checks everything that SAM leaves to us.
 */
class TransformTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MANAGED = "arn:aws:iam::aws:policy/service-role/";
  private static final Template TEMPLATE = Template.read(ROOT.resolve("template.yaml"), Map.of());

  private static JsonNode expanded;

  @BeforeAll
  static void expand() throws Exception {
    var python = python();
    assumeTrue(python.isPresent(), "skipped: the SAM CLI is not here; .ci/run installs it");
    var sam =
        new ProcessBuilder(python.get().toString(), ".ci/expand.py", "template.yaml")
            .directory(ROOT.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    sam.environment().put("AWS_DEFAULT_REGION", "eu-central-1");
    var process = sam.start();
    expanded = JSON.readTree(process.getInputStream()).path("Resources");
    assertEquals(0, process.waitFor());
  }

  @Test
  void
      a_function_may_log_read_its_queue_use_its_dead_letter_queue_and_do_what_the_template_grants() {
    TEMPLATE
        .functions()
        .forEach(
            (id, function) -> {
              var role = expanded.path(id + "Role").path("Properties");
              assertEquals("lambda.amazonaws.com", trusted(role), id);
              var managed = new TreeSet<String>();
              role.path("ManagedPolicyArns").forEach(arn -> managed.add(arn.asText()));
              var wanted = new TreeSet<String>();
              wanted.add(MANAGED + "AWSLambdaBasicExecutionRole");
              if (TEMPLATE.consumers().stream().anyMatch(it -> it.function().equals(id))) {
                wanted.add(MANAGED + "AWSLambdaSQSQueueExecutionRole");
              }
              assertEquals(wanted, managed, id);
              var granted = grants(role);
              var own = new TreeSet<String>();
              function.onFailure().ifPresent(queue -> own.add(send(queue)));
              assertTrue(granted.containsAll(own), id + ": " + granted);
              assertEquals(TEMPLATE.statements(id).size() + own.size(), statements(role), id);
            });
  }

  @Test
  void a_schedule_may_invoke_its_function_and_use_its_dead_letter_queue_and_nothing_else() {
    for (var schedule : TEMPLATE.schedules()) {
      var role = expanded.path(schedule.id() + "Role").path("Properties");
      assertEquals("scheduler.amazonaws.com", trusted(role), schedule.id());
      var queue =
          expanded
              .path(schedule.id())
              .at("/Properties/Target/DeadLetterConfig/Arn/Fn::GetAtt/0")
              .asText();
      var wanted = new TreeSet<String>();
      wanted.add(
          "lambda:InvokeFunction {\"Fn::GetAtt\":[\"%s\",\"Arn\"]}".formatted(schedule.function()));
      wanted.add(send(queue));
      assertEquals(wanted, grants(role), schedule.id());
    }
  }

  @Test
  void a_schedule_has_a_name_that_no_other_stage_in_the_account_has() {
    for (var schedule : TEMPLATE.schedules()) {
      var name = expanded.path(schedule.id()).at("/Properties/Name").toString();
      assertTrue(name.contains("${AWS::StackName}"), schedule.id() + ": " + name);
    }
  }

  @Test
  void a_rule_may_invoke_its_function() {
    for (var rule : TEMPLATE.rules()) {
      if (rule.target() instanceof RuleSpec.Target.Function(var function)) {
        var permission = expanded.path(rule.id() + "Permission").path("Properties");
        assertEquals("lambda:InvokeFunction", permission.path("Action").asText(), rule.id());
        assertEquals("events.amazonaws.com", permission.path("Principal").asText(), rule.id());
        assertEquals(function, permission.at("/FunctionName/Ref").asText(), rule.id());
        assertEquals(rule.id(), permission.at("/SourceArn/Fn::GetAtt/0").asText(), rule.id());
      }
    }
  }

  private static String send(String queue) {
    return "sqs:SendMessage {\"Fn::GetAtt\":[\"%s\",\"Arn\"]}".formatted(queue);
  }

  private static String trusted(JsonNode role) {
    return role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service/0").asText();
  }

  private static Set<String> grants(JsonNode role) {
    var grants = new TreeSet<String>();
    for (var policy : role.path("Policies")) {
      for (var statement : policy.at("/PolicyDocument/Statement")) {
        grants.add(statement.path("Action").asText() + " " + statement.path("Resource"));
      }
    }
    return grants;
  }

  private static int statements(JsonNode role) {
    int statements = 0;
    for (var policy : role.path("Policies")) {
      statements += policy.at("/PolicyDocument/Statement").size();
    }
    return statements;
  }

  private static Optional<Path> python() throws IOException {
    var caches =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
    var tools = caches.resolve("leernetwerk");
    if (!Files.isDirectory(tools)) {
      return Optional.empty();
    }
    try (var folders = Files.list(tools)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith("sam-"))
          .map(folder -> folder.resolve("bin/python"))
          .filter(Files::isExecutable)
          .findFirst();
    }
  }
}
