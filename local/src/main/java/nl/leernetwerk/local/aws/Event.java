package nl.leernetwerk.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.leernetwerk.local.clock.Timetable.Due;
import nl.leernetwerk.local.template.Arns;

/** The envelope that every event of EventBridge has. */
public final class Event {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Event() {}

  /** An event for the bus. */
  public static ObjectNode of(
      String id, String source, String type, JsonNode detail, Instant time) {
    var event = envelope(id, source, type, time);
    event.putArray("resources");
    event.set("detail", detail);
    return event;
  }

  /** What EventBridge Scheduler sends for a schedule without an input of its own. */
  public static ObjectNode scheduled(Due due) {
    var event =
        envelope(due.schedule().id() + due.at(), "aws.scheduler", "Scheduled Event", due.at());
    event
        .putArray("resources")
        .add(Arns.of("scheduler", "schedule/default/" + due.schedule().id()));
    return event.put("detail", "{}");
  }

  static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** An id that is always the same for the same thing, as everything here that can be. */
  static String id(String thing) {
    return UUID.nameUUIDFromBytes(thing.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static ObjectNode envelope(String thing, String source, String type, Instant time) {
    return JSON.createObjectNode()
        .put("version", "0")
        .put("id", id(thing))
        .put("detail-type", type)
        .put("source", source)
        .put("account", Arns.ACCOUNT)
        .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
        .put("region", Arns.REGION);
  }
}
