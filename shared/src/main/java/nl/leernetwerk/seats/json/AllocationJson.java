package nl.leernetwerk.seats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.StreamSupport;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.seats.Allocation;

/** An allocation as JSON: the same allocation always gives the same bytes. */
public final class AllocationJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AllocationJson() {}

  /** The bytes of an allocation. */
  public static byte[] write(Allocation allocation) {
    var root = JsonNodeFactory.instance.objectNode();
    for (var sector : allocation.sectors()) {
      var outcomes = root.putArray(sector.sector().name());
      sector.outcomes().forEach(outcome -> outcomes.add(write(outcome)));
    }
    try {
      return MAPPER.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode write(Outcome outcome) {
    var node =
        JsonNodeFactory.instance
            .objectNode()
            .put("reference", outcome.reference().text())
            .put("turn", outcome.turn())
            .put("seats", outcome.seats());
    return switch (outcome) {
      case Outcome.Seated seated ->
          node.put("network", seated.network()).put("free", seated.free());
      case Outcome.Waiting waiting ->
          node.put("place", waiting.place()).put("free", waiting.free());
      case Outcome.Entered _ -> throw new IllegalArgumentException("came after the allocation");
    };
  }

  /** The allocation of bytes that {@link #write} made. */
  public static Allocation read(byte[] bytes) {
    try {
      var root = MAPPER.readTree(bytes);
      return new Allocation(
          root.properties().stream()
              .map(
                  sector ->
                      new Allocation.SectorOutcomes(
                          Sector.valueOf(sector.getKey()),
                          StreamSupport.stream(sector.getValue().spliterator(), false)
                              .map(AllocationJson::read)
                              .toList()))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Outcome read(JsonNode node) {
    var reference = Reference.parse(node.get("reference").asText()).orElseThrow();
    int turn = node.get("turn").asInt();
    int seats = node.get("seats").asInt();
    int free = node.get("free").asInt();
    return node.has("network")
        ? new Outcome.Seated(reference, turn, seats, node.get("network").asText(), free)
        : new Outcome.Waiting(reference, turn, seats, node.get("place").asInt(), free);
  }
}
