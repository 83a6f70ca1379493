package nl.leernetwerk.local.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.local.template.PipeSpec;
import nl.leernetwerk.local.template.TemplateException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

class PipeTest {
  private static final String FILTER =
      "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"Keys\":{\"sk\":{\"S\":[\"MailQueued\"]}}}}";
  private final Pipe pipe =
      new Pipe(
          spec("{\"key\": <$.dynamodb.Keys.pk.S>}"),
          Clock.fixed(Instant.parse("2024-10-01T22:02:00.5Z"), ZoneOffset.UTC));

  @Test
  void a_record_that_passes_becomes_an_event_with_its_key() {
    var event = Event.parse(pipe.event(streamRecord(OperationType.INSERT, "MailQueued")).get());
    assertEquals("MailQueued", event.path("detail-type").asText());
    assertEquals("leernetwerk", event.path("source").asText());
    assertEquals("MAIL#\"1\"", event.at("/detail/key").asText());
    assertEquals("2024-10-01T22:02:00Z", event.path("time").asText());
    assertEquals("0", event.path("version").asText());
    assertEquals("000000000000", event.path("account").asText());
    assertEquals("eu-central-1", event.path("region").asText());
    assertEquals(0, event.path("resources").size());
  }

  @Test
  void a_change_or_another_item_does_not_pass() {
    assertEquals(Optional.empty(), pipe.event(streamRecord(OperationType.MODIFY, "MailQueued")));
    assertEquals(Optional.empty(), pipe.event(streamRecord(OperationType.INSERT, "CLAIM")));
  }

  @Test
  void a_template_that_is_not_understood_is_reported_at_once() {
    var spec = spec("{\"at\": <aws.pipes.event.ingestion-time>}");
    assertThrows(TemplateException.class, () -> new Pipe(spec, Clock.systemUTC()));
  }

  private static PipeSpec spec(String template) {
    return new PipeSpec(List.of(FILTER), 10, "leernetwerk", "$.dynamodb.Keys.sk.S", template);
  }

  private static Record streamRecord(OperationType operation, String sk) {
    return Record.builder()
        .eventID("e")
        .eventName(operation)
        .eventVersion("1.1")
        .dynamodb(
            it ->
                it.keys(
                        Map.of(
                            "pk", AttributeValue.fromS("MAIL#\"1\""),
                            "sk", AttributeValue.fromS(sk)))
                    .sequenceNumber("1")
                    .streamViewType("KEYS_ONLY"))
        .build();
  }
}
