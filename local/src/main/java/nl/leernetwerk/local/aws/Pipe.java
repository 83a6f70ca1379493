package nl.leernetwerk.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leernetwerk.local.template.Arns;
import nl.leernetwerk.local.template.PipeSpec;
import nl.leernetwerk.local.template.TemplateException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Turns a stream record into an event for the bus, or drops it. */
public final class Pipe {
  private static final Pattern PLACE = Pattern.compile("<([^>]+)>");

  private final PipeSpec spec;
  private final Patterns filters;
  private final Clock clock;

  /** The pipe that the template describes, whose events bear the time of that clock. */
  public Pipe(PipeSpec spec, Clock clock) {
    var byNumber = new LinkedHashMap<String, String>();
    spec.filters().forEach(pattern -> byNumber.put("filter " + byNumber.size(), pattern));
    this.spec = spec;
    this.filters = new Patterns(byNumber);
    this.clock = clock;
    PLACE
        .matcher(spec.inputTemplate())
        .results()
        .map(place -> place.group(1))
        .filter(place -> !place.startsWith("$."))
        .findFirst()
        .ifPresent(
            place -> {
              throw new TemplateException("the pipe's <" + place + "> is not understood here");
            });
  }

  /** The event that a record becomes; empty when the filter drops the record. */
  public Optional<String> event(Record streamRecord) {
    var json = json(streamRecord);
    if (!spec.filters().isEmpty() && filters.matching(json.toString()).isEmpty()) {
      return Optional.empty();
    }
    var type =
        spec.detailType().startsWith("$.")
            ? at(json, spec.detailType()).asText()
            : spec.detailType();
    var detail =
        PLACE
            .matcher(spec.inputTemplate())
            .replaceAll(place -> Matcher.quoteReplacement(at(json, place.group(1)).toString()));
    return Optional.of(
        Event.of(
                streamRecord.dynamodb().sequenceNumber(),
                spec.source(),
                type,
                Event.parse(detail),
                clock.instant())
            .toString());
  }

  /** A record in the form that a pipe sees. */
  private static ObjectNode json(Record streamRecord) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("eventID", streamRecord.eventID())
            .put("eventName", streamRecord.eventNameAsString())
            .put("eventVersion", streamRecord.eventVersion())
            .put("eventSource", "aws:dynamodb")
            .put("awsRegion", Arns.REGION);
    var dynamodb = json.putObject("dynamodb");
    keys(streamRecord.dynamodb().keys(), dynamodb.putObject("Keys"));
    dynamodb
        .put("SequenceNumber", streamRecord.dynamodb().sequenceNumber())
        .put("StreamViewType", streamRecord.dynamodb().streamViewTypeAsString());
    return json;
  }

  private static void keys(Map<String, AttributeValue> keys, ObjectNode json) {
    keys.forEach(
        (name, value) -> {
          switch (value.type()) {
            case S -> json.putObject(name).put("S", value.s());
            case N -> json.putObject(name).put("N", value.n());
            case B -> json.putObject(name).put("B", value.b().asByteArray());
            default -> throw new IllegalStateException("a key is a text, a number or bytes");
          }
        });
  }

  private static JsonNode at(JsonNode json, String path) {
    var found = json;
    for (var name : path.substring("$.".length()).split("\\.", -1)) {
      found = found.path(name);
    }
    if (found.isMissingNode()) {
      throw new TemplateException("the pipe finds nothing at " + path + " in a stream record");
    }
    return found;
  }
}
