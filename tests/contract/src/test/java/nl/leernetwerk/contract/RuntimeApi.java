package nl.leernetwerk.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import nl.leernetwerk.local.http.Answer;
import nl.leernetwerk.local.http.LoopbackServer;
import nl.leernetwerk.local.http.Request;

/** Lambda's Runtime API, version 2018-06-01, for one sandbox. */
final class RuntimeApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASE = "/2018-06-01/runtime/";
  private static final int ANY_SIZE = Integer.MAX_VALUE - 1;

  @SuppressWarnings("ArrayRecordComponent") // Nothing compares two invocations.
  private record Invocation(
      String id, byte[] event, Instant deadline, CompletableFuture<Outcome> outcome) {}

  private final String function;
  private final LoopbackServer server;

  /** The invocations that the runtime still has to ask for; an empty one tells it to stop. */
  private final LinkedBlockingQueue<Optional<Invocation>> waiting = new LinkedBlockingQueue<>();

  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Outcome.Failed> initFailed = new CompletableFuture<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  RuntimeApi(String function) throws IOException {
    this.function = function;
    this.server = LoopbackServer.bind(0).serve(this::answer);
  }

  /** Host and port, as a runtime finds it in its environment. */
  String address() {
    return "127.0.0.1:" + server.port();
  }

  /** Completes when the runtime asks for its first event, and so has made its handler. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Completes when the runtime reports that it could not make its handler. */
  CompletableFuture<Outcome.Failed> initFailed() {
    return initFailed;
  }

  /** Hands out an event, and gives the runtime's outcome. */
  CompletableFuture<Outcome> invoke(byte[] event, Duration timeout) {
    var invocation =
        new Invocation(
            UUID.randomUUID().toString(),
            event,
            Instant.now().plus(timeout),
            new CompletableFuture<>());
    waiting.add(Optional.of(invocation));
    return invocation.outcome();
  }

  @Override
  public void close() {
    waiting.add(Optional.empty());
    server.close();
  }

  private Answer answer(Request request) throws IOException {
    var path = request.rawPath().replaceFirst(BASE, "");
    var body = request.body(ANY_SIZE).orElseThrow();
    if (path.equals("invocation/next")) {
      return next();
    }
    if (path.equals("init/error")) {
      initFailed.complete(failed(body));
      return accepted();
    }
    var parts = path.split("/", -1);
    var invocation = running.remove(parts[1]);
    switch (parts[2]) {
      case "response" -> invocation.outcome().complete(new Outcome.Answered(JSON.readTree(body)));
      case "error" -> invocation.outcome().complete(failed(body));
      default -> throw new IllegalArgumentException(path);
    }
    return accepted();
  }

  private Answer next() {
    ready.complete(null);
    try {
      var next = waiting.take();
      if (next.isEmpty()) {
        return new Answer(500, Map.of(), new byte[0]);
      }
      var invocation = next.get();
      running.put(invocation.id(), invocation);
      return new Answer(200, headers(invocation), invocation.event());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(500, Map.of(), new byte[0]);
    }
  }

  private Map<String, List<String>> headers(Invocation invocation) {
    return Map.of(
        // The runtime's native client reads this header without checking it: without the header,
        // the JVM crashes.
        "Content-Type",
        List.of("application/json"),
        "Lambda-Runtime-Aws-Request-Id",
        List.of(invocation.id()),
        "Lambda-Runtime-Deadline-Ms",
        List.of(Long.toString(invocation.deadline().toEpochMilli())),
        "Lambda-Runtime-Invoked-Function-Arn",
        List.of("arn:aws:lambda:eu-central-1:000000000000:function:" + function),
        "Lambda-Runtime-Trace-Id",
        List.of("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0"));
  }

  private static Outcome.Failed failed(byte[] report) throws IOException {
    var json = JSON.readTree(report);
    return new Outcome.Failed(json.path("errorType").asText(), json.toString());
  }

  private static Answer accepted() {
    return Answer.json(202, JsonNodeFactory.instance.objectNode().put("status", "OK"));
  }
}
