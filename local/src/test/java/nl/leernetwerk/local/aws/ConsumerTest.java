package nl.leernetwerk.local.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nl.leernetwerk.local.clock.LocalClock;
import nl.leernetwerk.local.template.ConsumerSpec;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.QueueSpec;
import org.junit.jupiter.api.Test;

class ConsumerTest {
  private static final Instant START = Instant.parse("2024-10-01T22:02:00Z");
  private static final Duration VISIBILITY = Duration.ofMinutes(6);

  private final LocalClock clock = LocalClock.standingAt(START);
  private final List<String> received = new ArrayList<>();
  private final List<Instant> clocks = new ArrayList<>();
  private final List<String> setAside = new ArrayList<>();
  private final LocalQueue queue =
      new LocalQueue(
          new QueueSpec("Queue", VISIBILITY, Optional.of(new QueueSpec.Redrive("Dead", 3))));

  @Test
  void only_the_failed_message_is_delivered_again_and_set_aside_after_the_last_try() {
    send("one", "bad", "three");
    empty(consumer(reporting("bad"::equals)));
    assertEquals(List.of("one", "bad", "three", "bad", "bad"), received);
    assertEquals(List.of("Dead: bad"), setAside);
  }

  @Test
  void a_message_that_is_delivered_again_sees_the_time_at_which_it_would_come_on_aws() {
    send("bad");
    empty(consumer(reporting("bad"::equals)));
    assertEquals(
        List.of(START, START.plus(VISIBILITY), START.plus(VISIBILITY).plus(VISIBILITY)), clocks);
    assertEquals(START, clock.instant());
  }

  @Test
  void a_batch_holds_no_more_than_it_may() {
    send("1", "2", "3", "4", "5", "6", "7");
    var sizes = new ArrayList<Integer>();
    empty(
        consumer(
            (in, out, context) -> {
              sizes.add(new ObjectMapper().readTree(in).path("Records").size());
              out.write("{}".getBytes(StandardCharsets.UTF_8));
            }));
    assertEquals(List.of(5, 2), sizes);
  }

  @Test
  void when_the_function_throws_the_whole_batch_comes_again() {
    send("one", "two");
    int[] calls = {0};
    empty(
        consumer(
            (in, out, context) -> {
              new ObjectMapper()
                  .readTree(in)
                  .path("Records")
                  .forEach(message -> received.add(message.path("body").asText()));
              if (calls[0]++ == 0) {
                throw new IllegalStateException("out of luck");
              }
            }));
    assertEquals(List.of("one", "two", "one", "two"), received);
    assertEquals(List.of(), setAside);
  }

  @Test
  void an_answer_that_names_an_unknown_message_means_that_all_failed() {
    send("one");
    empty(
        consumer(
            (in, out, context) -> {
              received.add("again");
              out.write(
                  "{\"batchItemFailures\":[{\"itemIdentifier\":\"nobody\"}]}"
                      .getBytes(StandardCharsets.UTF_8));
            }));
    assertEquals(3, received.size());
    assertEquals(List.of("Dead: one"), setAside);
  }

  @Test
  void a_message_has_what_sqs_gives_it() throws IOException {
    send("body");
    var seen = new ArrayList<JsonNode>();
    var consumer =
        consumer(
            (in, out, context) -> {
              seen.add(new ObjectMapper().readTree(in).at("/Records/0"));
              out.write("{}".getBytes(StandardCharsets.UTF_8));
            });
    assertTrue(consumer.handle());
    assertFalse(consumer.handle());
    var message = seen.getFirst();
    assertEquals("aws:sqs", message.path("eventSource").asText());
    assertEquals("1", message.at("/attributes/ApproximateReceiveCount").asText());
    assertEquals("eu-central-1", message.path("awsRegion").asText());
    assertFalse(message.path("messageId").asText().isEmpty());
  }

  private void send(String... bodies) {
    for (var body : bodies) {
      queue.send(body, clock.instant());
    }
  }

  private static void empty(Consumer consumer) {
    while (consumer.handle()) {
      // Until nothing is left.
    }
  }

  private RequestStreamHandler reporting(Predicate<String> bad) {
    return (in, out, context) -> {
      clocks.add(clock.instant());
      var json = new ObjectMapper();
      var answer = json.createObjectNode();
      var failures = answer.putArray("batchItemFailures");
      for (var message : json.readTree(in).path("Records")) {
        received.add(message.path("body").asText());
        if (bad.test(message.path("body").asText())) {
          failures.addObject().set("itemIdentifier", message.path("messageId"));
        }
      }
      out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
    };
  }

  private Consumer consumer(RequestStreamHandler handler) {
    var function =
        new LocalFunction(
            new FunctionSpec(
                "F", "f.zip", "f", Duration.ofSeconds(10), 128, Map.of(), 2, Optional.empty()),
            () -> handler,
            (_, _) -> {});
    return new Consumer(
        new ConsumerSpec("Queue", "F", 5, true),
        queue,
        function,
        (deadLetterQueue, body) -> setAside.add(deadLetterQueue + ": " + body));
  }
}
