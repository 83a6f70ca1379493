package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.leernetwerk.local.aws.Routing;
import nl.leernetwerk.local.template.Code;
import nl.leernetwerk.local.template.SafetyNets;
import nl.leernetwerk.local.template.TemplateException;
import nl.leernetwerk.local.template.Wiring;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Finds errors in the template before it is deployed. The checks pass on the template, and each
 * refuses a copy that is broken in its own way. {@link LeastPrivilegeTest} checks the grants.
 */
class TemplateChecksTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  @TempDir private Path copy;

  @BeforeEach
  void copy() throws IOException {
    Files.createDirectories(copy.resolve("docs"));
    for (var file : List.of("template.yaml", "openapi.yaml", "docs/runbook.md")) {
      Files.copy(ROOT.resolve(file), copy.resolve(file));
    }
  }

  @Test
  void the_checks_find_nothing_wrong_in_the_template() {
    assertEquals(List.of(), problems(ROOT));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a handler renamed                       | sweepoutbox.SweepOutbox::            | sweepoutbox.SweepInbox::             | SweepOutbox: there is no handler
          a handler's method renamed              | SweepOutbox::handleRequest           | SweepOutbox::handle                  | SweepOutbox: there is no handler
          a zip that the build does not make      | target/functions.zip                 | target/function.zip                  | SendMail: the build does not make
          a function that is not called as its class | `  SweepOutbox:`                  | `  SweepTheOutbox:`                  | its handler should have its name
          an event's name misspelt in a rule      | detail-type: [EnrolmentClosed,       | detail-type: [EnrollmentClosed,      | no rule waits for EnrolmentClosed
          that rule waits for what never comes    | detail-type: [SeatsAllocated]        | detail-type: [SeatsAlocated]         | no event has what rule EmailFacilitatorsSeatsAllocated
          a source misspelt in a rule             | source: [leernetwerk]                | source: [leernetwerken]              | no rule waits for EnrolmentClosed
          a source misspelt in the pipe           | Source: leernetwerk                  | Source: netwerk                      | no rule waits for MailQueued
          an event missing in the pipe's filter   | "SeatsAllocated",                    | ``                                   | the pipe's filter lets no SeatsAllocated pass
          a dead-letter queue removed             | Arn: !GetAtt UnhandledEvents.Arn     | Arn: !Ref AWS::NoValue               | no dead-letter queue
          no dead-letter queue for failed events  | Destination: !GetAtt UnhandledEvents.Arn | Destination: !Ref AWS::NoValue   | EventInvokeConfig: no dead-letter queue
          no end to trying again                  | MaximumRetryAttempts: 20             | Maximum: 20                          | tries again without a limit
          no alarm on a dead-letter queue         | !GetAtt UnsentMails.QueueName        | !GetAtt MailQueue.QueueName          | UnsentMails: no alarm on this dead-letter queue
          an alarm without a link                 | See docs/runbook.md#unsent-mails     | See the runbook                      | UnsentMailsAlarm: its text links to no entry
          an alarm whose link leads nowhere       | runbook.md#unsent-mails              | runbook.md#unsent-mail               | docs/runbook.md has no heading for #unsent-mail
          a batch that fails whole                | [ReportBatchItemFailures]            | []                                   | takes its batch along
          the bus may not send to the queue       | Service: events.amazonaws.com        | Service: s3.amazonaws.com            | events.amazonaws.com may not sqs:SendMessage
          the queue takes from another rule       | aws:SourceArn: !GetAtt MailQueued.Arn | aws:SourceArn: !GetAtt Bus.Arn      | events.amazonaws.com may not sqs:SendMessage
          the gateway may not invoke              | Principal: apigateway.amazonaws.com  | Principal: s3.amazonaws.com          | apigateway.amazonaws.com may not lambda:InvokeFunction on CurrentRound
          the pipe may not put events             | Action: events:PutEvents             | Action: events:ListRules             | OutboxRole may not events:PutEvents
          the pipe may do more than it does       | dynamodb:DescribeStream,             | `dynamodb:DescribeStream, dynamodb:Scan,` | OutboxRole may dynamodb:Scan
          a function without a log group          | LogGroup: !Ref SweepOutboxLog        | LogGroup: !Ref SweepLog              | SweepOutbox has no log group
          """)
  void a_broken_template_is_refused(String how, String right, String wrong, String told)
      throws IOException {
    damage(right, wrong);
    var problems = problems(copy);
    assertTrue(problems.stream().anyMatch(it -> it.contains(told)), how + ": " + problems);
  }

  @Test
  void a_queue_that_is_named_but_removed_is_refused() throws IOException {
    damage("  UnsentMails:\n    Type: AWS::SQS::Queue", "  Other:\n    Type: AWS::SQS::Queue");
    var problem = assertThrows(TemplateException.class, () -> Stack.start(settings()));
    assertTrue(problem.getMessage().contains("no resource UnsentMails"), problem.getMessage());
  }

  @Test
  void an_environment_variable_removed_is_refused() throws IOException {
    damage("          SITE_URL: !Ref SiteUrl\n", "");
    var problem = assertThrows(IllegalStateException.class, () -> Stack.start(settings()));
    assertEquals("the environment variable SITE_URL is not set", problem.getMessage());
  }

  private static List<String> problems(Path project) {
    return Stream.of(
            Code.problems(project, ROOT),
            Routing.problems(project, ROOT.resolve("events")),
            SafetyNets.problems(project),
            Wiring.problems(project))
        .flatMap(List::stream)
        .toList();
  }

  private void damage(String right, String wrong) throws IOException {
    var file = copy.resolve("template.yaml");
    var before = Files.readString(file);
    var after = before.replace(right, wrong);
    assertNotEquals(before, after, "the template holds no " + right);
    Files.writeString(file, after);
  }

  private Stack.Settings settings() {
    return new Stack.Settings(
        copy,
        0,
        java.util.Optional.empty(),
        java.util.Optional.empty(),
        java.util.random.RandomGenerator.getDefault());
  }
}
