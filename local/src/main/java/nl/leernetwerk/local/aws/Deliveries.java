package nl.leernetwerk.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import nl.leernetwerk.local.clock.Stopping;
import nl.leernetwerk.local.clock.Timetable.Due;
import nl.leernetwerk.local.disk.JsonFile;
import nl.leernetwerk.local.template.Arns;
import nl.leernetwerk.local.template.ConsumerSpec;
import nl.leernetwerk.local.template.RuleSpec;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.local.template.TemplateException;

/**
 * Everything that happens after a write: the stream is read, its records become events, the bus
 * takes the events to functions and queues, and the queues are emptied. One thing happens at a time
 * and in order, so that the same writes always have the same effects.
 */
public final class Deliveries implements AutoCloseable {
  /** How long a stop waits for the function that runs at that moment. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  @SuppressWarnings("ArrayRecordComponent") // Nothing compares two events.
  private record Invocation(String function, byte[] event) {}

  private final Map<String, LocalFunction> functions;
  private final Map<String, LocalQueue> queues = new LinkedHashMap<>();
  private final List<Consumer> consumers = new ArrayList<>();
  private final Queue<Invocation> invocations = new ArrayDeque<>();
  private final Queue<String> published = new ConcurrentLinkedQueue<>();
  private final EventBus bus;
  private final EventBus defaultBus;
  private final Pipe pipe;
  private final StreamReader stream;
  private final Writes writes;
  private final Clock clock;
  private final Intake intake;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Optional<Checkpoint> checkpoint;
  private Optional<Thread> worker = Optional.empty();
  private volatile boolean closed;
  private long seen = -1;

  /**
   * The deliveries of that template, between that database and those functions.
   *
   * @param intake holds requests back while {@link #settle} works
   * @param checkpoint where to write up to which point all work is done, if the data outlives this
   *     process
   */
  public Deliveries(
      Template template,
      Database database,
      Map<String, LocalFunction> functions,
      Clock clock,
      Intake intake,
      Optional<JsonFile> checkpoint) {
    this.functions = Map.copyOf(functions);
    this.checkpoint = checkpoint.map(Checkpoint::new);
    this.clock = clock;
    this.intake = intake;
    this.writes = database.writes();
    this.stream =
        new StreamReader(
            database.streams(),
            database.client(),
            template.table().id(),
            this.checkpoint.flatMap(Checkpoint::read).orElse(StreamReader.Position.START));
    this.pipe = new Pipe(template.pipe(), clock);
    this.bus = bus(template, it -> !it.equals(RuleSpec.DEFAULT_BUS));
    this.defaultBus = bus(template, RuleSpec.DEFAULT_BUS::equals);
    template.queues().forEach((id, spec) -> queues.put(id, new LocalQueue(spec)));
    template.consumers().forEach(spec -> consumers.add(consumer(spec)));
  }

  private EventBus bus(Template template, Predicate<String> which) {
    return new EventBus(
        template.rules().stream().filter(rule -> which.test(rule.bus())).toList(), this::deliver);
  }

  /**
   * Takes an event of SES for the account's own bus; it is delivered after the current deliveries.
   */
  public void sesTells(String type, JsonNode detail) {
    var id = type + detail.at("/mail/messageId").asText();
    published.add(Event.of(id, "aws.ses", type, detail, clock.instant()).toString());
  }

  /** From now on, delivers by itself whenever something was written. */
  public void start() {
    worker = Optional.of(Thread.ofPlatform().daemon().name("deliveries").start(this::work));
  }

  /**
   * Returns when everything is done that follows from writes before the call. Meanwhile requests
   * wait.
   *
   * @throws Stopping when the machine stops before that
   */
  public void settle() {
    intake.closed(
        () -> {
          while (isBehind()) {
            advance();
          }
        });
  }

  private boolean isBehind() {
    lock.lock();
    try {
      return writes.count() != seen || !invocations.isEmpty() || !published.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Delivers what was written so far. What follows from that waits for the next call. */
  private void advance() {
    lock.lock();
    try {
      readStream();
      for (var event = published.poll(); event != null; event = published.poll()) {
        defaultBus.put(event);
      }
      while (!invocations.isEmpty()) {
        invoke(invocations.remove());
      }
      consumers.forEach(this::empty);
      // Written only now: messages that are in a queue when the machine stops are read from the
      // stream again.
      checkpoint.ifPresent(it -> it.write(stream.position()));
    } finally {
      lock.unlock();
    }
  }

  private void refuseWhenClosed() {
    if (closed) {
      throw new Stopping();
    }
  }

  /** Invokes the function of a schedule, as EventBridge Scheduler does. */
  public void fire(Due due) {
    var event = due.schedule().input().orElseGet(() -> Event.scheduled(due).toString());
    lock.lock();
    try {
      invoke(new Invocation(due.schedule().function(), event.getBytes(StandardCharsets.UTF_8)));
    } finally {
      lock.unlock();
    }
  }

  /** The queues, by logical id. */
  public Set<String> queues() {
    return queues.keySet();
  }

  /** The complete ARN of a queue. */
  public String arn(String queue) {
    return Arns.of("sqs", queue);
  }

  /** At most this many messages of a queue, as SQS shows them; they stay in the queue. */
  public JsonNode look(String queue, int most) {
    return queues.get(queue).look(most);
  }

  /** Deletes all messages in a queue. */
  public void purge(String queue) {
    queues.get(queue).drain();
  }

  /**
   * Sends the messages in a dead-letter queue back to the queues that they came from, and waits
   * until everything that follows is done. False when the queue is not a dead-letter queue of
   * another queue.
   */
  public boolean redrive(String deadLetterQueue) {
    var sources =
        queues.values().stream()
            .filter(
                queue ->
                    queue
                        .spec()
                        .redrive()
                        .filter(it -> it.deadLetterQueue().equals(deadLetterQueue))
                        .isPresent())
            .toList();
    if (sources.isEmpty()) {
      return false;
    }
    lock.lock();
    try {
      // A message does not remember its queue here, and the template gives each queue a dead-letter
      // queue of its own.
      queues
          .get(deadLetterQueue)
          .drain()
          .forEach(body -> sources.getFirst().send(body, clock.instant()));
      consumers.forEach(this::empty);
    } finally {
      lock.unlock();
    }
    settle();
    return true;
  }

  /** How many messages wait in a queue. */
  public int waiting(String queue) {
    return queues.get(queue).size();
  }

  /** The queues that no function empties: their messages wait for a person. */
  public List<String> deadLetterQueues() {
    var fed = consumers.stream().map(Consumer::queue).toList();
    return queues.keySet().stream().filter(queue -> !fed.contains(queue)).toList();
  }

  /** Starts no other function from now on. */
  public void stop() {
    closed = true;
    writes.close();
  }

  /** Stops, and gives the function that runs at that moment a little time to end. */
  @Override
  public void close() {
    stop();
    try {
      if (worker.isPresent()) {
        worker.get().join(GRACE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (writes.awaitMoreThan(delivered())) {
        attempt();
      }
    } catch (Stopping _) {
      // What is left is read again after the next start.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private long delivered() {
    lock.lock();
    try {
      return invocations.isEmpty() && published.isEmpty() ? seen : -1;
    } finally {
      lock.unlock();
    }
  }

  /** Goes on after a failure: one failure must not end all deliveries. */
  private void attempt() throws InterruptedException {
    try {
      advance();
    } catch (Stopping e) {
      throw e;
    } catch (RuntimeException e) {
      System.err.println("deliveries: " + e);
      Thread.sleep(1000);
    }
  }

  private void readStream() {
    long before = writes.count();
    stream.read(streamRecord -> pipe.event(streamRecord).ifPresent(bus::put));
    seen = before;
  }

  private void empty(Consumer consumer) {
    do {
      refuseWhenClosed();
    } while (consumer.handle());
  }

  private void deliver(RuleSpec.Target target, String event) {
    switch (target) {
      case RuleSpec.Target.Function(var id) ->
          invocations.add(new Invocation(id, event.getBytes(StandardCharsets.UTF_8)));
      case RuleSpec.Target.Queue(var id) -> queues.get(id).send(event, clock.instant());
    }
  }

  /**
   * An asynchronous invocation. Its retries come at once, because on a clock that stands a later
   * time never comes.
   */
  private void invoke(Invocation invocation) {
    refuseWhenClosed();
    var function = functions.get(invocation.function());
    int attempts = function.spec().retries() + 1;
    for (int attempt = 1; attempt <= attempts; attempt++) {
      try {
        function.invoke(invocation.event());
        return;
      } catch (InvocationFailed e) {
        System.err.println(e.getMessage());
      }
    }
    function
        .spec()
        .onFailure()
        .ifPresent(queue -> setAside(queue, unhandled(invocation, attempts).toString()));
  }

  private static JsonNode unhandled(Invocation invocation, int attempts) {
    var json = JsonNodeFactory.instance.objectNode().put("version", "1.0");
    json.putObject("requestContext")
        .put("functionArn", Arns.of("lambda", "function:" + invocation.function()))
        .put("condition", "RetriesExhausted")
        .put("approximateInvokeCount", attempts);
    json.set("requestPayload", Event.parse(new String(invocation.event(), StandardCharsets.UTF_8)));
    return json;
  }

  private void setAside(String queue, String body) {
    queues.get(queue).send(body, clock.instant());
    System.err.println(queue + ": a message waits for a person");
  }

  private Consumer consumer(ConsumerSpec spec) {
    var queue = queues.get(spec.queue());
    if (queue.spec().redrive().isEmpty()) {
      throw new TemplateException(
          spec.queue() + ": without a RedrivePolicy a message that fails would come back forever");
    }
    return new Consumer(spec, queue, functions.get(spec.function()), this::setAside);
  }
}
