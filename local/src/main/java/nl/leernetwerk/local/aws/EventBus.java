package nl.leernetwerk.local.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import nl.leernetwerk.local.template.RuleSpec;

/** The event bus: gives each event to the target of every rule that it matches. */
final class EventBus {
  private final List<RuleSpec> rules;
  private final Patterns patterns;
  private final BiConsumer<RuleSpec.Target, String> deliver;

  /**
   * A bus with these rules.
   *
   * @param deliver takes an event to a target
   */
  EventBus(List<RuleSpec> rules, BiConsumer<RuleSpec.Target, String> deliver) {
    this.rules = List.copyOf(rules);
    var byNumber = new LinkedHashMap<String, String>();
    for (int i = 0; i < rules.size(); i++) {
      byNumber.put(Integer.toString(i), rules.get(i).pattern());
    }
    this.patterns = new Patterns(byNumber);
    this.deliver = deliver;
  }

  void put(String event) {
    var targets = new ArrayList<RuleSpec.Target>();
    patterns.matching(event).forEach(i -> targets.add(rules.get(Integer.parseInt(i)).target()));
    targets.forEach(target -> deliver.accept(target, event));
  }
}
