package nl.leernetwerk.seats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterEvent;

/**
 * The events of a change as JSON. A registration is named by its serial, because the journal
 * belongs to one round.
 */
public final class RosterEventJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RosterEventJson() {}

  /** The text of some events. */
  public static String write(List<RosterEvent> events) {
    return tree(events).toString();
  }

  /** The same as a tree. */
  public static ArrayNode tree(List<RosterEvent> events) {
    var array = JsonNodeFactory.instance.arrayNode();
    events.forEach(event -> array.add(write(event)));
    return array;
  }

  private static ObjectNode write(RosterEvent event) {
    var node = JsonNodeFactory.instance.objectNode().put("type", event.getClass().getSimpleName());
    switch (event) {
      case RosterEvent.ListOpened(var rooms, var lastOfferDay) -> {
        node.put("lastOfferDay", lastOfferDay.toString());
        var networks = node.putArray("networks");
        rooms.forEach(it -> room(networks.addObject(), it.network(), it.capacity()));
      }
      case RosterEvent.SeatOffered(var reference, var network, var until) ->
          node.put("who", reference.serial())
              .put("network", network)
              .put("until", until.toString());
      case RosterEvent.PassedOver(int free, var references) -> {
        var who = node.put("free", free).putArray("who");
        references.forEach(reference -> who.add(reference.serial()));
      }
      case RosterEvent.OfferAccepted(var reference, var network) ->
          node.put("who", reference.serial()).put("network", network);
      case RosterEvent.OfferDeclined(var reference, var network) ->
          node.put("who", reference.serial()).put("network", network);
      case RosterEvent.OfferExpired(var reference, var network) ->
          node.put("who", reference.serial()).put("network", network);
      case RosterEvent.Withdrawn(var reference, var seatIn) -> {
        node.put("who", reference.serial());
        seatIn.ifPresent(network -> node.put("network", network));
      }
      case RosterEvent.PutOnList(var reference, int turn) ->
          node.put("who", reference.serial()).put("turn", turn);
      case RosterEvent.Entered(var reference, int turn, int seats) ->
          node.put("who", reference.serial()).put("turn", turn).put("seats", seats);
      case RosterEvent.CapacityRaised(var network, int capacity) -> room(node, network, capacity);
      case RosterEvent.NetworkOpened(var network, int capacity) -> room(node, network, capacity);
      case RosterEvent.Seated(var reference, var network) ->
          node.put("who", reference.serial()).put("network", network);
      case RosterEvent.Moved(var reference, var from, var to) ->
          node.put("who", reference.serial()).put("from", from).put("to", to);
      case RosterEvent.NetworksMerged(var from, var into) -> node.put("from", from).put("to", into);
      case RosterEvent.ListClosed() -> {}
    }
    return node;
  }

  private static void room(ObjectNode node, String network, int capacity) {
    node.put("network", network).put("capacity", capacity);
  }

  /** The events of a text that {@link #write} made, in the journal of that round. */
  public static List<RosterEvent> read(String round, String text) {
    try {
      return values(MAPPER.readTree(text)).stream().map(node -> read(round, node)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RosterEvent read(String round, JsonNode node) {
    var type = node.get("type").asText();
    return switch (type) {
      case "ListOpened" ->
          new RosterEvent.ListOpened(
              values(node.get("networks")).stream()
                  .map(it -> new Roster.Room(text(it, "network"), it.get("capacity").asInt()))
                  .toList(),
              LocalDate.parse(text(node, "lastOfferDay")));
      case "SeatOffered" ->
          new RosterEvent.SeatOffered(
              who(round, node), text(node, "network"), Instant.parse(text(node, "until")));
      case "PassedOver" ->
          new RosterEvent.PassedOver(
              node.get("free").asInt(),
              values(node.get("who")).stream()
                  .map(serial -> new Reference(round, serial.asText()))
                  .toList());
      case "OfferAccepted" ->
          new RosterEvent.OfferAccepted(who(round, node), text(node, "network"));
      case "OfferDeclined" ->
          new RosterEvent.OfferDeclined(who(round, node), text(node, "network"));
      case "OfferExpired" -> new RosterEvent.OfferExpired(who(round, node), text(node, "network"));
      case "Withdrawn" ->
          new RosterEvent.Withdrawn(
              who(round, node), Optional.ofNullable(node.get("network")).map(JsonNode::asText));
      case "PutOnList" -> new RosterEvent.PutOnList(who(round, node), node.get("turn").asInt());
      case "Entered" ->
          new RosterEvent.Entered(
              who(round, node), node.get("turn").asInt(), node.get("seats").asInt());
      case "CapacityRaised" ->
          new RosterEvent.CapacityRaised(text(node, "network"), node.get("capacity").asInt());
      case "NetworkOpened" ->
          new RosterEvent.NetworkOpened(text(node, "network"), node.get("capacity").asInt());
      case "Seated" -> new RosterEvent.Seated(who(round, node), text(node, "network"));
      case "Moved" -> new RosterEvent.Moved(who(round, node), text(node, "from"), text(node, "to"));
      case "NetworksMerged" -> new RosterEvent.NetworksMerged(text(node, "from"), text(node, "to"));
      case "ListClosed" -> new RosterEvent.ListClosed();
      default -> throw new IllegalArgumentException("a journal with an unknown event " + type);
    };
  }

  private static Reference who(String round, JsonNode node) {
    return new Reference(round, text(node, "who"));
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }

  private static List<JsonNode> values(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
