package nl.leernetwerk.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.enrolment.Idempotency;
import nl.leernetwerk.enrolment.RoundProgress;
import nl.leernetwerk.lambda.Invocation;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.mail.Addressee;
import nl.leernetwerk.mail.MailId;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.table.LocalTable;
import nl.leernetwerk.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each function from its own zip, in a process of its own, under AWS's own runtime: with the
 * handler, the memory and the environment that the template gives it, and no constructor but the one
 * Lambda calls.
 */
class LambdaContractTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final Template TEMPLATE =
      Template.read(ROOT.resolve("template.yaml"), Map.of());

  /** Long past every date of the sample round, as the processes' own clock is. */
  private final Table table = LocalTable.create(Clock.systemUTC());

  private final Storage storage = LocalTable.storage(table);

  @TempDir Path folder;

  static Stream<String> every_function_answers_its_sample_event() {
    return TEMPLATE.functions().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource
  void every_function_answers_its_sample_event(String id) throws Exception {
    prepare(id);
    try (var process = start(id)) {
      var result = process.invoke(Invocation.event(eventName(id)).toString());
      var response = assertInstanceOf(RuntimeApi.Result.Response.class, result, process::log);
      check(id, Invocation.parse(response.body()), process);
      // The same process is used again and again.
      assertInstanceOf(
          RuntimeApi.Result.Response.class,
          process.invoke(Invocation.event(eventName(id)).toString()),
          process::log);
    }
  }

  @Test
  void a_function_whose_table_is_gone_tells_lambda_so_and_nothing_of_what_was_sent()
      throws Exception {
    try (var process = start("AllocateSeats", Map.of("TABLE_NAME", "gone"))) {
      var result = process.invoke(Invocation.event("allocate-seats").toString());
      var failure = assertInstanceOf(RuntimeApi.Result.Failure.class, result, process::log);
      assertTrue(failure.body().contains("ResourceNotFoundException"), failure.body());
      assertFalse(failure.body().contains("Cannot do operations"), failure.body());
    }
  }

  @Test
  void a_function_without_its_environment_does_not_start() throws Exception {
    try (var process = start("CurrentRound", Map.of("TABLE_NAME", ""))) {
      var result = process.invoke(Invocation.event("current-round").toString());
      var failure = assertInstanceOf(RuntimeApi.Result.InitFailure.class, result, process::log);
      assertTrue(failure.body().contains("TABLE_NAME"), failure.body());
    }
  }

  @Test
  void a_body_of_the_largest_size_that_the_gateway_passes_on_is_refused_in_words()
      throws Exception {
    var event = (ObjectNode) Invocation.event("submit-registration");
    // Lambda takes 6 MB in all.
    event.put("body", "x".repeat(5_900_000));
    try (var process = start("SubmitRegistration")) {
      var result = process.invoke(event.toString());
      var response = assertInstanceOf(RuntimeApi.Result.Response.class, result, process::log);
      assertEquals(413, Invocation.parse(response.body()).get("statusCode").asInt());
    }
  }

  /** What must be there before a function can do its work. */
  private void prepare(String id) {
    storage.schools().load(Sample.schools().values());
    if (id.equals("OpenRound")) {
      return;
    }
    storage.rounds().open(Sample.round());
    if (id.equals("AllocateSeats") || id.equals("EmailFacilitators")) {
      storage
          .rounds()
          .close(Sample.round().id(), new RoundProgress.Closed(Instant.now(), Sample.SEED));
    }
    if (id.equals("RegistrationStatus") || id.equals("SendMail")) {
      // The number of the registration that the sample events name.
      var registration = Sample.form().number(1).register();
      storage
          .registrations()
          .submit(
              Sample.round(),
              registration,
              Idempotency.of("key", "content"),
              List.of(
                  new MailId.Confirmation(registration.reference(), Addressee.PRACTITIONER, 1)));
    }
  }

  private static void check(String id, JsonNode answer, FunctionProcess process) {
    switch (id) {
      case "SubmitRegistration" -> assertEquals(201, answer.get("statusCode").asInt());
      case "CurrentRound", "SearchSchools", "RegistrationStatus" ->
          assertEquals(200, answer.get("statusCode").asInt());
      case "OpenRound" -> assertTrue(answer.get("opened").asBoolean());
      // There is no SES here: the mail is reported as not sent, and nothing else fails.
      case "SendMail" -> {
        assertEquals(1, answer.get("batchItemFailures").size(), process::log);
        assertTrue(process.log().contains("SdkClientException"), process::log);
      }
      default -> assertTrue(answer.isMissingNode(), answer::toString);
    }
  }

  private FunctionProcess start(String id) throws IOException {
    return start(id, Map.of());
  }

  private FunctionProcess start(String id, Map<String, String> more) throws IOException {
    FunctionSpec spec = TEMPLATE.functions().get(id);
    var environment =
        new HashMap<>(
            Map.of(
                "TABLE_NAME", table.name(),
                "AWS_ENDPOINT_URL_DYNAMODB", LocalTable.endpoint().toString(),
                // A port at which nobody listens.
                "AWS_ENDPOINT_URL_SESV2", "http://127.0.0.1:9"));
    environment.putAll(more);
    return new FunctionProcess(ROOT, spec, environment, folder);
  }

  /** SubmitRegistration is submit-registration among the samples. */
  private static String eventName(String id) {
    return id.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
