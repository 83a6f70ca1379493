package nl.leernetwerk.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the template watches, and that a person who gets an alarm finds what to do. */
class WatchingTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final String LOG = "shared/src/main/java/nl/leernetwerk/kernel/lambda/Log.java";
  private static final Pattern LINK = Pattern.compile("See docs/runbook\\.md#([a-z0-9-]+)$");

  private final String runbook = Files.readString(ROOT.resolve("docs/runbook.md"));
  private final Resources resources = Resources.of(ROOT);

  WatchingTest() throws IOException {}

  @Test
  void every_alarm_leads_to_an_entry_of_the_runbook_that_says_whether_it_wakes() {
    var entries = entries();
    assertTrue(of("AWS::CloudWatch::Alarm").size() > 10);
    of("AWS::CloudWatch::Alarm")
        .forEach(
            (id, alarm) -> {
              var text = alarm.path("AlarmDescription").asText();
              var link = LINK.matcher(text);
              assertTrue(link.find(), id + " links to no entry: " + text);
              var entry = entries.get(link.group(1));
              assertFalse(entry == null, id + " links to an entry that is not there: " + text);
              var says = alarm.path("AlarmActions").isEmpty() ? "*Informs.*" : "*Wakes.*";
              assertTrue(entry.startsWith(says), id + ": its entry does not begin with " + says);
            });
  }

  @Test
  void every_entry_that_says_that_it_wakes_has_an_alarm() {
    var linked = new TreeSet<String>();
    of("AWS::CloudWatch::Alarm")
        .values()
        .forEach(
            alarm ->
                LINK.matcher(alarm.path("AlarmDescription").asText())
                    .results()
                    .forEach(link -> linked.add(link.group(1))));
    var alarming = new TreeSet<String>();
    entries()
        .forEach(
            (anchor, text) -> {
              if (text.startsWith("*")) {
                alarming.add(anchor);
              }
            });
    assertEquals(linked, alarming);
  }

  @Test
  void a_queue_that_is_not_emptied_in_time_raises_an_alarm() {
    var watched = new TreeSet<String>();
    of("AWS::CloudWatch::Alarm")
        .values()
        .forEach(
            alarm -> {
              if (alarm.path("MetricName").asText().equals("ApproximateAgeOfOldestMessage")) {
                watched.add(queueOf(alarm));
              }
            });
    var fed = Template.read(ROOT.resolve("template.yaml"), Map.of()).consumers();
    assertEquals(new TreeSet<>(fed.stream().map(ConsumerSpec::queue).toList()), watched);
  }

  @Test
  void a_schedule_that_no_longer_runs_raises_an_alarm() {
    var scheduled = new TreeSet<String>();
    of("AWS::Serverless::Function")
        .forEach(
            (id, function) ->
                function
                    .path("Events")
                    .forEach(
                        event -> {
                          if (event.path("Type").asText().equals("ScheduleV2")) {
                            scheduled.add(id);
                          }
                        }));
    var watched = new TreeSet<String>();
    of("AWS::CloudWatch::Alarm")
        .values()
        .forEach(
            alarm -> {
              if (alarm.path("MetricName").asText().equals("Invocations")
                  && alarm.path("TreatMissingData").asText().equals("breaching")) {
                watched.add(alarm.at("/Dimensions/0/Value/Ref").asText());
              }
            });
    assertEquals(scheduled, watched);
  }

  @Test
  void alarms_and_dashboard_read_only_metrics_that_are_counted() throws IOException {
    var counted = new HashSet<String>();
    of("AWS::Logs::MetricFilter")
        .values()
        .forEach(filter -> counted.add(filter.at("/MetricTransformations/0/MetricName").asText()));
    var read = new ArrayList<String>();
    of("AWS::CloudWatch::Alarm")
        .values()
        .forEach(
            alarm -> {
              if (!alarm.path("Namespace").asText().startsWith("AWS/")) {
                read.add(alarm.path("MetricName").asText());
              }
            });
    assertFalse(read.isEmpty());
    assertTrue(counted.containsAll(read), read + " of " + counted);

    var shown = new TreeSet<String>();
    for (var widget : dashboard().path("widgets")) {
      for (var metric : widget.at("/properties/metrics")) {
        if (metric.path(0).asText().equals("leernetwerk-${Stage}")) {
          shown.add(metric.path(1).asText());
        }
        Pattern.compile("MetricName=\"(\\w+)\"")
            .matcher(metric.at("/0/expression").asText())
            .results()
            .forEach(search -> shown.add(search.group(1)));
      }
    }
    assertEquals(new TreeSet<>(counted), shown, "what is counted is shown, and nothing else");
  }

  @Test
  void the_dashboard_shows_every_alarm() throws IOException {
    var shown = new TreeSet<String>();
    for (var widget : dashboard().path("widgets")) {
      widget
          .at("/properties/alarms")
          .forEach(alarm -> shown.add(alarm.asText().replaceAll("\\$\\{(\\w+)\\.Arn}", "$1")));
    }
    assertEquals(new TreeSet<>(of("AWS::CloudWatch::Alarm").keySet()), shown);
  }

  @Test
  void a_field_that_a_metric_takes_is_in_its_pattern() {
    var template = Template.read(ROOT.resolve("template.yaml"), Map.of());
    assertTrue(template.metrics().size() > 5);
    for (var metric : template.metrics()) {
      var taken = new ArrayList<>(metric.dimensions().values());
      if (metric.value().startsWith("$.")) {
        taken.add(metric.value().substring(2));
      }
      assertTrue(metric.pattern().keySet().containsAll(taken), metric.toString());
    }
  }

  @Test
  void a_metric_counts_lines_that_its_function_writes() throws IOException {
    var template = Template.read(ROOT.resolve("template.yaml"), Map.of());
    for (var metric : template.metrics()) {
      var handler = template.functions().get(metric.function()).handler().split("::", -1)[0];
      // What every function can write stands with the log itself.
      var sources = new StringBuilder(Files.readString(ROOT.resolve(LOG)));
      try (var files = Files.walk(Code.source(ROOT, handler).getParent())) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          sources.append(Files.readString(file));
        }
      }
      var event = metric.pattern().get("event");
      assertTrue(sources.indexOf("\"" + event + "\"") >= 0, metric.function() + " " + event);
    }
  }

  private JsonNode dashboard() throws IOException {
    var body = of("AWS::CloudWatch::Dashboard").values().iterator().next().path("DashboardBody");
    return new ObjectMapper().readTree(body.path("Fn::Sub").asText());
  }

  private static String queueOf(JsonNode alarm) {
    var value = alarm.at("/Dimensions/0/Value/Fn::GetAtt");
    return value.isArray() ? value.path(0).asText() : value.asText().split("\\.", -1)[0];
  }

  private Map<String, JsonNode> of(String type) {
    var all = new LinkedHashMap<String, JsonNode>();
    resources.each(type, all::put);
    return all;
  }

  /** The text below each heading, by the anchor that links use. */
  private Map<String, String> entries() {
    var entries = new LinkedHashMap<String, String>();
    Pattern.compile("\n## ")
        .splitAsStream(runbook)
        .skip(1)
        .map(entry -> entry.split("\n", 2))
        .forEach(entry -> entries.put(SafetyNets.anchor(entry[0]), entry[1]));
    return entries;
  }
}
