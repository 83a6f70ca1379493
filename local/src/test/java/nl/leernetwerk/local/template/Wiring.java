package nl.leernetwerk.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.leernetwerk.local.iam.Call;
import nl.leernetwerk.local.iam.Statement;

/**
 * The permissions that AWS itself needs, so that an event gets from its source to its function or
 * its dead-letter queue. They are derived from the event sources in the template and compared with
 * what the template grants. {@link TransformTest} checks what SAM adds by itself.
 */
public final class Wiring {
  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String EVENTS = "events.amazonaws.com";
  private static final String API = "apigateway.amazonaws.com";

  private final Resources resources;
  private final Template template;
  private final Path contract;
  private final List<String> problems = new ArrayList<>();

  private Wiring(Path project) {
    resources = Resources.of(project);
    template = Template.read(project.resolve("template.yaml"), Map.of());
    contract = project.resolve("openapi.yaml");
  }

  /** The errors in the template of that folder, a sentence for each. */
  public static List<String> problems(Path project) {
    var wiring = new Wiring(project);
    wiring.routes();
    wiring.queues();
    wiring.pipe();
    wiring.logs();
    return wiring.problems;
  }

  /** API Gateway invokes the function of each route, and no other. */
  private void routes() {
    var grants = new LinkedHashMap<String, Statement>();
    resources.each(
        "AWS::Lambda::Permission",
        (id, properties) -> {
          if (resources.text(properties.path("Principal")).equals(API)) {
            var from =
                new Statement.Condition(
                    "aws:SourceArn", List.of(resources.text(properties.path("SourceArn"))));
            var function = resources.text(properties.path("FunctionName"));
            var action = resources.text(properties.path("Action"));
            grants.put(id, new Statement(true, List.of(action), List.of(function), List.of(from)));
          }
        });
    var apis = new ArrayList<String>();
    resources.each("AWS::Serverless::HttpApi", (id, _) -> apis.add(id));
    var calls = new ArrayList<Call>();
    for (var route : template.routes(contract)) {
      var source =
          Arns.of("execute-api", apis.getFirst() + "/$default/" + route.method() + route.path());
      calls.add(
          new Call("lambda:InvokeFunction", route.function(), Map.of("aws:SourceArn", source)));
    }
    hold(API, List.copyOf(grants.values()), Set.copyOf(calls));
  }

  /**
   * EventBridge sends to queues: as targets, and as dead-letter queues for what it cannot deliver.
   */
  private void queues() {
    var calls = new HashMap<String, List<Call>>();
    resources.each(
        "AWS::Events::Rule",
        (id, properties) -> {
          for (var target : properties.path("Targets")) {
            send(calls, resources.text(target.path("Arn")), id);
            send(calls, resources.text(target.at("/DeadLetterConfig/Arn")), id);
          }
        });
    resources.each(
        FUNCTION,
        (function, properties) ->
            properties
                .path("Events")
                .forEachEntry(
                    (id, event) -> {
                      if (event.path("Type").asText().equals("EventBridgeRule")) {
                        var queue = event.at("/Properties/DeadLetterConfig/Arn");
                        send(calls, resources.text(queue), function + id);
                      }
                    }));
    var statements = new HashMap<String, List<Statement>>();
    resources.each(
        "AWS::SQS::QueuePolicy",
        (id, properties) -> {
          for (var queue : properties.path("Queues")) {
            var arn = Arns.of("sqs", resources.text(queue));
            statements
                .computeIfAbsent(arn, _ -> new ArrayList<>())
                .addAll(statements(id, properties.path("PolicyDocument"), EVENTS));
          }
        });
    var all = new TreeSet<>(calls.keySet());
    all.addAll(statements.keySet());
    for (var queue : all) {
      hold(
          EVENTS,
          statements.getOrDefault(queue, List.of()),
          Set.copyOf(calls.getOrDefault(queue, List.of())));
    }
  }

  private void send(Map<String, List<Call>> calls, String queue, String rule) {
    if (queue.contains(":sqs:")) {
      var context =
          Map.of(
              "aws:SourceArn",
              Arns.of("events", "rule/" + rule),
              "aws:SourceAccount",
              Arns.ACCOUNT);
      calls
          .computeIfAbsent(queue, _ -> new ArrayList<>())
          .add(new Call("sqs:SendMessage", queue, context));
    }
  }

  /**
   * The pipe reads its source, writes to its target, and sends failures to its dead-letter queue.
   */
  private void pipe() {
    resources.each(
        "AWS::Pipes::Pipe",
        (id, properties) -> {
          var stream = resources.text(properties.path("Source"));
          var calls = new ArrayList<Call>();
          for (var action :
              List.of("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")) {
            calls.add(new Call("dynamodb:" + action, stream));
          }
          calls.add(new Call("events:PutEvents", resources.text(properties.path("Target"))));
          calls.add(
              new Call(
                  "sqs:SendMessage",
                  resources.text(
                      properties.at(
                          "/SourceParameters/DynamoDBStreamParameters/DeadLetterConfig/Arn"))));
          var roleId = properties.at("/RoleArn/Fn::GetAtt/0").asText();
          var role = resources.properties(roleId);
          var statements = new ArrayList<Statement>();
          for (var policy : role.path("Policies")) {
            statements.addAll(statements(roleId, policy.path("PolicyDocument"), ""));
          }
          hold(roleId, statements, Set.copyOf(calls));
          var trusted = role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service").asText();
          if (!trusted.equals("pipes.amazonaws.com")) {
            problems.add(roleId + " is trusted to \"" + trusted + "\", not to the pipe");
          }
        });
  }

  /** Each function writes to a log group of its own, which deletes old lines. */
  private void logs() {
    resources.each(
        FUNCTION,
        (id, properties) -> {
          var group = properties.at("/LoggingConfig/LogGroup/Ref").asText();
          if (!resources.is("AWS::Logs::LogGroup", group)
              || !resources.properties(group).has("RetentionInDays")) {
            problems.add(id + " has no log group of its own with a retention");
          }
        });
  }

  private void hold(String who, List<Statement> statements, Set<Call> calls) {
    Statement.refused(statements, calls).forEach(call -> problems.add(who + " may not " + call));
    Statement.unused(statements, calls)
        .forEach(grant -> problems.add(who + " may " + grant + ", and nothing needs that"));
  }

  private List<Statement> statements(String where, JsonNode document, String principal) {
    var statements = new ArrayList<Statement>();
    for (var statement : document.path("Statement")) {
      if (statement.at("/Principal/Service").asText().equals(principal)) {
        statements.add(Statement.read(resources.intrinsics().resolve(statement, where), where));
      }
    }
    return statements;
  }
}
