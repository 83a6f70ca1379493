package nl.leernetwerk.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import nl.leernetwerk.local.template.Arns;
import nl.leernetwerk.local.template.QueueSpec;

/**
 * A queue of SQS. A message that is delivered again comes at once, after the messages that wait.
 */
public final class LocalQueue {

  /** A message, and how often it was received. */
  record Message(String id, String body, Instant sentAt, int received) {
    private Message again() {
      return new Message(id, body, sentAt, received + 1);
    }

    /** The message as a function sees it. */
    ObjectNode json(String queue) {
      var json =
          JsonNodeFactory.instance
              .objectNode()
              .put("messageId", id)
              .put("receiptHandle", id + "-" + received)
              .put("body", body);
      json.putObject("attributes")
          .put("ApproximateReceiveCount", Integer.toString(received))
          .put("SentTimestamp", Long.toString(sentAt.toEpochMilli()))
          .put("ApproximateFirstReceiveTimestamp", Long.toString(sentAt.toEpochMilli()));
      json.putObject("messageAttributes");
      return json.put("eventSource", "aws:sqs")
          .put("eventSourceARN", Arns.of("sqs", queue))
          .put("awsRegion", Arns.REGION);
    }
  }

  private final QueueSpec spec;
  private final Deque<Message> waiting = new ArrayDeque<>();
  private long sent;

  LocalQueue(QueueSpec spec) {
    this.spec = spec;
  }

  QueueSpec spec() {
    return spec;
  }

  /** How many messages wait in it. */
  public synchronized int size() {
    return waiting.size();
  }

  synchronized void send(String body, Instant now) {
    sent++;
    waiting.add(new Message(Event.id(spec.id() + sent), body, now, 0));
  }

  /**
   * At most this many messages, all received equally often. Messages that came back are kept apart
   * from new ones, because they see a later time.
   */
  synchronized List<Message> receive(int most) {
    var batch = new ArrayList<Message>();
    while (batch.size() < most
        && !waiting.isEmpty()
        && (batch.isEmpty() || waiting.peek().received() + 1 == batch.getFirst().received())) {
      batch.add(waiting.remove().again());
    }
    return batch;
  }

  synchronized void putBack(Message message) {
    waiting.add(message);
  }

  /** Removes and returns everything in the queue. */
  synchronized List<String> drain() {
    var bodies = waiting.stream().map(Message::body).toList();
    waiting.clear();
    return bodies;
  }

  /** The first messages, as the API of SQS shows them. */
  synchronized JsonNode look(int most) {
    var answer = JsonNodeFactory.instance.objectNode();
    var messages = answer.putArray("Messages");
    waiting.stream()
        .limit(most)
        .forEach(
            message ->
                messages
                    .addObject()
                    .put("MessageId", message.id())
                    .put("ReceiptHandle", message.id())
                    .put("Body", message.body()));
    return answer;
  }

  static JsonNode event(String queue, List<Message> batch) {
    var event = JsonNodeFactory.instance.objectNode();
    var records = event.putArray("Records");
    batch.forEach(message -> records.add(message.json(queue)));
    return event;
  }
}
