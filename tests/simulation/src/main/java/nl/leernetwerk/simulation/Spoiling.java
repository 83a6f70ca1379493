package nl.leernetwerk.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.registry.StoredKinds;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that become unreadable, and the operator who mends them. */
final class Spoiling {
  /** What keys, indexes and clocks go by: without these an item would not be found at all. */
  private static final Set<String> KEPT = Set.of("pk", "sk", "waitingSince", "expires");

  private static final AttributeValue SPOILED = AttributeValue.fromBool(true);

  /**
   * Nobody is told of these items, as docs/robustness.md says. Of an address people are told, but
   * not after its release: then it holds nothing that its reader reads.
   */
  private static final Set<String> UNTOLD = Set.of("EVENT", "STAFF", "ADDRESSES");

  private final World world;
  private final Set<String> spoiled = new LinkedHashSet<>();
  private Optional<Map<String, AttributeValue>> original = Optional.empty();
  private boolean told;

  Spoiling(World world) {
    this.world = world;
  }

  /** Makes an item of some kind unreadable. */
  void spoil(String name) {
    var kinds =
        StoredKinds.ALL.stream()
            .map(kind -> kind.prefix())
            .filter(kind -> !items(kind).isEmpty())
            .toList();
    var kind = world.dice().pick("kind spoiled " + name, kinds);
    var item = world.dice().pick("item spoiled " + name, items(kind));
    var other = new HashMap<>(item);
    other.replaceAll((attribute, value) -> KEPT.contains(attribute) ? value : SPOILED);
    world.store().replace(table(), other);
    world.note(() -> "** somebody spoils " + key(item));
    spoiled.add(partition(item));
    original = Optional.of(item);
    told = false;
  }

  /** Puts back what is still spoiled of it. */
  void mend() {
    original.flatMap(this::standing).ifPresent(this::mend);
    original = Optional.empty();
  }

  private void mend(Map<String, AttributeValue> item) {
    var whole = original.orElseThrow();
    var mended = new HashMap<>(item);
    mended.replaceAll(
        (attribute, value) -> value.equals(SPOILED) ? whole.getOrDefault(attribute, value) : value);
    world.store().replace(table(), mended);
    world.note(() -> "** an operator mends " + key(item));
  }

  /** Operators read in the log that something needs them; whether that was about a spoiled item. */
  boolean told(String line) {
    boolean known = spoiled.stream().anyMatch(line::contains);
    if (!known) {
      world.witness().problem("something cannot be read, and nobody spoiled it: " + line);
    }
    told |= original.filter(item -> line.contains(partition(item))).isPresent();
    return known;
  }

  /** What of the item is spoiled, if there is one now. */
  Optional<String> now() {
    return original.flatMap(this::standing).filter(Spoiling::isSpoiled).map(Spoiling::key);
  }

  /** The nightly look at every item is over; it began when this was spoiled. */
  void looked(String since) {
    if (now().equals(Optional.of(since))
        && !told
        && !isDue()
        && !UNTOLD.contains(since.split("[#/]", 2)[0])) {
      world.witness().problem("nobody is told that this cannot be read: " + since);
    }
  }

  /** Nobody is told of what is to be deleted. */
  private boolean isDue() {
    return original
        .map(item -> item.get("expires"))
        .filter(it -> Long.parseLong(it.n()) <= world.timeline().now().getEpochSecond())
        .isPresent();
  }

  private Optional<Map<String, AttributeValue>> standing(Map<String, AttributeValue> item) {
    return world.store().items(table()).filter(it -> key(it).equals(key(item))).findFirst();
  }

  private static boolean isSpoiled(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .allMatch(it -> KEPT.contains(it.getKey()) || it.getValue().equals(SPOILED));
  }

  private List<Map<String, AttributeValue>> items(String kind) {
    var found = new ArrayList<Map<String, AttributeValue>>();
    world
        .store()
        .items(table())
        .filter(item -> partition(item).split("#", 2)[0].equals(kind))
        // A reason is left out of a journal that shows the rest.
        .filter(item -> !item.get("sk").s().endsWith("#why"))
        .forEach(found::add);
    found.sort(java.util.Comparator.comparing(Spoiling::key));
    return found;
  }

  private static String partition(Map<String, AttributeValue> item) {
    return item.get("pk").s();
  }

  private static String key(Map<String, AttributeValue> item) {
    return partition(item) + "/" + item.get("sk").s();
  }

  private String table() {
    return world.deployment().table().id();
  }
}
