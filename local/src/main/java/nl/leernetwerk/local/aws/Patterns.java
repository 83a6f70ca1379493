package nl.leernetwerk.local.aws;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nl.leernetwerk.local.template.TemplateException;
import software.amazon.event.ruler.Machine;

/** Event patterns, matched by the library that EventBridge itself uses. */
final class Patterns {
  private final Machine machine = Machine.builder().build();
  private final List<String> names;

  /** These patterns by name. */
  Patterns(SequencedMap<String, String> patterns) {
    names = List.copyOf(patterns.sequencedKeySet());
    for (Map.Entry<String, String> pattern : patterns.entrySet()) {
      try {
        machine.addRule(pattern.getKey(), pattern.getValue());
      } catch (IOException e) {
        throw new TemplateException(
            "the pattern of %s is not understood: %s".formatted(pattern.getKey(), e.getMessage()));
      }
    }
  }

  /** The names of the patterns that match an event, in the order in which they were given. */
  List<String> matching(String event) {
    try {
      var matching = machine.rulesForJSONEvent(event);
      return names.stream().filter(matching::contains).toList();
    } catch (Exception e) {
      throw new IllegalArgumentException("not an event", e);
    }
  }
}
