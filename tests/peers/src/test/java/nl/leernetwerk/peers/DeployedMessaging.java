package nl.leernetwerk.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.local.template.CloudFormationYaml;

/**
 * The bus, rules and queues of template.yaml, deployed by LocalStack's own CloudFormation, so that
 * another program than ours reads them. A function's rule leads to a queue that is named after the
 * function and stands in its place.
 */
final class DeployedMessaging {
  static final Path TEMPLATE = Path.of(System.getProperty("project.root"), "template.yaml");

  private static final String STACK = "leernetwerk-peers";
  private static final Set<String> DEPLOYED =
      Set.of(
          "AWS::Events::EventBus", "AWS::Events::Rule", "AWS::SQS::Queue", "AWS::SQS::QueuePolicy");

  private final Service cloudFormation;

  private DeployedMessaging(URI localStack) {
    cloudFormation = new Service(localStack, "cloudformation");
  }

  /** Deploys the resources; they exist when this returns. */
  static DeployedMessaging on(URI localStack) {
    var deployed = new DeployedMessaging(localStack);
    deployed.call("CreateStack", Map.of("TemplateBody", part().toString()));
    Until.found("the stack", deployed::complete);
    return deployed;
  }

  /** LocalStack's name of a resource: a queue's address, a bus's name. */
  String physicalId(String logicalId) {
    return call("DescribeStackResource", Map.of("LogicalResourceId", logicalId))
        .first("PhysicalResourceId");
  }

  private Optional<String> complete() {
    var status = call("DescribeStacks", Map.of()).first("StackStatus");
    if (status.endsWith("FAILED") || status.startsWith("ROLLBACK")) {
      throw new AssertionError(call("DescribeStackEvents", Map.of()).first("ResourceStatusReason"));
    }
    return Optional.of(status).filter("CREATE_COMPLETE"::equals);
  }

  private Service.Xml call(String action, Map<String, String> more) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("Action", action);
    parameters.put("Version", "2010-05-15");
    parameters.put("StackName", STACK);
    parameters.putAll(more);
    return cloudFormation.query(parameters);
  }

  private static ObjectNode part() {
    var whole = read();
    var part = JsonNodeFactory.instance.objectNode();
    ObjectNode parameters =
        part.putObject("Parameters").setAll((ObjectNode) whole.path("Parameters"));
    // The rules name the configuration set; LocalStack has no SES that would make it.
    parameters.putObject("Mail").put("Type", "String").put("Default", "Mail");
    part.set("Conditions", whole.path("Conditions"));
    var resources = part.putObject("Resources");
    whole
        .path("Resources")
        .forEachEntry(
            (id, resource) -> {
              if (DEPLOYED.contains(resource.path("Type").asText())) {
                resources.set(id, resource);
              }
              resource
                  .at("/Properties/Events")
                  .forEachEntry((event, it) -> standIn(id, event, it, resources));
            });
    return part;
  }

  /** Expands a rule of a function as SAM does, except for its target. */
  private static void standIn(String function, String event, JsonNode it, ObjectNode resources) {
    if (!it.path("Type").asText().equals("EventBridgeRule")) {
      return;
    }
    resources.putObject(function).put("Type", "AWS::SQS::Queue");
    var rule = resources.putObject(function + event).put("Type", "AWS::Events::Rule");
    var properties = rule.putObject("Properties");
    copy(it, "EventBusName", properties, "EventBusName");
    copy(it, "Pattern", properties, "EventPattern");
    var target = properties.putArray("Targets").addObject().put("Id", "StandIn");
    target.putObject("Arn").putArray("Fn::GetAtt").add(function).add("Arn");
    copy(it, "InputTransformer", target, "InputTransformer");
  }

  private static void copy(JsonNode event, String from, ObjectNode to, String as) {
    if (event.path("Properties").has(from)) {
      to.set(as, event.path("Properties").path(from));
    }
  }

  private static JsonNode read() {
    try {
      return CloudFormationYaml.read("template.yaml", Files.readString(TEMPLATE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
