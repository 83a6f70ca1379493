package nl.leernetwerk.local.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.leernetwerk.local.template.RuleSpec;
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
  void a_pattern_that_is_none_is_reported() {
    assertThrows(
        TemplateException.class,
        () -> new EventBus(List.of(rule("{\"source\":\"text\"}", ALL)), (target, event) -> {}));
  }

  private static RuleSpec rule(String pattern, RuleSpec.Target target) {
    return new RuleSpec("rule", pattern, target);
  }

  private static String event(String type, String key) {
    var detail = JsonNodeFactory.instance.objectNode().put("key", key);
    return Event.of("1", "leernetwerk", type, detail, Instant.EPOCH).toString();
  }
}
