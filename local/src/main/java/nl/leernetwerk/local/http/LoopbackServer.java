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
  /** A whole school may send the form at the same moment. */
  private static final int BACKLOG = 2048;

  static {
    // Small answers are sent at once, and many visitors may keep their connection.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LoopbackServer() {}

  /** Takes that port, or a free one if it is 0. */
  public static LoopbackServer bind(int port) throws IOException {
    var server = new LoopbackServer();
    server.bind("127.0.0.1", port);
    try {
      // For some programs, localhost means this address first.
      server.bind("::1", server.port());
    } catch (IOException _) {
      // The machine has no IPv6, which is fine.
    }
    return server;
  }

  /** Begins to answer; connections that came before have waited until now. */
  public LoopbackServer serve(Endpoint endpoint) {
    for (var server : servers) {
      server.setExecutor(threads);
      server.createContext("/", exchange -> serve(exchange, endpoint));
      server.start();
    }
    return this;
  }

  /** The port on which the server listens. */
  public int port() {
    return servers.getFirst().getAddress().getPort();
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  private void bind(String address, int port) throws IOException {
    servers.add(HttpServer.create(new InetSocketAddress(address, port), BACKLOG));
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
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(answer.body().length));
      }
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }
}
