package nl.leernetwerk.functions.mailing.sendmail;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import nl.leernetwerk.kernel.lambda.Invocation;

/** The one route of SES that sends a mail, on this machine; it fails when a test tells it to. */
final class SesStub implements AutoCloseable {
  /** How SES answers one request. */
  enum Answer {
    TAKEN,
    REFUSED,
    THROTTLED,
    BROKEN,
    /** Took the mail, and the connection is lost before the answer. */
    HANGS_UP,
    /** Took the mail, and does not answer until the test is over. */
    SILENT
  }

  private final HttpServer server;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();

  SesStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v2/email/outbound-emails", this::handle);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Sets the answers to the next requests; requests after those succeed. */
  synchronized void answers(Answer... next) {
    answers.addAll(List.of(next));
  }

  /** Every request for a mail, whatever the answer to it was. */
  List<JsonNode> requests() {
    return List.copyOf(requests);
  }

  private synchronized Answer next() {
    var answer = answers.poll();
    return answer == null ? Answer.TAKEN : answer;
  }

  private void handle(HttpExchange exchange) throws IOException {
    var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(Invocation.parse(request));
    switch (next()) {
      case TAKEN ->
          respond(exchange, 200, "{\"MessageId\": \"ses-%d\"}".formatted(requests.size()));
      // SES repeats the address in a refusal; our log may not hold the address.
      case REFUSED -> fail(exchange, 400, "MessageRejected");
      case THROTTLED -> fail(exchange, 429, "TooManyRequestsException");
      case BROKEN -> fail(exchange, 500, "InternalServiceError");
      case HANGS_UP -> exchange.close();
      case SILENT -> {
        try {
          over.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        exchange.close();
      }
    }
  }

  private static void fail(HttpExchange exchange, int status, String type) throws IOException {
    exchange.getResponseHeaders().add("x-amzn-ErrorType", type);
    respond(exchange, status, "{\"message\": \"No mail for y.oudkerk@example.org\"}");
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
  }
}
