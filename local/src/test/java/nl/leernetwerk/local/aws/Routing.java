package nl.leernetwerk.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EventKind;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.registry.EventKinds;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Every event of the domain gets through the pipe and matches a rule. Every rule waits for an event
 * that exists: one of the domain, or one that has a sample in {@code events/}.
 */
public final class Routing {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Routing() {}

  /**
   * The errors in a template, a sentence for each.
   *
   * @param project the folder of the template
   * @param samples the folder of sample events
   */
  public static List<String> problems(Path project, Path samples) {
    var problems = new ArrayList<String>();
    var template = Template.read(project.resolve("template.yaml"), Map.of());
    var patterns = new LinkedHashMap<String, String>();
    template.rules().forEach(rule -> patterns.put(rule.id(), rule.pattern()));
    var rules = new Patterns(patterns);
    var pipe = new Pipe(template.pipe(), Clock.systemUTC());

    var known = new ArrayList<String>(envelopes(samples));
    for (var name : written()) {
      var event = pipe.event(written(name));
      if (event.isEmpty()) {
        problems.add("the pipe's filter lets no " + name + " pass");
      } else if (rules.matching(event.get()).isEmpty()) {
        problems.add("no rule waits for " + name);
      }
      event.ifPresent(known::add);
    }
    for (var rule : patterns.keySet()) {
      if (known.stream().noneMatch(event -> rules.matching(event).contains(rule))) {
        problems.add("no event has what rule " + rule + " waits for: " + patterns.get(rule));
      }
    }
    return problems;
  }

  /**
   * The sort keys of events; a mail, which is also an event, has more than the name in its sort
   * key.
   */
  private static List<String> written() {
    return Stream.concat(
            EventKinds.ALL.stream().map(EventKind::name),
            Stream.of("MailQueued#2024-2025/organiser-1.totals.1"))
        .toList();
  }

  /** The stream record of a written event. */
  private static Record written(String event) {
    var keys = Map.of("pk", AttributeValue.fromS("EVENT#1"), "sk", AttributeValue.fromS(event));
    return Record.builder()
        .eventID("1")
        .eventName(OperationType.INSERT)
        .eventVersion("1.1")
        .dynamodb(it -> it.keys(keys).sequenceNumber("1").streamViewType("KEYS_ONLY"))
        .build();
  }

  /** The samples that other services of AWS send; events of the domain come through the pipe. */
  private static List<String> envelopes(Path samples) {
    try (var files = Files.list(samples)) {
      return files
          .map(Routing::read)
          .flatMap(Routing::envelope)
          .filter(event -> event.path("source").asText().startsWith("aws."))
          .map(JsonNode::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> envelope(JsonNode sample) {
    return Optional.of(sample).filter(it -> it.has("detail-type")).stream();
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
