package nl.leernetwerk.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * How a function handles its sample in events/.
 *
 * @param readsOnly whether the function changes nothing
 * @param before makes the data that the sample is about
 * @param after checks what came of it: the answer and the world. It is asked again after the same
 *     event came twice, and after a time-out
 * @param large checks the answer to the sample when it is as large as Lambda allows
 * @param garbage checks the outcome of bytes that are not JSON, while there is no table
 * @param later the time that must pass after a time-out, before the event comes again
 */
record Story(
    boolean readsOnly,
    Consumer<World> before,
    BiConsumer<World, JsonNode> after,
    BiConsumer<World, JsonNode> large,
    Consumer<Outcome> garbage,
    Consumer<World> later) {

  Story(Consumer<World> before, BiConsumer<World, JsonNode> after) {
    this(false, before, after, after, Story::failed, _ -> {});
  }

  static Story reading(Consumer<World> before, BiConsumer<World, JsonNode> after) {
    return new Story(true, before, after, after, Story::failed, _ -> {});
  }

  /**
   * Of a function of which nothing special is expected: its sample is answered well, and when the
   * sample comes twice, what is stored is the same.
   */
  static Story ordinary(boolean readsOnly, Consumer<World> before) {
    var stored = new AtomicReference<>(Optional.<List<String>>empty());
    return new Story(
        readsOnly,
        world -> {
          before.accept(world);
          stored.set(Optional.empty());
        },
        (world, answer) -> {
          assertTrue(answer.path("statusCode").asInt(200) < 300, answer::toString);
          assertTrue(answer.path("batchItemFailures").isEmpty(), answer::toString);
          var now = world.keys("");
          stored.getAndSet(Optional.of(now)).ifPresent(earlier -> assertEquals(earlier, now));
        },
        (_, answer) -> assertTrue(answer.path("statusCode").asInt(200) < 500, answer::toString),
        Story::failed,
        _ -> {});
  }

  Story large(BiConsumer<World, JsonNode> check) {
    return new Story(readsOnly, before, after, check, garbage, later);
  }

  Story garbage(Consumer<Outcome> check) {
    return new Story(readsOnly, before, after, large, check, later);
  }

  Story later(Consumer<World> passing) {
    return new Story(readsOnly, before, after, large, garbage, passing);
  }

  private static void failed(Outcome outcome) {
    if (!(outcome instanceof Outcome.Failed(var type, var _)) || type.isBlank()) {
      throw new AssertionError("no failure with a type: " + outcome);
    }
  }
}
