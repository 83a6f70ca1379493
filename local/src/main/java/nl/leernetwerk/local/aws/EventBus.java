package nl.leernetwerk.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leernetwerk.local.template.RuleSpec;
import nl.leernetwerk.local.template.TemplateException;

/**
 * The event bus: takes each event to the target of every rule that it matches, in the form that the
 * rule prescribes.
 */
public final class EventBus {
  private static final Pattern VARIABLE = Pattern.compile("<([^>]+)>");

  private final List<RuleSpec> rules;
  private final Patterns patterns;
  private final BiConsumer<RuleSpec.Target, String> deliver;

  /**
   * A bus with these rules.
   *
   * @param deliver takes an event to a target
   */
  public EventBus(List<RuleSpec> rules, BiConsumer<RuleSpec.Target, String> deliver) {
    this.rules = List.copyOf(rules);
    var byNumber = new LinkedHashMap<String, String>();
    for (int i = 0; i < rules.size(); i++) {
      byNumber.put(Integer.toString(i), rules.get(i).pattern());
    }
    this.patterns = new Patterns(byNumber);
    this.deliver = deliver;
  }

  /** Takes an event to every target that wants it. */
  public void put(String event) {
    var matching = patterns.matching(event).stream().map(i -> rules.get(Integer.parseInt(i)));
    for (var rule : matching.toList()) {
      deliver.accept(
          rule.target(), rule.input().map(input -> transformed(input, event)).orElse(event));
    }
  }

  private static String transformed(RuleSpec.Transformer input, String event) {
    var json = Event.parse(event);
    return VARIABLE
        .matcher(input.template())
        .replaceAll(
            variable ->
                Matcher.quoteReplacement(
                    value(json, input.paths().getOrDefault(variable.group(1), ""))));
  }

  /** The value at a path such as {@code $.detail.tags[0]}; null when there is none. */
  private static String value(JsonNode event, String path) {
    if (!path.startsWith("$.")) {
      throw new TemplateException("the path " + path + " of a rule is not understood here");
    }
    var found = event.at(path.substring(1).replace('.', '/').replaceAll("\\[(\\d+)]", "/$1"));
    return found.isMissingNode() ? "null" : found.toString();
  }
}
