package nl.leernetwerk.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.local.aws.LocalQueue.Message;
import nl.leernetwerk.local.template.ConsumerSpec;

/** Feeds a function from a queue; only the messages that fail are delivered again. */
final class Consumer {
  private final ConsumerSpec spec;
  private final LocalQueue queue;
  private final LocalFunction function;
  private final DeadLetters deadLetters;

  /** Where a message goes that was received too often. */
  @FunctionalInterface
  interface DeadLetters {
    void send(String queue, String body);
  }

  Consumer(ConsumerSpec spec, LocalQueue queue, LocalFunction function, DeadLetters deadLetters) {
    this.spec = spec;
    this.queue = queue;
    this.function = function;
    this.deadLetters = deadLetters;
  }

  /** The id of its queue. */
  String queue() {
    return spec.queue();
  }

  /** Handles one batch; false when there was none. */
  boolean handle() {
    var batch = queue.receive(spec.batchSize());
    if (batch.isEmpty()) {
      return false;
    }
    var failed = failed(batch);
    for (var message : batch) {
      if (failed.contains(message.id())) {
        comeAgain(message);
      }
    }
    return true;
  }

  private Set<String> failed(List<Message> batch) {
    var all = batch.stream().map(Message::id).collect(Collectors.toSet());
    // On AWS a message is delivered again after it has been invisible long enough. Here that
    // happens at once, but the function sees the later time, so that the lease of a sender that
    // died is over.
    var ahead = queue.spec().visibilityTimeout().multipliedBy(batch.getFirst().received() - 1L);
    try {
      var answer = function.invokeAhead(Event.bytes(LocalQueue.event(spec.queue(), batch)), ahead);
      return spec.reportsItemFailures() ? reported(answer, all) : Set.of();
    } catch (InvocationFailed e) {
      System.err.println(e.getMessage());
      return all;
    }
  }

  /**
   * The messages that failed, as Lambda reads the answer. An answer that cannot be understood means
   * that all failed.
   */
  private static Set<String> reported(byte[] answer, Set<String> all) {
    var text = new String(answer, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return Set.of();
    }
    JsonNode failures;
    try {
      failures = Event.parse(text).path("batchItemFailures");
    } catch (IllegalArgumentException _) {
      return all;
    }
    var failed = new HashSet<String>();
    failures.forEach(failure -> failed.add(failure.path("itemIdentifier").asText("")));
    return all.containsAll(failed) ? failed : all;
  }

  private void comeAgain(Message message) {
    var redrive = queue.spec().redrive();
    if (redrive.isPresent() && message.received() >= redrive.get().maxReceiveCount()) {
      deadLetters.send(redrive.get().deadLetterQueue(), message.body());
    } else {
      queue.putBack(message);
    }
  }
}
