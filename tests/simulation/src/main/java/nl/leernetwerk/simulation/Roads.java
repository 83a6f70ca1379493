package nl.leernetwerk.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import nl.leernetwerk.local.aws.Event;
import nl.leernetwerk.local.aws.EventBus;
import nl.leernetwerk.local.aws.Pipe;
import nl.leernetwerk.local.clock.Timetable.Due;
import nl.leernetwerk.local.template.ConsumerSpec;
import nl.leernetwerk.local.template.QueueSpec;
import nl.leernetwerk.local.template.RuleSpec;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * Everything between a write and what follows from it: the stream, the pipe, the buses, the queues
 * and the schedules, each of which may be late, double or lost as AWS allows.
 */
final class Roads {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration HOUR = Duration.ofHours(1);

  /** When nothing else happens for longer than this, no firing in between changes anything. */
  private static final Duration LULL = Duration.ofMinutes(70);

  private static final Duration SOON = Duration.ofMinutes(20);

  private static final class Message {
    private final String name;
    private final String body;
    private Instant visible;
    private int received;

    Message(String name, String body, Instant visible) {
      this.name = name;
      this.body = body;
      this.visible = visible;
    }
  }

  /** An event that its function could not handle, however often it tried. */
  private record Unhandled(String function, String name, String event) {}

  private final World world;
  private final Pipe pipe;
  private final EventBus bus;
  private final EventBus account;
  private final Map<String, List<Message>> queues = new LinkedHashMap<>();
  private final Map<String, Integer> times = new HashMap<>();
  private final NavigableMap<Instant, Long> sequences = new TreeMap<>();
  private final List<Unhandled> unhandled = new ArrayList<>();
  private String carried = "";
  private long position;
  private boolean dense;

  Roads(World world) {
    this.world = world;
    this.pipe = world.deployment().pipe(new OffsetClock(world.timeline()::now, Duration.ZERO));
    this.bus = new EventBus(world.deployment().rules(false), this::deliver);
    this.account = new EventBus(world.deployment().rules(true), this::deliver);
    world.deployment().queues().keySet().forEach(id -> queues.put(id, new ArrayList<>()));
  }

  // ---- The stream and the buses ----------------------------------------------------------------

  /** Follows what was written since the last time. */
  void follow() {
    for (var change : world.store().changesSince(position)) {
      position = change.sequence();
      sequences.put(change.at(), position);
      if (!change.table().equals(world.deployment().table().id())) {
        continue;
      }
      var streamed =
          Record.builder()
              .eventID(Long.toString(change.sequence()))
              .eventName(
                  change.before().isEmpty()
                      ? OperationType.INSERT
                      : change.after().isEmpty() ? OperationType.REMOVE : OperationType.MODIFY)
              .eventVersion("1.1")
              .dynamodb(
                  StreamRecord.builder()
                      .keys(change.key())
                      .sequenceNumber(Long.toString(change.sequence()))
                      .streamViewType(StreamViewType.KEYS_ONLY)
                      .build())
              .build();
      pipe.event(streamed)
          .ifPresent(
              event ->
                  publish(change.key().get("pk").s() + "/" + change.key().get("sk").s(), event));
    }
  }

  /** The number of the last change at a moment. */
  long sequenceAt(Instant moment) {
    var change = sequences.floorEntry(moment);
    return change == null ? 0 : change.getValue();
  }

  private void publish(String key, String event) {
    world.witness().carried(event);
    var name = numbered(key);
    if (world.witness().gaveUp(key)) {
      // Nothing comes of it until a person decides; each hour that would be told here again.
      return;
    }
    if (world.faults().strikes(Fault.EVENT_LOST, name)) {
      world.note(() -> "  the pipe gives up " + name);
      return;
    }
    put(bus, name, event, wait(name));
    if (world.faults().strikes(Fault.EVENT_TWICE, name)) {
      put(bus, name + " again", event, wait(name + " again").plusSeconds(30));
    }
  }

  private Duration wait(String name) {
    return world.faults().strikes(Fault.EVENT_LATE, name)
        ? Duration.ofSeconds(world.dice().between("late " + name, 60, 7200))
        : Duration.ofMillis(world.dice().between("carried " + name, 100, 2500));
  }

  private void put(EventBus to, String name, String event, Duration wait) {
    world
        .timeline()
        .after(
            wait,
            () -> {
              carried = name;
              to.put(event);
            });
  }

  /** What SES tells the account's own bus. */
  void sesTells(String name, String type, JsonNode detail, Instant at, Duration wait) {
    var event = Event.of(name, "aws.ses", type, detail, at).toString();
    put(account, name, event, wait);
  }

  private void deliver(RuleSpec.Target target, String event) {
    switch (target) {
      case RuleSpec.Target.Function(var id) -> invoke(id, carried, event, 1);
      case RuleSpec.Target.Queue(var id) -> send(id, carried, event);
    }
  }

  /** An asynchronous invocation, with the retries of Lambda. */
  private void invoke(String function, String name, String event, int attempt) {
    world.witness().carried(event);
    var spec = world.deployment().function(function);
    world
        .lambdas()
        .invoke(
            function,
            name + (attempt == 1 ? " to " : " again " + attempt + " to ") + function,
            event.getBytes(StandardCharsets.UTF_8),
            false,
            result -> {
              if (result instanceof Lambdas.Result.Answered) {
                return;
              }
              if (attempt <= spec.retries()) {
                world
                    .timeline()
                    .after(
                        Duration.ofMinutes(attempt),
                        () -> invoke(function, name, event, attempt + 1));
              } else {
                world.note(
                    () -> "  " + name + " is set aside in " + spec.onFailure().orElse("none"));
                unhandled.add(new Unhandled(function, name, event));
              }
            });
  }

  // ---- Queues ----------------------------------------------------------------------------------

  private void send(String queue, String name, String body) {
    world.witness().carried(body);
    add(queue, name, body, world.timeline().now());
    if (world.faults().strikes(Fault.MESSAGE_TWICE, name)) {
      add(queue, name + " twice", body, world.timeline().now().plusSeconds(20));
    }
  }

  private void add(String queue, String name, String body, Instant visible) {
    queues.get(queue).add(new Message(name, body, visible));
    poll(queue, visible);
  }

  private void poll(String queue, Instant at) {
    world.deployment().consumers().stream()
        .filter(consumer -> consumer.queue().equals(queue))
        .forEach(
            consumer -> world.timeline().at(at.plusMillis(50), () -> receive(queue, consumer)));
  }

  private void receive(String queue, ConsumerSpec consumer) {
    var spec = world.deployment().queues().get(queue);
    var now = world.timeline().now();
    var batch = new ArrayList<Message>();
    for (var message : List.copyOf(queues.get(queue))) {
      if (message.visible.isAfter(now) || batch.size() == consumer.batchSize()) {
        continue;
      }
      message.received++;
      if (spec.redrive().filter(it -> message.received > it.maxReceiveCount()).isPresent()) {
        queues.get(queue).remove(message);
        var aside = spec.redrive().get().deadLetterQueue();
        world.note(() -> "  " + message.name + " is set aside in " + aside);
        add(aside, message.name, message.body, now);
        continue;
      }
      message.visible = now.plus(spec.visibilityTimeout());
      batch.add(message);
    }
    if (batch.isEmpty()) {
      return;
    }
    var first = batch.getFirst();
    world
        .lambdas()
        .invoke(
            consumer.function(),
            "%s, receipt %d, to %s".formatted(first.name, first.received, consumer.function()),
            records(queue, batch).toString().getBytes(StandardCharsets.UTF_8),
            false,
            result -> received(queue, consumer, batch, result));
  }

  private void received(
      String queue, ConsumerSpec consumer, List<Message> batch, Lambdas.Result result) {
    var failed = failed(batch, result, consumer);
    for (var message : batch) {
      if (failed.contains(message.name)) {
        poll(queue, message.visible);
      } else {
        queues.get(queue).remove(message);
      }
    }
  }

  private static Set<String> failed(
      List<Message> batch, Lambdas.Result result, ConsumerSpec consumer) {
    var failed = new HashSet<String>();
    if (!(result instanceof Lambdas.Result.Answered(var bytes))) {
      batch.forEach(message -> failed.add(message.name));
    } else if (consumer.reportsItemFailures()) {
      json(bytes)
          .path("batchItemFailures")
          .forEach(item -> failed.add(item.path("itemIdentifier").asText()));
    }
    return failed;
  }

  private static JsonNode records(String queue, List<Message> batch) {
    var event = JsonNodeFactory.instance.objectNode();
    var records = event.putArray("Records");
    for (var message : batch) {
      var json =
          records
              .addObject()
              .put("messageId", message.name)
              .put("receiptHandle", message.name + "-" + message.received)
              .put("body", message.body)
              .put("eventSource", "aws:sqs")
              .put("eventSourceARN", "arn:aws:sqs:eu-central-1:000000000000:" + queue);
      json.putObject("attributes")
          .put("ApproximateReceiveCount", Integer.toString(message.received));
      json.putObject("messageAttributes");
    }
    return event;
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends everything that was set aside back to where it came from, as the runbook says. */
  int redrive() {
    int moved = 0;
    for (var entry : world.deployment().queues().entrySet()) {
      QueueSpec spec = entry.getValue();
      if (spec.redrive().isPresent()) {
        var aside = queues.get(spec.redrive().get().deadLetterQueue());
        for (var message : List.copyOf(aside)) {
          aside.remove(message);
          if (world.witness().gaveUp(message.name)) {
            // A person has to decide about it; sent back it would only be set aside again.
            continue;
          }
          moved++;
          add(
              entry.getKey(),
              numbered(message.name + " redriven"),
              message.body,
              world.timeline().now());
        }
      }
    }
    for (var event : List.copyOf(unhandled)) {
      unhandled.remove(event);
      moved++;
      invoke(event.function(), numbered(event.name() + " by hand"), event.event(), 1);
    }
    return moved;
  }

  // ---- Schedules -------------------------------------------------------------------------------

  /** Lets every schedule fire from now on. */
  void startSchedules() {
    world.deployment().schedules().forEach(schedule -> next(schedule, world.timeline().now()));
  }

  /** Whether every firing is to happen, also when nothing else does. */
  void dense(boolean on) {
    dense = on;
  }

  private void next(Deployment.Schedule schedule, Instant after) {
    var due = schedule.next(after);
    world
        .timeline()
        .inBackground(
            due,
            () -> {
              fire(schedule, due);
              // When what it does is done: only then it shows whether anything else is to come.
              world
                  .timeline()
                  .inBackground(due.plus(SOON), () -> next(schedule, skipped(schedule, due)));
            });
  }

  /** From when on it fires again: firings to which nobody has given cause are left out. */
  private Instant skipped(Deployment.Schedule schedule, Instant last) {
    var next = schedule.next(last);
    var upcoming = world.timeline().next();
    if (dense || Duration.between(next, upcoming).compareTo(LULL) < 0) {
      return last;
    }
    var period = Duration.between(last, next);
    // What is due each night is not left out the night before something happens.
    return period.compareTo(LULL) < 0 ? upcoming : later(last, upcoming.minus(period));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void fire(Deployment.Schedule schedule, Instant due) {
    var name = schedule.spec().id() + " of " + due;
    if (world.faults().strikes(Fault.SCHEDULE_MISSED, name)) {
      return;
    }
    var event =
        schedule
            .spec()
            .input()
            .orElseGet(() -> Event.scheduled(new Due(schedule.spec(), due)).toString());
    var function = schedule.spec().function();
    if (world.faults().strikes(Fault.SCHEDULE_LATE, name)) {
      var late = lateness(name, due);
      inBackground(late, () -> invoke(function, name, event, 1));
    } else {
      invoke(function, name, event, 1);
    }
    if (world.faults().strikes(Fault.SCHEDULE_TWICE, name)) {
      var later = Duration.ofMillis(world.dice().between("twice " + name, 1, 90_000));
      inBackground(later, () -> invoke(function, name + " twice", event, 1));
    }
  }

  private void inBackground(Duration wait, Runnable action) {
    world.timeline().inBackground(world.timeline().now().plus(wait), action);
  }

  /** Often just after the whole hour, where deadlines are. */
  private Duration lateness(String name, Instant due) {
    long pastHour = due.getEpochSecond() % HOUR.toSeconds();
    if (Season.tight(world.dice())) {
      return HOUR.minusSeconds(pastHour).plusMillis(world.dice().between("late " + name, 0, 60));
    }
    return world.dice().happens("to the hour " + name, 0.7)
        ? HOUR.minusSeconds(pastHour).plusMillis(world.dice().crowded("late " + name, 0, 58_000))
        : Duration.ofSeconds(world.dice().between("late " + name, 1, 3600));
  }

  private String numbered(String name) {
    int count = times.merge(name, 1, Integer::sum);
    return count == 1 ? name : name + " #" + count;
  }
}
