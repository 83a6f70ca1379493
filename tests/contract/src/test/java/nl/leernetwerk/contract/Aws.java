package nl.leernetwerk.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import nl.leernetwerk.kernel.table.DynamoDbLocal;
import nl.leernetwerk.local.http.Answer;
import nl.leernetwerk.local.http.LoopbackServer;
import nl.leernetwerk.local.http.Request;
import nl.leernetwerk.local.mailbox.Mailbox;
import nl.leernetwerk.local.mailbox.SesEndpoint;
import nl.leernetwerk.local.mailbox.Simulator;

/**
 * The services that functions call, at one address: a DynamoDB Local that keeps data of different
 * credentials apart, and an SES with a mailbox of its own.
 */
final class Aws implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int ANY_SIZE = Integer.MAX_VALUE - 1;

  /** What the client sets by itself. */
  private static final Set<String> HOP =
      Set.of("connection", "content-length", "host", "expect", "upgrade", "transfer-encoding");

  /**
   * A call whose answer must not arrive, and a future that completes at the moment at which it
   * would have arrived.
   */
  private record Hold(Predicate<String> call, CompletableFuture<Void> reached) {}

  private final SesEndpoint ses;
  private final LoopbackServer server;
  private volatile Optional<Hold> hold = Optional.empty();

  Aws(Mailbox mailbox) throws IOException {
    var quiet = new Simulator(Map.of(), Clock.systemUTC(), (_, _) -> {});
    ses = new SesEndpoint(mailbox, Clock.systemUTC(), quiet);
    server = LoopbackServer.bind(0).serve(this::answer);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /**
   * Does the first such call, but never answers it.
   *
   * @return completes when that call was done
   */
  CompletableFuture<Void> hold(Predicate<String> call) {
    var reached = new CompletableFuture<Void>();
    hold = Optional.of(new Hold(call, reached));
    return reached;
  }

  @Override
  public void close() {
    server.close();
  }

  private Answer answer(Request request) throws IOException {
    var target = request.header("X-Amz-Target").orElse(request.rawPath());
    var call = target.substring(target.lastIndexOf('.') + 1);
    var answer = target.startsWith("DynamoDB_") ? dynamoDb(request) : other(request);
    var held = hold.filter(it -> it.call().test(call));
    if (held.isPresent()) {
      hold = Optional.empty();
      held.get().reached().complete(null);
      try {
        // Waits until the server closes: the caller is dead by then.
        new CompletableFuture<Void>().get();
      } catch (Exception _) {
        Thread.currentThread().interrupt();
      }
    }
    return answer;
  }

  private Answer other(Request request) throws IOException {
    if (request.rawPath().startsWith("/v2/email/")) {
      return ses.answer(request);
    }
    System.err.println("There is no " + request.method() + " " + request.rawPath() + " here.");
    return Answer.json(501, JsonNodeFactory.instance.objectNode().put("message", "not here"));
  }

  private static Answer dynamoDb(Request request) throws IOException {
    var call =
        HttpRequest.newBuilder(DynamoDbLocal.endpoint())
            .POST(BodyPublishers.ofByteArray(request.body(ANY_SIZE).orElseThrow()));
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> call.header(name, value));
              }
            });
    try {
      var answer = HTTP.send(call.build(), BodyHandlers.ofByteArray());
      var headers = new TreeMap<>(answer.headers().map());
      HOP.forEach(headers::remove);
      return new Answer(answer.statusCode(), headers, answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
