package nl.leernetwerk.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.functions.registration.submitregistration.SubmitRegistration;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.DynamoDbLocal;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolSector;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Measures what a registration costs beside the one call that it cannot do without. Two things
 * alternate in one process, on one table. A is the bare call, with a request made beforehand. B is
 * the whole function, from the bytes of the event to the bytes of the answer.
 */
final class RegistrationBench {
  private static final int WARM_UP = 1_500;
  private static final int PAIRS = 1_000;

  /** The most time that the function may take beside its call, at the median. */
  private static final double BOUND = 0.10;

  /** Roughly the time of a small transaction on AWS; DynamoDB Local is slower. */
  private static final Duration CALL_ON_AWS = Duration.ofMillis(5);

  private static final Instant NOW = Instant.parse("2024-09-12T12:00:00Z");

  private final Calls calls = new Calls();
  private final DynamoDbClient client = DynamoDbLocal.overHttp(calls);
  private final Clock clock =
      Clock.offset(Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), NOW));
  private final Rehearsal rehearsal = new Rehearsal(client);
  private final SubmitRegistration rehearsed;
  private final SubmitRegistration function;
  private final Context context;
  private int schools;
  private int posts;

  private RegistrationBench(OutputStream log) {
    var table = LocalTable.create(DynamoDbLocal.overHttp(), clock);
    var storage = LocalTable.storage(table);
    storage.open(Sample.round());
    storage
        .schools()
        .load(IntStream.range(0, 4 * (WARM_UP + PAIRS)).mapToObj(this::school).toList());
    var surroundings = TestSurroundings.of(table).random(new SecureRandom());
    rehearsed = new SubmitRegistration(surroundings.client(rehearsal).get());
    function = new SubmitRegistration(surroundings.client(client).get());
    context = context(log);
  }

  /** A call to the SDK or to the function, with the part that the SDK's interceptor saw. */
  private record Timed(long nanos, Calls.Seen seen) {

    /** The time before and after the SDK's call. */
    long beside() {
      return nanos - seen.nanos();
    }
  }

  /** One bare call and one registration. */
  private record Pair(Timed bare, Timed handler) {

    /** The function's own time, as a part of the time of its call. */
    double share() {
      return (double) handler.beside() / handler.seen().nanos();
    }
  }

  /** Measures, and tells whether the bounds were kept. */
  static boolean measure(PrintStream out) throws IOException {
    var file = Files.createTempFile("bench", ".log");
    try (var log = Files.newOutputStream(file)) {
      var bench = new RegistrationBench(log);
      bench.pairs(WARM_UP);
      return report(bench.pairs(PAIRS), out);
    } finally {
      Files.delete(file);
    }
  }

  private List<Pair> pairs(int count) throws IOException {
    var events = new ArrayList<byte[]>();
    var requests = new ArrayList<TransactWriteItemsRequest>();
    for (int i = 0; i < count; i++) {
      int size = 1 + i % 2;
      events.add(event(size));
      invoke(rehearsed, event(size));
      requests.add(rehearsal.last());
    }
    calls.seen();
    System.gc();
    var pairs = new ArrayList<Pair>(count);
    for (int i = 0; i < count; i++) {
      // The order changes with every pair, so that neither gains from going first.
      if (i % 4 < 2) {
        var bare = bare(requests.get(i));
        pairs.add(new Pair(bare, registration(events.get(i))));
      } else {
        var handler = registration(events.get(i));
        pairs.add(new Pair(bare(requests.get(i)), handler));
      }
    }
    return pairs;
  }

  private Timed bare(TransactWriteItemsRequest request) {
    long start = System.nanoTime();
    client.transactWriteItems(request);
    return new Timed(System.nanoTime() - start, calls.seen());
  }

  private Timed registration(byte[] event) throws IOException {
    return new Timed(invoke(function, event), calls.seen());
  }

  private long invoke(SubmitRegistration function, byte[] event) throws IOException {
    var out = new ByteArrayOutputStream();
    long start = System.nanoTime();
    function.handleRequest(new ByteArrayInputStream(event), out, context);
    long nanos = System.nanoTime() - start;
    var answer = Invocation.parse(out.toString(StandardCharsets.UTF_8));
    if (answer.path("statusCode").asInt() != 201) {
      throw new IllegalStateException("a registration was not accepted: " + answer);
    }
    return nanos;
  }

  private static boolean report(List<Pair> pairs, PrintStream out) {
    out.printf(
        "%nRegistration: %d accepted, of one and of two schools in turn, on DynamoDB Local%n",
        pairs.size());
    out.println(Spread.head());
    out.println(of(pairs, pair -> pair.bare().nanos() / 1e6).row("A, the bare call", "%.3f ms"));
    out.println(
        of(pairs, pair -> pair.bare().beside() / 1e3)
            .row("  beside what the interceptor sees", "%.0f µs"));
    out.println(
        of(pairs, pair -> pair.handler().nanos() / 1e6).row("B, the whole function", "%.3f ms"));
    out.println(
        of(pairs, pair -> pair.handler().seen().nanos() / 1e6)
            .row("  its call, as the interceptor sees", "%.3f ms"));
    var own = of(pairs, pair -> pair.handler().beside() / 1e3);
    out.println(own.row("  its own time beside that call", "%.0f µs"));
    var share = of(pairs, Pair::share);
    out.println(of(pairs, pair -> 100 * pair.share()).row("  own time / call", "%.1f %%"));
    out.println(
        of(pairs, pair -> (double) pair.handler().nanos() / pair.bare().nanos())
            .row("B / A, in pairs", "%.3f"));

    var seen = pairs.stream().map(pair -> pair.handler().seen()).toList();
    long single = seen.stream().filter(it -> it.transactions() == 1).count();
    int readings = seen.stream().mapToInt(Calls.Seen::others).sum();
    // A round is kept for a minute, so it is read no more often than that.
    long nanos =
        pairs.stream().mapToLong(pair -> pair.bare().nanos() + pair.handler().nanos()).sum();
    boolean oneCall = single == pairs.size() && readings <= 1 + Duration.ofNanos(nanos).toMinutes();
    out.printf(
        "  %d of %d registrations sent one request, a transaction; other requests, to read the"
            + " rounds: %d%n",
        single, pairs.size(), readings);
    out.printf(
        "  beside a call of %d ms the own time would be %.1f %%%n",
        CALL_ON_AWS.toMillis(), 100 * own.median() / (CALL_ON_AWS.toNanos() / 1e3));
    boolean small = share.median() < BOUND;
    out.printf(
        "  one call each: %s; own time under %.0f %% of it at the median: %s%n",
        held(oneCall), 100 * BOUND, held(small));
    return oneCall && small;
  }

  private static Spread of(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
    return Spread.of(pairs.stream().mapToDouble(figure));
  }

  private static String held(boolean held) {
    return held ? "held" : "NOT HELD";
  }

  /** The sample event with a key of its own, and this many schools that have not registered yet. */
  private byte[] event(int size) {
    var event = (ObjectNode) Invocation.event("submit-registration");
    var body = (ObjectNode) Invocation.parse(event.get("body").asText());
    var list = body.putArray("schools");
    for (int i = 0; i < size; i++) {
      list.addObject().put("code", school(schools++).code().value());
    }
    event
        .withObject("headers")
        .put("idempotency-key", "9f0c2a6e-4b7d-4f0e-9a55-%012d".formatted(posts++));
    return event.put("body", body.toString()).toString().getBytes(StandardCharsets.UTF_8);
  }

  private School school(int number) {
    var code =
        "%02d%c%c00".formatted(number / (26 * 26), 'A' + number / 26 % 26, 'A' + number % 26);
    return Sample.school(code, "School " + number, "Delft", SchoolSector.PO);
  }

  /** A context with only a log, which writes each line at once, as on Lambda. */
  private static Context context(OutputStream log) {
    var logger =
        new LambdaLogger() {
          @Override
          public void log(String message) {
            log(message.getBytes(StandardCharsets.UTF_8));
          }

          @Override
          public void log(byte[] message) {
            try {
              log.write(message);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getLogger" -> logger;
                  case "getAwsRequestId" -> "bench";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
