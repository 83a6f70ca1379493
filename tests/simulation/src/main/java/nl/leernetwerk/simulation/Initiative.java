package nl.leernetwerk.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the people of an initiative know of it: what they sent, and what they were answered. */
final class Initiative {
  static final List<String> ROLES = List.of("practitioner", "leader");
  private static final List<String> FIELDS =
      List.of(
          "network",
          "initiative",
          "schools",
          "practitioner",
          "leader",
          "learningQuestions",
          "expectations");

  /**
   * Something that was sent to make the registration say this.
   *
   * @param from when it was sent
   * @param until when it had happened, or never would
   * @param certain whether the answer said that it happened
   * @param base the version that its sender saw; 0 for the registration itself
   * @param made the version that it made, if the answer said so
   */
  record Write(
      JsonNode content,
      boolean withdrawn,
      Instant from,
      Instant until,
      boolean certain,
      int base,
      Optional<Integer> made) {

    private boolean isOvertakenBefore(Instant moment, List<Write> writes) {
      return writes.stream()
          .anyMatch(
              other -> other.certain && other.from.isAfter(until) && other.until.isBefore(moment));
    }
  }

  /** That it was asked of the roster to let it go, and whether that certainly happened. */
  record Departure(Instant from, Instant until, boolean certain) {}

  /** What somebody asked of the roster about it. */
  private record LateAct(String what, String by, Instant from) {

    private boolean mayLeadTo(String state) {
      return what.equals("put back") ? !LEFT.contains(state) : what.equals(state);
    }
  }

  /** The states in which an organiser can put it back. */
  private static final Set<String> LEFT = Set.of("withdrawn", "declined", "expired");

  private final int number;
  private final String key;
  private final ObjectNode body;
  private final List<Instant> receipts = new ArrayList<>();
  private final List<Write> writes = new ArrayList<>();
  private final List<Departure> departures = new ArrayList<>();
  private final List<LateAct> lateActs = new ArrayList<>();
  private final Map<String, Integer> linkChanges = new HashMap<>();
  private Optional<Instant> firstPost = Optional.empty();
  private Optional<Instant> accepted = Optional.empty();
  private Optional<String> reference = Optional.empty();
  private Optional<String> left = Optional.empty();
  private boolean refused;
  private final Optional<String> lateBecause;
  private boolean erased;

  Initiative(int number, String key, ObjectNode body) {
    this(number, key, body, Optional.empty());
  }

  /** One that an organiser enters after the allocation, for that reason. */
  Initiative(int number, String key, ObjectNode body, Optional<String> lateBecause) {
    this.number = number;
    this.key = key;
    this.body = body;
    this.lateBecause = lateBecause;
  }

  /** Why an organiser entered it after the allocation; empty when its school registered itself. */
  Optional<String> lateBecause() {
    return lateBecause;
  }

  boolean late() {
    return lateBecause.isPresent();
  }

  /** When it was first sent. */
  Instant firstPost() {
    return firstPost.orElseThrow();
  }

  int number() {
    return number;
  }

  String key() {
    return key;
  }

  ObjectNode body() {
    return body;
  }

  String name() {
    return body.at("/initiative/name").asText();
  }

  Optional<String> reference() {
    return reference;
  }

  /** Since when its people know that it is registered. */
  Optional<Instant> accepted() {
    return accepted;
  }

  List<Instant> receipts() {
    return receipts;
  }

  List<Write> writes() {
    return writes;
  }

  /** Each time that it was asked to leave after the allocation. */
  List<Departure> departures() {
    return departures;
  }

  /** What was asked of the roster about it, whether or not it was done. */
  Set<String> lateActs() {
    return lateActs.stream()
        .map(LateAct::what)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Something is asked of the roster about it.
   *
   * @param what the state to which that leads, or {@code put back}
   * @param by who asks, by a name that nobody else has
   */
  void lateAct(String what, String by, Instant from) {
    lateActs.add(new LateAct(what, by, from));
  }

  /** Whether somebody else, who asked between these moments, may have brought it in a state. */
  boolean mayBeBroughtBy(String other, String state, Instant from, Instant until) {
    return lateActs.stream()
        .filter(act -> !act.by.equals(other) && act.mayLeadTo(state))
        .anyMatch(act -> !act.from.isBefore(from) && !act.from.isAfter(until));
  }

  /**
   * It was answered that it has this state now, in which it stays until an organiser changes it.
   */
  void left(String state) {
    left = Optional.of(state);
  }

  Optional<String> left() {
    return left;
  }

  /** Whether somebody of it asked to be erased. */
  boolean erased() {
    return erased;
  }

  void erase() {
    erased = true;
  }

  /** Whether nobody knows yet what became of its registration. */
  boolean open() {
    return firstPost.isPresent() && reference.isEmpty() && !refused;
  }

  void posted(Instant at) {
    receipts.add(at);
    firstPost = firstPost.or(() -> Optional.of(at));
    refused = false;
  }

  void refuse() {
    refused = true;
  }

  void accept(String given, Instant at) {
    reference = Optional.of(given);
    accepted = Optional.of(at);
    writes.addFirst(new Write(body, false, firstPost.orElseThrow(), at, true, 0, Optional.of(1)));
  }

  /** The link of somebody in that place may have died. */
  void linkMayChange(String role) {
    linkChanges.merge(role, 1, Integer::sum);
  }

  int linkChanges(String role) {
    return linkChanges.getOrDefault(role, 0);
  }

  /** Whether the registration may say this, to who looks between these moments. */
  boolean maySay(JsonNode content, boolean withdrawn, Instant from, Instant until) {
    return possible(from, until)
        .anyMatch(
            write -> write.withdrawn == withdrawn && said(write.content).equals(said(content)));
  }

  /** Whether a school may be taken by it at some moment between these. */
  boolean mayHold(JsonNode school, Instant from, Instant until) {
    if (firstPost.isEmpty() || firstPost.get().isAfter(until)) {
      return false;
    }
    if (reference.isEmpty()) {
      return holds(body, school) && (!refused || refusedOnlyJustNow(from));
    }
    return possible(from, until)
        .anyMatch(write -> !write.withdrawn && holds(write.content, school));
  }

  /** A request of which nobody heard may have been under way. */
  private boolean refusedOnlyJustNow(Instant from) {
    return receipts.stream().anyMatch(at -> at.plusSeconds(60).isAfter(from));
  }

  private java.util.stream.Stream<Write> possible(Instant from, Instant until) {
    return writes.stream()
        .filter(write -> !write.from.isAfter(until))
        .filter(write -> !write.isOvertakenBefore(from, writes));
  }

  private static boolean holds(JsonNode content, JsonNode school) {
    for (var one : content.path("schools")) {
      if (one.equals(school)) {
        return true;
      }
    }
    return false;
  }

  /** What a document says, whatever it leaves out. */
  static String said(JsonNode content) {
    var json = JsonNodeFactory.instance.objectNode();
    FIELDS.forEach(field -> json.set(field, content.path(field)));
    return json.toString();
  }

  /** The latest thing that it certainly says. */
  JsonNode latest() {
    return writes.stream()
        .filter(Write::certain)
        .reduce((_, last) -> last)
        .map(Write::content)
        .orElse(body);
  }
}
