package nl.leernetwerk.local.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.local.template.RuleSpec;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.local.template.TemplateException;
import org.junit.jupiter.api.Test;

class EventBusTest {
  private static final RuleSpec.Target MAIL = new RuleSpec.Target.Queue("MailQueue");
  private static final RuleSpec.Target SEATS = new RuleSpec.Target.Function("AllocateSeats");
  private static final RuleSpec.Target ALL = new RuleSpec.Target.Function("Everything");

  private final List<RuleSpec.Target> delivered = new ArrayList<>();
  private final EventBus bus =
      new EventBus(
          List.of(
              rule("{\"source\":[\"leernetwerk\"],\"detail-type\":[\"MailQueued\"]}", MAIL),
              rule("{\"source\":[\"leernetwerk\"],\"detail-type\":[\"EnrolmentClosed\"]}", SEATS),
              rule("{\"detail\":{\"key\":[{\"prefix\":\"MAIL#\"},{\"prefix\":\"EVENT#\"}]}}", ALL)),
          (target, event) -> delivered.add(target));

  @Test
  void an_event_goes_to_every_rule_that_it_matches() {
    bus.put(event("MailQueued", "MAIL#1"));
    assertEquals(List.of(MAIL, ALL), delivered);
  }

  @Test
  void an_event_that_nobody_waits_for_goes_nowhere() {
    bus.put(event("SomethingElse", "OTHER#1"));
    assertEquals(List.of(), delivered);
  }

  @Test
  void an_invalid_pattern_is_reported() {
    assertThrows(
        TemplateException.class,
        () -> new EventBus(List.of(rule("{\"source\":\"text\"}", ALL)), (target, event) -> {}));
  }

  @Test
  void a_rule_may_pass_on_something_made_of_the_event() {
    var passed = new ArrayList<String>();
    var input =
        new RuleSpec.Transformer(
            Map.of("type", "$.detail-type", "first", "$.detail.list[0]", "none", "$.detail.other"),
            "{\"a\": <type>, \"b\": <first>, \"c\": <none>}");
    var rule = new RuleSpec("rule", "Bus", "{\"source\":[\"x\"]}", ALL, Optional.of(input));
    var detail = Event.parse("{\"list\": [\"one\", \"two\"], \"secret\": \"kept\"}");
    new EventBus(List.of(rule), (target, event) -> passed.add(event))
        .put(Event.of("1", "x", "Type", detail, Instant.EPOCH).toString());
    assertEquals(List.of("{\"a\": \"Type\", \"b\": \"one\", \"c\": null}"), passed);
  }

  @Test
  void the_rules_of_the_template_pass_on_only_ids_from_ses() throws IOException {
    var root = Path.of(System.getProperty("project.root"));
    var rules = Template.read(root.resolve("template.yaml"), Map.of()).rules();
    var passed = new ArrayList<JsonNode>();
    var defaultBus =
        new EventBus(
            rules.stream().filter(rule -> rule.bus().equals(RuleSpec.DEFAULT_BUS)).toList(),
            (target, event) -> passed.add(Event.parse(event)));
    for (var sample : List.of("ses-email-bounced", "ses-email-complaint-received")) {
      defaultBus.put(Files.readString(root.resolve("events/" + sample + ".json")));
    }
    var bounced = Event.parse(Files.readString(root.resolve("events/record-bounce.json")));
    var complained = ((ObjectNode) bounced.deepCopy()).put("kind", "Complaint");
    assertEquals(List.of(bounced, complained), passed);
    defaultBus.put(
        Files.readString(root.resolve("events/ses-email-bounced.json"))
            .replace("[\"Mail\"]", "[\"of-somebody-else\"]"));
    assertEquals(2, passed.size());
  }

  private static RuleSpec rule(String pattern, RuleSpec.Target target) {
    return new RuleSpec("rule", "Bus", pattern, target, Optional.empty());
  }

  private static String event(String type, String key) {
    var detail = JsonNodeFactory.instance.objectNode().put("key", key);
    return Event.of("1", "leernetwerk", type, detail, Instant.EPOCH).toString();
  }
}
