package nl.leernetwerk.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that only this machine can reach. */
public final class LoopbackServer implements AutoCloseable {
  /** Whole schools may press the button at once. */
  private static final int BACKLOG = 2048;

  static {
    // Small answers go out at once, and many visitors may keep their connection.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LoopbackServer() {}

  /** Serves on that port, or on a free one if it is 0. */
  public static LoopbackServer start(int port, Endpoint endpoint) throws IOException {
    var server = new LoopbackServer();
    server.listen("127.0.0.1", port, endpoint);
    try {
      // To some programs localhost is this one first.
      server.listen("::1", server.port(), endpoint);
    } catch (IOException _) {
      // No IPv6 here, which is fine.
    }
    return server;
  }

  /** Where it listens. */
  public int port() {
    return servers.getFirst().getAddress().getPort();
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  private void listen(String address, int port, Endpoint endpoint) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, endpoint));
    server.start();
    servers.add(server);
  }

  private static void serve(HttpExchange exchange, Endpoint endpoint) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = endpoint.answer(new Request(exchange));
      } catch (RuntimeException e) {
        System.err.println("http: " + e);
        answer = Answer.message(500, "Internal Server Error");
      }
      send(exchange, answer);
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    boolean bodiless =
        exchange.getRequestMethod().equals("HEAD")
            || answer.status() == 204
            || answer.status() == 304;
    if (bodiless) {
      if (answer.status() == 200) {
        exchange
            .getResponseHeaders()
            .set("Content-Length", Integer.toString(answer.body().length));
      }
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }
}
