package nl.leernetwerk.rounds.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import nl.leernetwerk.rounds.RoundEdit;

/** What was done to a round as JSON. */
public final class RoundEditJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RoundEditJson() {}

  /** These edits, which {@link #read} reads back. */
  public static ArrayNode tree(List<RoundEdit> edits) {
    var array = JsonNodeFactory.instance.arrayNode();
    edits.forEach(edit -> write(array.addObject(), edit));
    return array;
  }

  private static void write(ObjectNode node, RoundEdit edit) {
    switch (edit) {
      case RoundEdit.Opened() -> node.put("type", "opened");
      case RoundEdit.Changed(var field, var before, var after) ->
          node.put("type", "changed").put("field", field).put("before", before).put("after", after);
      case RoundEdit.PeopleChanged(var field, var added) -> {
        var numbers = node.put("type", "people").put("field", field).putArray("added");
        added.forEach(numbers::add);
      }
    }
  }

  /** The edits that this text writes. */
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
      case "changed" ->
          new RoundEdit.Changed(
              node.get("field").asText(), node.get("before").asText(), node.get("after").asText());
      case "people" ->
          new RoundEdit.PeopleChanged(
              node.get("field").asText(),
              values(node.get("added")).stream().map(JsonNode::asInt).toList());
      default -> throw new IllegalArgumentException("a journal with an unknown edit " + type);
    };
  }

  private static List<JsonNode> values(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
