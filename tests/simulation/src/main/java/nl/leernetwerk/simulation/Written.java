package nl.leernetwerk.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A message that an organiser wrote, or tried to: what they saw of it, and what they were answered.
 */
final class Written {
  private final String words;
  private final Set<String> may = new HashSet<>();
  private Optional<Set<String>> must = Optional.empty();
  private Optional<Integer> number = Optional.empty();

  /** A message with these words, which no other has. */
  Written(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** A preview named these initiatives; what is sent is this, or what an earlier one named. */
  void shown(JsonNode preview) {
    var references = new HashSet<String>();
    preview.path("to").forEach(it -> references.add(it.path("reference").asText()));
    may.addAll(references);
    var both = must.map(HashSet::new).orElse(references);
    both.retainAll(references);
    must = Optional.of(both);
  }

  void sentAs(int given) {
    number = Optional.of(given);
  }

  /** Its number, once it was certainly sent. */
  Optional<Integer> sentAs() {
    return number;
  }

  /** Who may get it: the references of initiatives that a preview named. */
  Set<String> may() {
    return may;
  }

  /** Who must get it, once it was sent: those that every preview named. */
  Set<String> must() {
    return must.orElse(Set.of());
  }
}
