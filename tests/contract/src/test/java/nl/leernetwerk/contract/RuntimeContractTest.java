package nl.leernetwerk.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function of the template, started from its zip as Lambda starts it: by AWS's own runtime,
 * in a process of its own, with the template's handler, environment, memory and time-out.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("functions")
class RuntimeContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Lambda's quotas for an event: 6 MB when the caller waits for the answer, 1 MB when it does not.
   */
  private static final int SYNCHRONOUS = 6 * 1024 * 1024;

  private static final int ASYNCHRONOUS = 1024 * 1024;

  private static final String GARBAGE = "Yasmine Oudkerk <y.oudkerk@example.org>";

  @Parameter private Packaged function;

  static Stream<Packaged> functions() throws IOException {
    return Packaged.all().stream();
  }

  @BeforeEach
  void a_world_as_before_the_sample() {
    function.world().reset();
    function.story().before().accept(function.world());
  }

  @AfterParameterizedClassInvocation
  static void the_log_of_a_function_holds_nothing_that_people_typed(Packaged function)
      throws IOException {
    function.lambda().close();
    for (var typed : Packaged.typed()) {
      assertFalse(function.lambda().log().contains(typed), () -> "the log has: " + typed);
    }
  }

  @Test
  void a_new_sandbox_finishes_what_a_time_out_cut_off_and_nothing_is_done_twice()
      throws IOException {
    if (function.story().readsOnly()) {
      // A sandbox that has served may have read everything that it needs, and then makes no call
      // that can be cut off.
      function.lambda().retire();
    }
    var world = function.world();
    // The call is done, but its answer never comes: the worst moment to die.
    var deadline =
        world.aws().hold(call -> !Packaged.READS.contains(call) || function.story().readsOnly());
    assertInstanceOf(
        Outcome.TimedOut.class, function.lambda().invoke(bytes(function.sample()), deadline));

    function.story().later().accept(world);
    function.story().after().accept(world, answer(bytes(function.sample())));
  }

  @Test
  void a_functions_sample_has_the_right_outcome_and_the_same_when_it_comes_twice()
      throws IOException {
    for (int times = 0; times < 2; times++) {
      var answer = answer(bytes(function.sample()));
      function.story().after().accept(function.world(), answer);
    }
  }

  @Test
  void an_event_as_large_as_Lambda_allows_is_answered() throws IOException {
    var event = padded(function.sample());
    function.story().large().accept(function.world(), answer(event));
  }

  @Test
  void a_failure_reports_its_type_and_nothing_of_the_input_and_the_sandbox_stays_alive()
      throws IOException {
    function.world().removeTable();
    var outcome = function.lambda().invoke(GARBAGE.getBytes(StandardCharsets.UTF_8));
    function.story().garbage().accept(outcome);
    if (outcome instanceof Outcome.Failed(var _, var report)) {
      for (var word : GARBAGE.split("[ <>]+", -1)) {
        assertFalse(!word.isEmpty() && report.contains(word), report);
      }
    }
    a_world_as_before_the_sample();
    function.story().after().accept(function.world(), answer(bytes(function.sample())));
  }

  private JsonNode answer(byte[] event) throws IOException {
    return assertInstanceOf(Outcome.Answered.class, function.lambda().invoke(event)).answer();
  }

  private static byte[] bytes(JsonNode event) throws IOException {
    return JSON.writeValueAsBytes(event);
  }

  /** Text that a visitor or a sender could add. */
  private static byte[] padded(JsonNode sample) throws IOException {
    var event = (ObjectNode) sample.deepCopy();
    boolean request = event.path("requestContext").has("http");
    boolean waits = request || event.has("Records") || !event.has("source");
    var name = request ? "body" : "padding";
    event.put(name, "");
    int room = (waits ? SYNCHRONOUS : ASYNCHRONOUS) - bytes(event).length;
    var bytes = bytes(event.put(name, "x".repeat(room)));
    assertEquals(waits ? SYNCHRONOUS : ASYNCHRONOUS, bytes.length);
    return bytes;
  }
}
