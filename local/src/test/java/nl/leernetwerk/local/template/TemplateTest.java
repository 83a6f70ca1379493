package nl.leernetwerk.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private final Template template =
      Template.read(ROOT.resolve("template.yaml"), Map.of("SiteUrl", "http://localhost:8080/"));

  @Test
  void a_function_has_the_environment_of_all_and_its_own() {
    var sendMail = template.functions().get("SendMail");
    assertEquals(
        "nl.leernetwerk.functions.mailing.sendmail.SendMail::handleRequest", sendMail.handler());
    assertEquals(Duration.ofSeconds(60), sendMail.timeout());
    assertEquals("Table", sendMail.environment().get("TABLE_NAME"));
    assertEquals("http://localhost:8080/", sendMail.environment().get("SITE_URL"));
    assertEquals("aanmelden@leernetwerken.example.org", sendMail.environment().get("MAIL_FROM"));
    assertEquals(Duration.ofSeconds(25), template.functions().get("OpenRound").timeout());
  }

  @Test
  void a_failed_event_has_a_queue_to_go_to() {
    var allocate = template.functions().get("AllocateSeats");
    assertEquals(2, allocate.retries());
    assertEquals(Optional.of("UnhandledEvents"), allocate.onFailure());
  }

  @Test
  void the_deadline_schedule_runs_on_the_clock_of_the_schools() {
    var schedule =
        template.schedules().stream()
            .filter(each -> each.function().equals("CloseEnrolment"))
            .findFirst()
            .orElseThrow();
    assertEquals("CloseEnrolmentEveryHour", schedule.id());
    assertEquals("cron(2 * * * ? *)", schedule.expression());
    assertEquals(ZoneId.of("Europe/Amsterdam"), schedule.zone());
  }

  @Test
  void rules_go_to_functions_and_to_queues() {
    var targets = template.rules().stream().map(RuleSpec::target).toList();
    assertTrue(targets.contains(new RuleSpec.Target.Function("AllocateSeats")));
    assertTrue(targets.contains(new RuleSpec.Target.Queue("MailQueue")));
  }

  @Test
  void a_queue_knows_its_dead_letter_queue_and_its_consumer() {
    var queue = template.queues().get("MailQueue");
    assertEquals(Optional.of(new QueueSpec.Redrive("UnsentMails", 5)), queue.redrive());
    assertEquals(List.of(new ConsumerSpec("MailQueue", "SendMail", 5, true)), template.consumers());
  }

  @Test
  void the_pipe_says_what_passes_and_what_becomes_of_it() {
    var pipe = template.pipe();
    assertEquals("leernetwerk", pipe.source());
    assertEquals("$.dynamodb.Keys.sk.S", pipe.detailType());
    assertTrue(pipe.filters().getFirst().contains("MailQueued"));
  }

  @Test
  void the_table_keeps_its_keys_its_index_and_its_expiry() {
    var table = template.table();
    assertEquals("Table", table.id());
    assertEquals(Optional.of("expires"), table.expiry());
    assertEquals("waiting", table.properties().at("/GlobalSecondaryIndexes/0/IndexName").asText());
  }

  @Test
  void the_pages_may_be_framed_by_the_configured_site_alone() {
    var headers = template.securityHeaders();
    assertTrue(headers.get("Content-Security-Policy").endsWith("; frame-ancestors 'none'"));
    assertEquals("DENY", headers.get("X-Frame-Options"));
    var framed =
        Template.read(
                ROOT.resolve("template.yaml"), Map.of("FramingOrigin", "https://www.example.org"))
            .securityHeaders();
    assertTrue(
        framed
            .get("Content-Security-Policy")
            .endsWith("; frame-ancestors https://www.example.org"));
    assertFalse(framed.containsKey("X-Frame-Options"), "it cannot name a site");
  }

  @Test
  void the_security_headers_are_those_of_the_site_but_for_https() {
    var headers = template.securityHeaders();
    assertTrue(headers.get("Content-Security-Policy").startsWith("default-src 'none'"));
    assertEquals("nosniff", headers.get("X-Content-Type-Options"));
    assertEquals("DENY", headers.get("X-Frame-Options"));
    assertFalse(headers.containsKey("Strict-Transport-Security"));
    assertTrue(headers.containsKey("Permissions-Policy"));
  }

  @Test
  void routes_come_from_the_contract() {
    var routes = template.routes(ROOT.resolve("openapi.yaml"));
    assertTrue(routes.contains(new RouteSpec("POST", "/api/registrations", "SubmitRegistration")));
    assertTrue(
        routes.contains(
            new RouteSpec("GET", "/api/registrations/{reference}", "RegistrationStatus")));
  }

  @Test
  void an_unknown_function_of_the_template_is_reported_with_its_place() {
    var problem =
        assertThrows(
            TemplateException.class,
            () ->
                parse(
                        """
                        Resources:
                          Mailer:
                            Type: AWS::Serverless::Function
                            Properties:
                              Handler: a.B::c
                              Environment:
                                Variables:
                                  FROM: !FindInMap [Addresses, dev, from]
                        """)
                    .functions());
    assertEquals(
        "Resources.Mailer.Properties.Environment.Variables.FROM: Fn::FindInMap is not understood"
            + " here",
        problem.getMessage());
  }

  @Test
  void a_reference_to_an_unknown_name_is_reported() {
    var problem =
        assertThrows(
            TemplateException.class,
            () ->
                parse(
                        """
                        Resources:
                          Waiting:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Nowhere.Arn
                                maxReceiveCount: 3
                        """)
                    .queues());
    assertTrue(problem.getMessage().contains("there is no resource Nowhere"));
  }

  @Test
  void a_parameter_without_a_value_is_reported() {
    var problem =
        assertThrows(
            TemplateException.class,
            () ->
                parse(
                        """
                        Parameters:
                          From:
                            Type: String
                        Resources:
                          Mailer:
                            Type: AWS::Serverless::Function
                            Properties:
                              Handler: !Ref From
                        """)
                    .functions());
    assertTrue(problem.getMessage().endsWith("the parameter From has no value"));
  }

  @Test
  void conditions_choose_between_values() {
    var template =
        parse(
            """
            Parameters:
              Stage:
                Type: String
                Default: dev
            Conditions:
              Live: !Not [!Equals [!Ref Stage, dev]]
            Resources:
              Mailer:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: !If [Live, live.Handler::handle, test.Handler::handle]
                  Environment:
                    Variables:
                      NAME: !Sub "${Stage}-${!kept}"
                      GONE: !If [Live, here, !Ref AWS::NoValue]
              Extra:
                Type: AWS::SQS::Queue
                Condition: Live
            """);
    var function = template.functions().get("Mailer");
    assertEquals("test.Handler::handle", function.handler());
    assertEquals(Map.of("NAME", "dev-${kept}"), function.environment());
    assertTrue(template.queues().isEmpty());
  }

  private static Template parse(String yaml) {
    return Template.parse("template.yaml", yaml, Map.of());
  }
}
