package nl.leernetwerk.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every asynchronous step is repeated for a while, and then set aside in a queue. An alarm tells
 * somebody about that queue, with a link to what to do.
 */
public final class SafetyNets {
  private static final Pattern LINK = Pattern.compile("docs/runbook\\.md#([a-z0-9-]+)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  private final Resources resources;
  private final Set<String> headings;
  private final Set<String> deadLetterQueues = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private SafetyNets(Resources resources, String runbook) {
    this.resources = resources;
    headings =
        HEADING
            .matcher(runbook)
            .results()
            .map(heading -> anchor(heading.group(1)))
            .collect(Collectors.toSet());
  }

  /** What is missing in the template and the runbook of that folder, a sentence for each. */
  public static List<String> problems(Path project) {
    try {
      var nets =
          new SafetyNets(
              Resources.of(project), Files.readString(project.resolve("docs/runbook.md")));
      nets.functions();
      nets.rules();
      nets.pipes();
      nets.queues();
      nets.alarms();
      return nets.problems;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void functions() {
    resources.each(
        "AWS::Serverless::Function",
        (function, properties) ->
            properties
                .path("Events")
                .forEachEntry(
                    (id, event) -> {
                      switch (event.path("Type").asText()) {
                        case "ScheduleV2", "EventBridgeRule" -> {
                          var where = function + "." + id;
                          bounded(where, event.at("/Properties/RetryPolicy"));
                          setsAside(where, event.at("/Properties/DeadLetterConfig/Arn"));
                          var invoke = properties.path("EventInvokeConfig");
                          bounded(function + ".EventInvokeConfig", invoke);
                          setsAside(
                              function + ".EventInvokeConfig",
                              invoke.at("/DestinationConfig/OnFailure/Destination"));
                        }
                        case "SQS" -> fed(function, event.path("Properties"));
                        default ->
                            problems.add(function + "." + id + ": no net is known for its kind");
                      }
                    }));
  }

  /**
   * Only the failed messages of a batch are delivered again, and not before the function has given
   * up.
   */
  private void fed(String function, JsonNode event) {
    var queue = event.at("/Queue/Fn::GetAtt/0").asText();
    if (!event.path("FunctionResponseTypes").toString().contains("ReportBatchItemFailures")) {
      problems.add(function + ": a message that fails takes its batch along");
    }
    if (!resources.properties(queue).has("RedrivePolicy")) {
      problems.add(queue + ": no dead-letter queue (RedrivePolicy)");
    }
  }

  private void rules() {
    resources.each(
        "AWS::Events::Rule",
        (id, properties) -> {
          for (var target : properties.path("Targets")) {
            bounded(id, target.path("RetryPolicy"));
            setsAside(id, target.at("/DeadLetterConfig/Arn"));
          }
        });
  }

  private void pipes() {
    resources.each(
        "AWS::Pipes::Pipe",
        (id, properties) -> {
          var source = properties.at("/SourceParameters/DynamoDBStreamParameters");
          if (source.path("MaximumRetryAttempts").asInt(-1) < 0
              || source.path("MaximumRecordAgeInSeconds").asInt(-1) < 0) {
            problems.add(id + ": tries again without end");
          }
          setsAside(id, source.at("/DeadLetterConfig/Arn"));
        });
  }

  private void queues() {
    resources.each(
        "AWS::SQS::Queue",
        (id, properties) -> {
          var target = properties.at("/RedrivePolicy/deadLetterTargetArn");
          if (!target.isMissingNode()) {
            setsAside(id, target);
          }
        });
  }

  private void bounded(String where, JsonNode retries) {
    if (!retries.has("MaximumRetryAttempts") || !retries.has("MaximumEventAgeInSeconds")) {
      problems.add(where + ": tries again without a limit of number and age");
    }
  }

  private void setsAside(String where, JsonNode arn) {
    var queue = arn.at("/Fn::GetAtt/0").asText();
    if (!resources.is("AWS::SQS::Queue", queue)) {
      problems.add(where + ": no dead-letter queue");
    } else {
      deadLetterQueues.add(queue);
    }
  }

  private void alarms() {
    var watched = new TreeSet<String>();
    resources.each(
        "AWS::CloudWatch::Alarm",
        (id, properties) -> {
          var text = resources.text(properties.path("AlarmDescription"));
          var link = LINK.matcher(text);
          if (!link.find()) {
            problems.add(id + ": its text links to no entry of docs/runbook.md");
          } else if (!headings.contains(link.group(1))) {
            problems.add(id + ": docs/runbook.md has no heading for #" + link.group(1));
          }
          if (properties.path("MetricName").asText().equals("ApproximateNumberOfMessagesVisible")
              && !properties.path("AlarmActions").isEmpty()) {
            for (var dimension : properties.path("Dimensions")) {
              watched.add(dimension.at("/Value/Fn::GetAtt/0").asText());
            }
          }
        });
    deadLetterQueues.stream()
        .filter(queue -> !watched.contains(queue))
        .forEach(
            queue -> problems.add(queue + ": no alarm on this dead-letter queue tells anybody"));
  }

  /** The anchor of a heading, as common viewers of Markdown make it. */
  static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
  }
}
