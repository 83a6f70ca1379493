package nl.leernetwerk.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The Runtime API that Lambda offers to a function's process: it asks for the next invocation and
 * posts its result (AWS Lambda developer guide, "Using the Lambda runtime API").
 */
final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";

  /** What came back from a function's process. */
  sealed interface Result {

    /** The answer of an invocation. */
    record Response(String body) implements Result {}

    /** An invocation failed. */
    record Failure(String body) implements Result {}

    /** The function could not even start. */
    record InitFailure(String body) implements Result {}
  }

  private final HttpServer server;
  private final Duration timeout;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();

  /** Serves on a free port of this machine; an invocation may take so long. */
  RuntimeApi(Duration timeout) throws IOException {
    this.timeout = timeout;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(ROOT, this::handle);
    server.start();
  }

  /** Where it serves, as {@code AWS_LAMBDA_RUNTIME_API} wants it. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Gives the process an event and returns what it made of it. */
  Result invoke(String event, Duration patience) throws InterruptedException {
    events.add(event);
    var result = results.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (result == null) {
      throw new AssertionError("no answer within " + patience);
    }
    return result;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(ROOT.length());
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.equals("invocation/next")) {
        next(exchange);
      } else {
        results.add(
            path.endsWith("/response")
                ? new Result.Response(body)
                : path.equals("init/error")
                    ? new Result.InitFailure(body)
                    : new Result.Failure(body));
        exchange.sendResponseHeaders(202, -1);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    var event = events.take().getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
    headers.add(
        "Lambda-Runtime-Deadline-Ms", "" + Instant.now().plus(timeout).toEpochMilli());
    headers.add(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-central-1:000000000000:function:function");
    // Without it the native part of AWS's client ends the process.
    headers.add("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
