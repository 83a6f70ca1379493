package nl.leernetwerk.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The stack's template, as far as this machine runs it. */
public final class Template {
  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String RULE = "AWS::Events::Rule";

  /** What means nothing on this machine, and so need not be understood. */
  private static final List<String> IGNORED =
      List.of("Policies", "LoggingConfig", "RoleArn", "PolicyDocument");

  private final JsonNode root;
  private final Intrinsics intrinsics;
  private final Map<String, String> idsByArn = new LinkedHashMap<>();

  private Template(JsonNode root, Map<String, String> parameters) {
    this.root = root;
    this.intrinsics = new Intrinsics(root, parameters);
    root.path("Resources")
        .forEachEntry(
            (id, resource) ->
                Arns.arn(resource.path("Type").asText(), id)
                    .ifPresent(arn -> idsByArn.put(arn, id)));
  }

  /** The template in a file, with these values for its parameters. */
  public static Template read(Path file, Map<String, String> parameters) {
    try {
      return parse(file.getFileName().toString(), Files.readString(file), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The template in a text. */
  public static Template parse(String name, String yaml, Map<String, String> parameters) {
    return new Template(CloudFormationYaml.read(name, yaml), Map.copyOf(parameters));
  }

  /** Its functions by logical id, in the order of the template. */
  public Map<String, FunctionSpec> functions() {
    var functions = new LinkedHashMap<String, FunctionSpec>();
    each(FUNCTION, (id, properties) -> functions.put(id, function(id, properties)));
    return functions;
  }

  /** The schedules of its functions. */
  public List<ScheduleSpec> schedules() {
    var schedules = new ArrayList<ScheduleSpec>();
    eachEvent(
        "ScheduleV2",
        (function, id, properties) ->
            schedules.add(
                new ScheduleSpec(
                    function + id,
                    function,
                    required(properties, "ScheduleExpression", function + "." + id),
                    zone(properties.path("ScheduleExpressionTimezone").asText("UTC"), id),
                    optional(properties.path("Input")))));
    return schedules;
  }

  /** The rules on its bus: those of functions, and those that feed a queue. */
  public List<RuleSpec> rules() {
    var rules = new ArrayList<RuleSpec>();
    eachEvent(
        "EventBridgeRule",
        (function, id, properties) ->
            rules.add(
                new RuleSpec(
                    function + id,
                    properties.path("Pattern").toString(),
                    new RuleSpec.Target.Function(function))));
    each(
        RULE,
        (id, properties) -> {
          if (!properties.has("EventPattern")) {
            throw new TemplateException(id + ": only rules with an EventPattern run here");
          }
          for (var target : properties.path("Targets")) {
            rules.add(
                new RuleSpec(
                    id,
                    properties.get("EventPattern").toString(),
                    target(required(target, "Arn", id + ".Targets"), id)));
          }
        });
    return rules;
  }

  /** Its queues by logical id. */
  public Map<String, QueueSpec> queues() {
    var queues = new LinkedHashMap<String, QueueSpec>();
    each(QUEUE, (id, properties) -> queues.put(id, queue(id, properties)));
    return queues;
  }

  /** The functions that are fed from a queue. */
  public List<ConsumerSpec> consumers() {
    var consumers = new ArrayList<ConsumerSpec>();
    eachEvent(
        "SQS",
        (function, id, properties) ->
            consumers.add(
                new ConsumerSpec(
                    id(required(properties, "Queue", function + "." + id), function + "." + id),
                    function,
                    properties.path("BatchSize").asInt(10),
                    texts(properties.path("FunctionResponseTypes"))
                        .contains("ReportBatchItemFailures"))));
    return consumers;
  }

  /** The one pipe, from the table's stream to the bus. */
  public PipeSpec pipe() {
    var id = only("AWS::Pipes::Pipe");
    var properties = properties(id);
    var parameters = properties.path("TargetParameters");
    var bus = parameters.path("EventBridgeEventBusParameters");
    var filters = new ArrayList<String>();
    properties
        .at("/SourceParameters/FilterCriteria/Filters")
        .forEach(filter -> filters.add(required(filter, "Pattern", id + ".Filters")));
    return new PipeSpec(
        filters,
        properties.at("/SourceParameters/DynamoDBStreamParameters/BatchSize").asInt(100),
        required(bus, "Source", id + ".EventBridgeEventBusParameters"),
        required(bus, "DetailType", id + ".EventBridgeEventBusParameters"),
        required(parameters, "InputTemplate", id + ".TargetParameters"));
  }

  /** The one table. */
  public TableSpec table() {
    var id = only("AWS::DynamoDB::Table");
    var properties = properties(id);
    var expiry = properties.path("TimeToLiveSpecification");
    return new TableSpec(
        id,
        properties,
        expiry.path("Enabled").asBoolean()
            ? optional(expiry.path("AttributeName"))
            : Optional.empty());
  }

  /** The headers that every answer gets; of the one for https alone there is none here. */
  public Map<String, String> securityHeaders() {
    var id = only("AWS::CloudFront::ResponseHeadersPolicy");
    var config = properties(id).path("ResponseHeadersPolicyConfig");
    var headers = new LinkedHashMap<String, String>();
    config
        .path("SecurityHeadersConfig")
        .forEachEntry((name, header) -> securityHeader(id, name, header, headers));
    for (var header : config.at("/CustomHeadersConfig/Items")) {
      headers.put(required(header, "Header", id), required(header, "Value", id));
    }
    return headers;
  }

  /** The routes of an API whose contract, read beside this template, is in that file. */
  public List<RouteSpec> routes(Path openApi) {
    try {
      return new OpenApi(openApi.getFileName().toString(), Files.readString(openApi))
          .routes(
              (uri, where) -> {
                var resolved = intrinsics.resolve(uri, where).asText();
                return idsByArn.entrySet().stream()
                    .filter(entry -> resolved.contains("/functions/" + entry.getKey() + "/"))
                    .map(Map.Entry::getValue)
                    .findFirst();
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FunctionSpec function(String id, JsonNode properties) {
    var globals = root.at("/Globals/Function");
    var environment = new LinkedHashMap<String, String>();
    intrinsics
        .resolve(globals.at("/Environment/Variables"), "Globals.Function.Environment")
        .forEachEntry((name, value) -> environment.put(name, value.asText()));
    properties
        .at("/Environment/Variables")
        .forEachEntry((name, value) -> environment.put(name, value.asText()));
    var invoke = properties.path("EventInvokeConfig");
    return new FunctionSpec(
        id,
        properties.path("CodeUri").asText(),
        required(properties, "Handler", id),
        Duration.ofSeconds(either(properties, globals, "Timeout", 3)),
        either(properties, globals, "MemorySize", 128),
        Map.copyOf(environment),
        invoke.path("MaximumRetryAttempts").asInt(2),
        optional(invoke.at("/DestinationConfig/OnFailure/Destination")).map(arn -> id(arn, id)));
  }

  private static int either(JsonNode properties, JsonNode globals, String name, int otherwise) {
    return properties.path(name).asInt(globals.path(name).asInt(otherwise));
  }

  private QueueSpec queue(String id, JsonNode properties) {
    var redrive = properties.path("RedrivePolicy");
    return new QueueSpec(
        id,
        Duration.ofSeconds(properties.path("VisibilityTimeout").asInt(30)),
        optional(redrive.path("deadLetterTargetArn"))
            .map(
                arn ->
                    new QueueSpec.Redrive(id(arn, id), redrive.path("maxReceiveCount").asInt(1))));
  }

  private RuleSpec.Target target(String arn, String where) {
    var id = id(arn, where);
    var type = root.at("/Resources/" + id + "/Type").asText();
    return switch (type) {
      case FUNCTION -> new RuleSpec.Target.Function(id);
      case QUEUE -> new RuleSpec.Target.Queue(id);
      default ->
          throw new TemplateException(where + ": a rule's target " + type + " cannot run here");
    };
  }

  private static void securityHeader(
      String id, String name, JsonNode header, Map<String, String> headers) {
    switch (name) {
      case "ContentSecurityPolicy" ->
          headers.put("Content-Security-Policy", required(header, "ContentSecurityPolicy", id));
      case "ContentTypeOptions" -> headers.put("X-Content-Type-Options", "nosniff");
      case "ReferrerPolicy" ->
          headers.put("Referrer-Policy", required(header, "ReferrerPolicy", id));
      case "FrameOptions" -> headers.put("X-Frame-Options", required(header, "FrameOption", id));
      case "StrictTransportSecurity" -> {
        // Browsers ignore it on plain http, which is all that is spoken here.
      }
      default -> throw new TemplateException(id + ": the header of " + name + " is not known here");
    }
  }

  private void each(String type, BiConsumer<String, JsonNode> action) {
    root.path("Resources")
        .forEachEntry(
            (id, resource) -> {
              if (resource.path("Type").asText().equals(type) && exists(id, resource)) {
                action.accept(id, properties(id));
              }
            });
  }

  private boolean exists(String id, JsonNode resource) {
    return !resource.has("Condition")
        || intrinsics.holds(resource.get("Condition").asText(), "Resources." + id);
  }

  @FunctionalInterface
  private interface EventAction {
    void accept(String function, String id, JsonNode properties);
  }

  private void eachEvent(String type, EventAction action) {
    each(
        FUNCTION,
        (function, properties) ->
            properties
                .path("Events")
                .forEachEntry(
                    (id, event) -> {
                      var kind = event.path("Type").asText();
                      if (kind.equals(type)) {
                        action.accept(function, id, event.path("Properties"));
                      } else if (!List.of("ScheduleV2", "EventBridgeRule", "SQS").contains(kind)) {
                        throw new TemplateException(
                            "%s.Events.%s: an event of type %s cannot run here"
                                .formatted(function, id, kind));
                      }
                    }));
  }

  private String only(String type) {
    var ids = new ArrayList<String>();
    each(type, (id, properties) -> ids.add(id));
    if (ids.size() != 1) {
      throw new TemplateException(
          "the template has %d resources of type %s; one is run here".formatted(ids.size(), type));
    }
    return ids.getFirst();
  }

  private JsonNode properties(String id) {
    var where = "Resources." + id + ".Properties";
    return root.path("Resources").path(id).path("Properties") instanceof ObjectNode properties
        ? intrinsics.resolve(properties.deepCopy().without(IGNORED), where)
        : MissingNode.getInstance();
  }

  private String id(String arn, String where) {
    var id = idsByArn.get(arn);
    if (id == null) {
      throw new TemplateException(where + ": " + arn + " is no resource of the template");
    }
    return id;
  }

  private static ZoneId zone(String name, String where) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new TemplateException(where + ": there is no time zone " + name);
    }
  }

  private static String required(JsonNode properties, String name, String where) {
    return optional(properties.path(name))
        .orElseThrow(() -> new TemplateException(where + ": " + name + " is missing"));
  }

  private static Optional<String> optional(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  private static List<String> texts(JsonNode array) {
    Stream<JsonNode> elements = StreamSupport.stream(array.spliterator(), false);
    return elements.map(JsonNode::asText).toList();
  }
}
