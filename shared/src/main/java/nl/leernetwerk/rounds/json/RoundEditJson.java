package nl.leernetwerk.rounds.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.leernetwerk.rounds.RoundEdit;
import nl.leernetwerk.rounds.RoundField;

/** The edits of a round as JSON. */
public final class RoundEditJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CONTACT = "contact";
  private static final String ORGANISERS = "organisers";
  private static final String FACILITATORS = "networks/%s/facilitators";
  private static final Pattern NETWORK = Pattern.compile(FACILITATORS.formatted("(.+)"));

  private RoundEditJson() {}

  /** Writes these edits; {@link #read} reads them back. */
  public static ArrayNode tree(List<RoundEdit> edits) {
    var array = JsonNodeFactory.instance.arrayNode();
    edits.forEach(edit -> write(array.addObject(), edit));
    return array;
  }

  private static void write(ObjectNode node, RoundEdit edit) {
    switch (edit) {
      case RoundEdit.Opened() -> node.put("type", "opened");
      case RoundEdit.Repaired() -> node.put("type", "repaired");
      case RoundEdit.Changed(var field, var before, var after) ->
          node.put("type", "changed")
              .put("field", field.word())
              .put("before", before)
              .put("after", after);
      case RoundEdit.ParagraphsChanged() -> node.put("type", "paragraphs");
      case RoundEdit.ContactChanged() -> people(node, CONTACT, List.of());
      case RoundEdit.OrganisersChanged(var added) -> people(node, ORGANISERS, added);
      case RoundEdit.FacilitatorsChanged(var network, var added) ->
          people(node, FACILITATORS.formatted(network), added);
    }
  }

  private static void people(ObjectNode node, String field, List<Integer> added) {
    var numbers = node.put("type", "people").put("field", field).putArray("added");
    added.forEach(numbers::add);
  }

  /** The edits that a text holds. */
  public static List<RoundEdit> read(String text) {
    try {
      return values(MAPPER.readTree(text)).stream().map(RoundEditJson::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RoundEdit read(JsonNode node) {
    var type = node.get("type").asText();
    return switch (type) {
      case "opened" -> new RoundEdit.Opened();
      case "repaired" -> new RoundEdit.Repaired();
      case "paragraphs" -> new RoundEdit.ParagraphsChanged();
      case "changed" ->
          new RoundEdit.Changed(
              field(node.get("field").asText()),
              node.get("before").asText(),
              node.get("after").asText());
      case "people" ->
          people(
              node.get("field").asText(),
              values(node.get("added")).stream().map(JsonNode::asInt).toList());
      default -> throw unknown("edit " + type);
    };
  }

  private static RoundField field(String word) {
    return Stream.of(RoundField.values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(() -> unknown("field " + word));
  }

  private static RoundEdit people(String field, List<Integer> added) {
    var network = NETWORK.matcher(field);
    return switch (field) {
      case CONTACT -> new RoundEdit.ContactChanged();
      case ORGANISERS -> new RoundEdit.OrganisersChanged(added);
      case String _ when network.matches() ->
          new RoundEdit.FacilitatorsChanged(network.group(1), added);
      default -> throw unknown("field " + field);
    };
  }

  private static IllegalArgumentException unknown(String what) {
    return new IllegalArgumentException("a journal with an unknown " + what);
  }

  private static List<JsonNode> values(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
