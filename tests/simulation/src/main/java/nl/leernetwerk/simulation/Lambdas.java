package nl.leernetwerk.simulation;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.local.template.FunctionSpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * Lambda: instances of the real functions, each of which handles one event at a time, keeps what it
 * remembers for the next, and may be killed at any call that it makes.
 */
final class Lambdas {
  /** What becomes of an invocation. */
  sealed interface Result {
    /** It answered. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    record Answered(byte[] bytes) implements Result {
      private boolean begins(String text) {
        return new String(bytes, StandardCharsets.UTF_8).startsWith(text);
      }

      /** Whether a command was refused, because something cannot be read. */
      boolean isUnreadable() {
        return begins("{\"unreadable\":");
      }

      private boolean failed() {
        return isUnreadable() || begins("{\"statusCode\":5");
      }
    }

    /** It threw something. */
    record Failed(Throwable why) implements Result {}

    /** It was killed, or its time was up. */
    record Gone(boolean timeWasUp) implements Result {}
  }

  /** One event in the hands of one instance. */
  final class Invocation {
    private final String name;
    private final Instance instance;
    private final boolean reads;
    private final Consumer<Result> then;
    private Optional<Timeline.Task> task = Optional.empty();
    private Optional<RandomGenerator> random = Optional.empty();
    private int calls;
    private boolean struck;
    private boolean needsAPerson;
    private Optional<String> spoiled = Optional.empty();
    private boolean over;

    private Invocation(String name, Instance instance, boolean reads, Consumer<Result> then) {
      this.name = name;
      this.instance = instance;
      this.reads = reads;
      this.then = then;
    }

    String function() {
      return instance.spec.id();
    }

    /** Whether it answers somebody who only asked to see something. */
    boolean reads() {
      return reads;
    }

    boolean over() {
      return over;
    }

    /** The name of its next call, the same in every schedule in which it makes that call. */
    String nextCall() {
      return name + ":" + ++calls;
    }

    /** Its own random choices, the same in every schedule in which it is made. */
    RandomGenerator random() {
      if (random.isEmpty()) {
        random = Optional.of(world.dice().generator(name));
      }
      return random.get();
    }

    /** Something went wrong on its way, so that it may answer anything. */
    void struck() {
      struck = true;
    }

    /** Ends it here and for good. */
    Killed kill() {
      end(new Result.Gone(false));
      task.ifPresent(Timeline.Task::kill);
      return new Killed();
    }

    /** Its answer never comes. */
    Killed hang() {
      world.timeline().park();
      return new Killed();
    }

    private void end(Result result) {
      if (over) {
        return;
      }
      over = true;
      instance.current = Optional.empty();
      if (!(result instanceof Result.Gone)) {
        idle.computeIfAbsent(function(), _ -> new ArrayDeque<>()).push(instance);
      }
      world.note(() -> "  " + name + " ends: " + said(result));
      boolean threw = !(result instanceof Result.Answered);
      boolean failed = result instanceof Result.Answered answered && answered.failed();
      // What cannot be read may stop who needs it, who then tells. It makes no function fail but
      // one: what SES reported then waits with what was not handled.
      boolean held = needsAPerson && (failed || function().equals("RecordBounce"));
      if (!struck && (threw || failed) && !held) {
        world.witness().problem(name + " failed although nothing went wrong: " + said(result));
      }
      if (!struck && function().equals("PurgePersonalData")) {
        spoiled.ifPresent(world.spoiling()::looked);
      }
      then.accept(result);
    }
  }

  /** A copy of a function, with a clock of its own. */
  final class Instance {
    private final FunctionSpec spec;
    private final Surroundings surroundings;
    private Optional<RequestStreamHandler> handler = Optional.empty();
    private Optional<Invocation> current = Optional.empty();

    private Instance(FunctionSpec spec, String name) {
      this.spec = spec;
      long off =
          world.faults().strikes(Fault.CLOCK_DIFFERS, name)
              ? world.dice().between("clock of " + name, -5000, 5001)
              : 0;
      var ahead = Duration.ofMillis(off).plus(world.tampering().ahead(spec.id()));
      RandomGenerator random = () -> invocation().random().nextLong();
      this.surroundings =
          new Surroundings(
              spec.environment(),
              proxy(DynamoDbClient.class, new Calls(world, this)),
              () -> proxy(SesV2Client.class, new MailCalls(world, this)),
              (address, most) ->
                  world.faults().strikes(Fault.BEACON_SILENT, invocation().nextCall())
                      ? Optional.empty()
                      : world.deployment().beacon().get(address, most),
              new OffsetClock(world.timeline()::now, ahead),
              random,
              random);
    }

    /** What it works on now. */
    Invocation invocation() {
      return current.orElseThrow(Killed::new);
    }

    private RequestStreamHandler handler() {
      if (handler.isEmpty()) {
        handler =
            Optional.of(
                world
                    .tampering()
                    .handler(spec.id(), world.deployment().maker(spec.id()).make(surroundings)));
      }
      return handler.get();
    }
  }

  private final World world;
  private final Map<String, Deque<Instance>> idle = new HashMap<>();

  Lambdas(World world) {
    this.world = world;
  }

  private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler calls) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
  }

  /**
   * Invokes a function, which answers later.
   *
   * @param name of this invocation, which no other has
   * @param reads whether it may change nothing
   */
  void invoke(String function, String name, byte[] event, boolean reads, Consumer<Result> then) {
    var spec = world.deployment().function(function);
    var waiting = idle.getOrDefault(function, new ArrayDeque<>());
    boolean warm = !waiting.isEmpty() && !world.dice().happens("cold " + name, 0.1);
    var instance = warm ? waiting.pop() : new Instance(spec, name);
    var invocation = new Invocation(name, instance, reads, then);
    instance.current = Optional.of(invocation);
    invocation.spoiled = world.spoiling().now();
    world.note(() -> "  " + name + " starts " + function);
    var task = world.timeline().start(name, () -> run(invocation, event, warm));
    invocation.task = Optional.of(task);
    world
        .timeline()
        .inBackground(
            world.timeline().now().plus(spec.timeout()),
            () -> {
              if (!invocation.over) {
                invocation.struck();
                task.kill();
                task.wake();
                invocation.end(new Result.Gone(true));
              }
            });
  }

  private void run(Invocation invocation, byte[] event, boolean warm) {
    world
        .timeline()
        .pause(
            Duration.ofMillis(
                warm
                    ? world.dice().between("start " + invocation.name, 1, 10)
                    : world.dice().between("start " + invocation.name, 300, 2500)));
    var out = new ByteArrayOutputStream();
    Result result;
    try {
      invocation
          .instance
          .handler()
          .handleRequest(new ByteArrayInputStream(event), out, new SimulatedContext(invocation));
      result = new Result.Answered(out.toByteArray());
    } catch (Killed e) {
      throw e;
    } catch (Exception e) {
      // Lambda writes what was thrown to the log.
      world.witness().logged(invocation.function(), e.toString());
      result = new Result.Failed(e);
    }
    invocation.end(result);
  }

  private static String said(Result result) {
    return switch (result) {
      case Result.Answered(var bytes) -> {
        var text = new String(bytes, StandardCharsets.UTF_8);
        yield text.length() > 160 ? text.substring(0, 160) + "…" : text;
      }
      case Result.Failed(var why) -> why + where(why);
      case Result.Gone(boolean timeWasUp) -> timeWasUp ? "its time is up" : "killed";
    };
  }

  private static String where(Throwable why) {
    return why.getStackTrace().length == 0 ? "" : " at " + why.getStackTrace()[0];
  }

  private final class SimulatedContext implements Context {
    private final Invocation invocation;

    SimulatedContext(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public String getAwsRequestId() {
      return Long.toHexString(world.dice().of(invocation.name));
    }

    @Override
    public String getLogGroupName() {
      return invocation.function();
    }

    @Override
    public String getLogStreamName() {
      return "simulation";
    }

    @Override
    public String getFunctionName() {
      return invocation.function();
    }

    @Override
    public String getFunctionVersion() {
      return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "arn:aws:lambda:eu-central-1:000000000000:function:" + invocation.function();
    }

    @Override
    public CognitoIdentity getIdentity() {
      throw new UnsupportedOperationException("no identity");
    }

    @Override
    public ClientContext getClientContext() {
      throw new UnsupportedOperationException("no client");
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 25_000;
    }

    @Override
    public int getMemoryLimitInMB() {
      return invocation.instance.spec.memory();
    }

    @Override
    public LambdaLogger getLogger() {
      return new LambdaLogger() {
        @Override
        public void log(String message) {
          world.witness().logged(invocation.function(), message);
          if (message.contains("\"NeedsAPerson\"")) {
            invocation.needsAPerson |= world.spoiling().told(message);
          }
          world.tampering().logged(message);
        }

        @Override
        public void log(byte[] message) {
          log(new String(message, StandardCharsets.UTF_8));
        }
      };
    }
  }
}
