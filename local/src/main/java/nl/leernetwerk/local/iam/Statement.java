package nl.leernetwerk.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.local.template.TemplateException;

/**
 * A statement of a policy, as far as this template needs IAM's language. A statement with anything
 * else is refused, because guessing its meaning could allow too much.
 *
 * @param actions patterns, with {@code *} and {@code ?}
 * @param resources patterns of ARNs
 * @param conditions all of which must hold
 */
public record Statement(
    boolean allows, List<String> actions, List<String> resources, List<Condition> conditions) {
  private static final Set<String> KNOWN =
      Set.of("Sid", "Effect", "Action", "Resource", "Condition", "Principal");

  public Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  /** One key of the request, and the patterns of which its value must match one. */
  public record Condition(String key, List<String> patterns) {
    public Condition {
      patterns = List.copyOf(patterns);
    }

    boolean holds(Call call) {
      // As in IAM: a key that the request does not have fails the condition, and keys ignore case.
      return call.context().entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(key))
          .anyMatch(entry -> matchesAny(patterns, entry.getValue()));
    }
  }

  /** Reads a statement whose CloudFormation functions are resolved. */
  public static Statement read(JsonNode json, String where) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw new TemplateException(where + ": " + name + " is not understood here");
              }
            });
    var effect = json.path("Effect").asText();
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw new TemplateException(where + ": Effect is Allow or Deny, not \"" + effect + "\"");
    }
    return new Statement(
        effect.equals("Allow"),
        texts(json.path("Action"), where + ".Action"),
        texts(json.path("Resource"), where + ".Resource"),
        conditions(json.path("Condition"), where + ".Condition"));
  }

  /** Whether the whole statement applies to a call. */
  public boolean appliesTo(Call call) {
    return actions.stream().anyMatch(action -> matchesAction(action, call.action()))
        && matchesAny(resources, call.resource())
        && conditions.stream().allMatch(condition -> condition.holds(call));
  }

  /** Whether these statements let a call through: one allows it, and none denies it. */
  public static boolean allow(List<Statement> statements, Call call) {
    var applying = statements.stream().filter(statement -> statement.appliesTo(call)).toList();
    return !applying.isEmpty() && applying.stream().allMatch(Statement::allows);
  }

  /** What the statements allow and none of these calls needs, one action and resource at a time. */
  public static List<String> unused(List<Statement> statements, Set<Call> calls) {
    return statements.stream()
        .flatMap(Statement::grants)
        .filter(grant -> calls.stream().noneMatch(grant::appliesTo))
        .map(grant -> grant.actions().getFirst() + " on " + grant.resources().getFirst())
        .toList();
  }

  /** The calls that these statements do not let through. */
  public static Set<String> refused(List<Statement> statements, Set<Call> calls) {
    return calls.stream()
        .filter(call -> !allow(statements, call))
        .map(Call::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<Statement> grants() {
    return allows
        ? actions.stream()
            .flatMap(
                action ->
                    resources.stream()
                        .map(
                            resource ->
                                new Statement(
                                    true, List.of(action), List.of(resource), conditions)))
        : Stream.empty();
  }

  private static List<Condition> conditions(JsonNode json, String where) {
    var conditions = new ArrayList<Condition>();
    json.forEachEntry(
        (operator, keys) -> {
          boolean pattern = Set.of("ArnEquals", "ArnLike", "StringLike").contains(operator);
          if (!pattern && !operator.equals("StringEquals")) {
            throw new TemplateException(where + ": " + operator + " is not understood here");
          }
          keys.forEachEntry(
              (key, values) ->
                  conditions.add(
                      new Condition(
                          key, exactUnless(pattern, texts(values, where + "." + key), where))));
        });
    return conditions;
  }

  /** For StringEquals a star is only a star; as a pattern it would match more. */
  private static List<String> exactUnless(boolean pattern, List<String> values, String where) {
    if (!pattern && values.stream().anyMatch(value -> value.matches(".*[*?].*"))) {
      throw new TemplateException(where + ": StringEquals takes * and ? as they are");
    }
    return values;
  }

  private static List<String> texts(JsonNode value, String where) {
    var texts = new ArrayList<String>();
    if (value.isArray()) {
      value.forEach(element -> texts.add(element.asText()));
    } else if (value.isTextual()) {
      texts.add(value.asText());
    }
    if (texts.isEmpty() || texts.stream().anyMatch(text -> text.contains("${"))) {
      throw new TemplateException(where + ": a text or a list of texts, without variables");
    }
    return texts;
  }

  private static boolean matchesAction(String pattern, String action) {
    return matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
  }

  private static boolean matchesAny(List<String> patterns, String value) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, value));
  }

  private static boolean matches(String pattern, String value) {
    return Pattern.matches(
        Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), value);
  }
}
