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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The stack's template, as far as this machine runs it. */
public final class Template {
  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String STREAM = "StreamSpecification";
  private static final String USER_POOL = "AWS::Cognito::UserPool";
  private static final String RULE = "AWS::Events::Rule";

  /** A field of a log line, and its value or a star. */
  private static final Pattern CONDITION =
      Pattern.compile("\\s*\\$\\.(\\w+) = \"?([\\w*-]+)\"?\\s*");

  /** Parts that mean nothing on this machine, and so need not be understood. */
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

  /**
   * The resources of the template by logical id, as they are written, without those that a
   * condition leaves out.
   */
  public Map<String, JsonNode> resources() {
    var resources = new LinkedHashMap<String, JsonNode>();
    root.path("Resources")
        .forEachEntry(
            (id, resource) -> {
              if (exists(id, resource)) {
                resources.put(id, resource);
              }
            });
    return resources;
  }

  /** The functions of the template by logical id, in the order of the template. */
  public Map<String, FunctionSpec> functions() {
    var functions = new LinkedHashMap<String, FunctionSpec>();
    each(FUNCTION, (id, properties) -> functions.put(id, function(id, properties)));
    return functions;
  }

  /**
   * The statements of a function's policies, resolved. Managed policies and SAM's policy templates
   * are refused: each allows more than a function here uses.
   */
  public List<JsonNode> statements(String function) {
    var where = "Resources." + function + ".Properties";
    var properties = root.path("Resources").path(function).path("Properties");
    if (properties.has("Role")) {
      throw new TemplateException(where + ".Role: a function has the role that SAM makes for it");
    }
    var statements = new ArrayList<JsonNode>();
    var policies = properties.path("Policies");
    for (var policy : policies.isArray() ? policies : List.of(policies)) {
      if (!policy.isMissingNode() && !policy.has("Statement")) {
        throw new TemplateException(
            "%s.Policies: write out the statements instead of %s, which grants more than is used"
                .formatted(
                    where, policy.isObject() ? policy.fieldNames().next() : policy.asText()));
      }
      var own = intrinsics.resolve(policy.path("Statement"), where + ".Policies");
      (own.isObject() ? List.of(own) : own).forEach(statements::add);
    }
    return statements;
  }

  /** The schedules of the template's functions. */
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

  /**
   * The rules on the template's bus and on the account's own bus: rules of functions, and rules
   * that feed a queue.
   */
  public List<RuleSpec> rules() {
    var rules = new ArrayList<RuleSpec>();
    eachEvent(
        "EventBridgeRule",
        (function, id, properties) ->
            rules.add(
                new RuleSpec(
                    function + id,
                    bus(properties),
                    properties.path("Pattern").toString(),
                    new RuleSpec.Target.Function(function),
                    transformer(properties, function + "." + id))));
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
                    bus(properties),
                    properties.get("EventPattern").toString(),
                    target(required(target, "Arn", id + ".Targets"), id),
                    transformer(target, id + ".Targets")));
          }
        });
    return rules;
  }

  /** The events of SES that reach the account's own bus, by the configuration set of a mail. */
  public Map<String, List<String>> mailReports() {
    var reports = new LinkedHashMap<String, List<String>>();
    each(
        "AWS::SES::ConfigurationSetEventDestination",
        (id, properties) -> {
          var destination = properties.path("EventDestination");
          if (destination.path("Enabled").asBoolean()
              && destination.has("EventBridgeDestination")) {
            reports.put(
                required(properties, "ConfigurationSetName", id),
                texts(destination.path("MatchingEventTypes")));
          }
        });
    return reports;
  }

  /** The queues of the template by logical id. */
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

  /** The table whose changes become events. */
  public TableSpec table() {
    var streamed = tables().stream().filter(table -> table.properties().has(STREAM)).toList();
    if (streamed.size() != 1) {
      throw new TemplateException(
          "the template has %d tables with a stream; one is read here".formatted(streamed.size()));
    }
    return streamed.getFirst();
  }

  /** All tables of the template. */
  public List<TableSpec> tables() {
    var tables = new ArrayList<TableSpec>();
    each(
        "AWS::DynamoDB::Table",
        (id, properties) -> {
          var expiry = properties.path("TimeToLiveSpecification");
          tables.add(
              new TableSpec(
                  id,
                  properties,
                  expiry.path("Enabled").asBoolean()
                      ? optional(expiry.path("AttributeName"))
                      : Optional.empty()));
        });
    return tables;
  }

  /** The headers that every answer gets, without the one that is for https only. */
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

  /** The metrics that are counted from the logs of the template's functions. */
  public List<MetricSpec> metrics() {
    var functions = new LinkedHashMap<String, String>();
    root.path("Resources")
        .forEachEntry(
            (id, resource) ->
                optional(resource.at("/Properties/LoggingConfig/LogGroup/Ref"))
                    .ifPresent(log -> functions.put(log, id)));
    var metrics = new ArrayList<MetricSpec>();
    each(
        "AWS::Logs::MetricFilter",
        (id, properties) -> {
          // The gateway has a log too, but not on this machine.
          if (functions.containsKey(properties.path("LogGroupName").asText())) {
            metrics.add(metric(id, properties, functions));
          }
        });
    return metrics;
  }

  private static MetricSpec metric(String id, JsonNode properties, Map<String, String> functions) {
    var pattern = new LinkedHashMap<String, String>();
    var text = required(properties, "FilterPattern", id);
    if (!text.startsWith("{") || !text.endsWith("}")) {
      throw new TemplateException(id + ": only patterns for JSON are understood here");
    }
    for (var condition : text.substring(1, text.length() - 1).split("&&", -1)) {
      var match = CONDITION.matcher(condition);
      if (!match.matches()) {
        throw new TemplateException(id + ": the condition" + condition + "is not understood here");
      }
      pattern.put(match.group(1), match.group(2));
    }
    var metric = properties.at("/MetricTransformations/0");
    var dimensions = new LinkedHashMap<String, String>();
    for (var dimension : metric.path("Dimensions")) {
      dimensions.put(required(dimension, "Key", id), required(dimension, "Value", id).substring(2));
    }
    return new MetricSpec(
        required(metric, "MetricName", id),
        functions.get(properties.path("LogGroupName").asText()),
        pattern,
        required(metric, "MetricValue", id),
        dimensions);
  }

  /** The routes of the API in that file, which is read together with this template. */
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
              },
              this::authorizer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How people sign in: the one client of the one user pool. */
  public SignInSpec signIn() {
    var id = only("AWS::Cognito::UserPoolClient");
    var properties = properties(id);
    if (!properties.at("/TokenValidityUnits/IdToken").asText().equals("minutes")) {
      throw new TemplateException(id + ": the validity of tokens is counted in minutes here");
    }
    var groups = new ArrayList<String>();
    each(
        "AWS::Cognito::UserPoolGroup", (group, it) -> groups.add(required(it, "GroupName", group)));
    return new SignInSpec(
        id,
        texts(properties.path("CallbackURLs")),
        groups,
        Duration.ofMinutes(properties.path("IdTokenValidity").asLong()));
  }

  private AuthorizerSpec authorizer(JsonNode authorizer, String where) {
    var jwt = intrinsics.resolve(authorizer.path("jwtConfiguration"), where);
    var pool = Arns.attribute(USER_POOL, only(USER_POOL), "ProviderURL");
    if (!optional(jwt.path("issuer")).equals(pool)) {
      throw new TemplateException(where + ": its issuer is not the user pool of the template");
    }
    return new AuthorizerSpec(texts(jwt.path("audience")));
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

  private static String bus(JsonNode properties) {
    return properties.path("EventBusName").asText(RuleSpec.DEFAULT_BUS);
  }

  private static Optional<RuleSpec.Transformer> transformer(JsonNode properties, String where) {
    var input = properties.path("InputTransformer");
    if (properties.has("Input") || properties.has("InputPath")) {
      throw new TemplateException(where + ": of an input only InputTransformer is understood here");
    }
    if (input.isMissingNode()) {
      return Optional.empty();
    }
    var paths = new LinkedHashMap<String, String>();
    input.path("InputPathsMap").forEachEntry((name, path) -> paths.put(name, path.asText()));
    return Optional.of(new RuleSpec.Transformer(paths, required(input, "InputTemplate", where)));
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
        // Browsers ignore this header on plain http, and this machine uses only plain http.
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
