package nl.leernetwerk.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.local.aws.Deliveries;
import nl.leernetwerk.local.aws.InvocationFailed;
import nl.leernetwerk.local.aws.LocalFunction;

/**
 * {@code /local/aws}: answers an operator's AWS CLI about the queues and functions of this machine.
 * So the commands of the runbook can be rehearsed, each with {@code --endpoint-url
 * http://localhost:8080/local/aws}.
 */
public final class AwsEndpoint implements Endpoint {
  static final String PATH = "/local/aws";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BYTES = 6 * 1024 * 1024;
  private static final Pattern INVOKE =
      Pattern.compile(PATH + "/2015-03-31/functions/([A-Za-z0-9]+)/invocations");
  private static final String SQS = "AmazonSQS.";

  private final Map<String, LocalFunction> functions;
  private final Deliveries deliveries;

  /** An endpoint for these functions, and the queues between them. */
  public AwsEndpoint(Map<String, LocalFunction> functions, Deliveries deliveries) {
    this.functions = Map.copyOf(functions);
    this.deliveries = deliveries;
  }

  /** A refusal as AWS gives it: with the name of an exception. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final String type;

    Refused(String type, String message) {
      super(message);
      this.type = type;
    }
  }

  @Override
  public Answer answer(Request request) throws IOException {
    var sent = request.body(MAX_BYTES);
    if (sent.isEmpty()) {
      return Answer.message(413, "Request Entity Too Large");
    }
    var body = sent.get();
    var target = request.header("X-Amz-Target").orElse("");
    var invoke = INVOKE.matcher(request.rawPath());
    try {
      if (invoke.matches()) {
        return invoke(invoke.group(1), body);
      }
      return target.startsWith(SQS)
          ? Answer.json(200, sqs(target.substring(SQS.length()), JSON.readTree(body)))
          : resources(new String(body, StandardCharsets.UTF_8));
    } catch (Refused e) {
      var refusal = JSON.createObjectNode().put("__type", e.type).put("message", e.getMessage());
      return Answer.json(400, refusal).with("x-amzn-ErrorType", e.type);
    }
  }

  private Answer invoke(String name, byte[] payload) throws Refused {
    var function =
        Optional.ofNullable(functions.get(name))
            .orElseThrow(() -> new Refused("ResourceNotFoundException", "No function " + name));
    var event = payload.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : payload;
    try {
      var answer = Answer.of(200, "application/json", function.invoke(event));
      deliveries.settle();
      return answer;
    } catch (InvocationFailed e) {
      return Answer.json(200, JSON.createObjectNode().put("errorMessage", e.getMessage()))
          .with("X-Amz-Function-Error", "Unhandled");
    }
  }

  private JsonNode sqs(String operation, JsonNode asked) throws Refused {
    return switch (operation) {
      case "GetQueueUrl" -> JSON.createObjectNode().put("QueueUrl", queue(asked, "QueueName"));
      case "GetQueueAttributes" -> attributes(queue(asked, "QueueUrl"));
      case "ReceiveMessage" ->
          deliveries.look(queue(asked, "QueueUrl"), asked.path("MaxNumberOfMessages").asInt(1));
      case "PurgeQueue" -> {
        deliveries.purge(queue(asked, "QueueUrl"));
        yield JSON.createObjectNode();
      }
      case "StartMessageMoveTask" -> {
        var queue = queue(asked, "SourceArn");
        if (!deliveries.redrive(queue)) {
          throw new Refused("InvalidParameterValue", queue + " is no queue's dead-letter queue.");
        }
        yield JSON.createObjectNode().put("TaskHandle", "local");
      }
      default -> throw new Refused("UnsupportedOperation", operation + " is not known here.");
    };
  }

  private ObjectNode attributes(String queue) {
    var answer = JSON.createObjectNode();
    answer
        .putObject("Attributes")
        .put("QueueArn", deliveries.arn(queue))
        .put("ApproximateNumberOfMessages", Integer.toString(deliveries.waiting(queue)));
    return answer;
  }

  /** The queue that a name, URL or ARN names: its last part. */
  private String queue(JsonNode asked, String field) throws Refused {
    var name = asked.path(field).asText().replaceAll(".*[/:]", "");
    if (!deliveries.queues().contains(name)) {
      throw new Refused("QueueDoesNotExist", "There is no queue " + name + ".");
    }
    return name;
  }

  /** CloudFormation's answer about which resource of the stack has which name. */
  private Answer resources(String form) throws Refused {
    if (!List.of(form.split("&", -1)).contains("Action=ListStackResources")) {
      throw new Refused("UnsupportedOperation", "This call is not known here.");
    }
    var members = new StringBuilder();
    deliveries.queues().forEach(id -> members.append(member(id, "https://sqs.localhost/" + id)));
    functions.keySet().forEach(id -> members.append(member(id, id)));
    return Answer.text(
        200,
        "text/xml",
        """
        <ListStackResourcesResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
          <ListStackResourcesResult>
            <StackResourceSummaries>%s</StackResourceSummaries>
          </ListStackResourcesResult>
        </ListStackResourcesResponse>
        """
            .formatted(members));
  }

  private static String member(String logical, String physical) {
    return "<member><LogicalResourceId>%s</LogicalResourceId><PhysicalResourceId>%s</PhysicalResourceId></member>"
        .formatted(logical, physical);
  }
}
