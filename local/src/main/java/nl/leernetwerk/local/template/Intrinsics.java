package nl.leernetwerk.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The functions of CloudFormation, resolved for this machine. Only a value that is asked for is
 * resolved; a value that cannot be resolved is reported, never guessed.
 */
final class Intrinsics {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode template;
  private final Map<String, String> parameters;
  private final Map<String, String> pseudoParameters;

  Intrinsics(JsonNode template, Map<String, String> parameters) {
    this.template = template;
    this.parameters = parameters;
    this.pseudoParameters =
        Map.of(
            "AWS::AccountId", Arns.ACCOUNT,
            "AWS::Partition", Arns.PARTITION,
            "AWS::Region", Arns.REGION,
            "AWS::StackName", "leernetwerk-local",
            "AWS::URLSuffix", "amazonaws.com");
  }

  /**
   * The value with every function in it resolved; missing when it is {@code AWS::NoValue}.
   *
   * @param where the path in the template, for messages
   */
  JsonNode resolve(JsonNode value, String where) {
    if (value.isObject()) {
      var intrinsic = intrinsic(value);
      return intrinsic.isPresent()
          ? call(intrinsic.get(), value.get(intrinsic.get()), where)
          : object(value, where);
    }
    if (value.isArray()) {
      var array = JSON.arrayNode();
      value.forEach(
          element -> {
            var resolved = resolve(element, where);
            if (!resolved.isMissingNode()) {
              array.add(resolved);
            }
          });
      return array;
    }
    return value;
  }

  /** Whether that condition of the template holds. */
  boolean holds(String condition, String where) {
    var definition = template.path("Conditions").path(condition);
    if (definition.isMissingNode()) {
      throw new TemplateException(where + ": there is no condition " + condition);
    }
    return truth(definition, "Conditions." + condition);
  }

  private static Optional<String> intrinsic(JsonNode value) {
    if (value.size() != 1) {
      return Optional.empty();
    }
    var name = value.fieldNames().next();
    return name.equals("Ref") || name.startsWith("Fn::") ? Optional.of(name) : Optional.empty();
  }

  private JsonNode object(JsonNode value, String where) {
    var object = JSON.objectNode();
    value.forEachEntry(
        (name, member) -> {
          var resolved = resolve(member, where + "." + name);
          if (!resolved.isMissingNode()) {
            object.set(name, resolved);
          }
        });
    return object;
  }

  private JsonNode call(String name, JsonNode argument, String where) {
    return switch (name) {
      case "Ref" -> reference(argument.asText(), where);
      case "Fn::GetAtt" -> text(attribute(argument, where));
      case "Fn::Sub" -> text(substitute(argument, where));
      case "Fn::Join" -> text(join(argument, where));
      case "Fn::If" ->
          resolve(argument.get(holds(argument.path(0).asText(), where) ? 1 : 2), where);
      case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" ->
          BooleanNode.valueOf(truth(JSON.objectNode().set(name, argument), where));
      default -> throw new TemplateException(where + ": " + name + " is not understood here");
    };
  }

  private JsonNode reference(String name, String where) {
    if (name.equals("AWS::NoValue")) {
      return MissingNode.getInstance();
    }
    return text(named(name, where));
  }

  private String named(String name, String where) {
    if (pseudoParameters.containsKey(name)) {
      return pseudoParameters.get(name);
    }
    var parameter = template.path("Parameters").path(name);
    if (!parameter.isMissingNode()) {
      if (parameters.containsKey(name)) {
        return parameters.get(name);
      }
      if (parameter.has("Default")) {
        return parameter.get("Default").asText();
      }
      throw new TemplateException(where + ": the parameter " + name + " has no value");
    }
    if (template.path("Resources").has(name)) {
      return name;
    }
    throw new TemplateException(
        where + ": " + name + " is no parameter and no resource of the template");
  }

  private String attribute(JsonNode argument, String where) {
    var parts =
        argument.isTextual()
            ? List.of(argument.asText().split("\\.", 2))
            : StreamSupport.stream(argument.spliterator(), false).map(JsonNode::asText).toList();
    if (parts.size() != 2) {
      throw new TemplateException(where + ": Fn::GetAtt takes a resource and an attribute");
    }
    return attribute(parts.getFirst(), parts.getLast(), where);
  }

  private String attribute(String resource, String attribute, String where) {
    var type = template.path("Resources").path(resource).path("Type").asText();
    if (type.isEmpty()) {
      throw new TemplateException(where + ": there is no resource " + resource);
    }
    return Arns.attribute(type, resource, attribute)
        .orElseThrow(
            () ->
                new TemplateException(
                    "%s: %s.%s of %s is not known on this machine"
                        .formatted(where, resource, attribute, type)));
  }

  private String substitute(JsonNode argument, String where) {
    var pattern = argument.isArray() ? argument.path(0).asText() : argument.asText();
    var own = new HashMap<String, String>();
    argument.path(1).forEachEntry((name, value) -> own.put(name, resolve(value, where).asText()));
    return VARIABLE
        .matcher(pattern)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(variable(match.group(1), match.group(2), own, where)));
  }

  private String variable(String bang, String name, Map<String, String> own, String where) {
    if (!bang.isEmpty()) {
      return "${" + name + "}";
    }
    if (own.containsKey(name)) {
      return own.get(name);
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? named(name, where)
        : attribute(name.substring(0, dot), name.substring(dot + 1), where);
  }

  private String join(JsonNode argument, String where) {
    var parts = new ArrayList<String>();
    resolve(argument.path(1), where).forEach(part -> parts.add(part.asText()));
    return String.join(argument.path(0).asText(), parts);
  }

  private boolean truth(JsonNode expression, String where) {
    var name = expression.isObject() ? expression.fieldNames().next() : "";
    var arguments = expression.path(name);
    return switch (name) {
      case "Fn::Equals" ->
          resolve(arguments.path(0), where).equals(resolve(arguments.path(1), where));
      case "Fn::Not" -> !truth(arguments.path(0), where);
      case "Fn::And" -> stream(arguments).allMatch(argument -> truth(argument, where));
      case "Fn::Or" -> stream(arguments).anyMatch(argument -> truth(argument, where));
      case "Condition" -> holds(arguments.asText(), where);
      default -> throw new TemplateException(where + ": not a condition: " + expression);
    };
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode text(String value) {
    return TextNode.valueOf(value);
  }
}
