package nl.leernetwerk.local.http;

import java.io.IOException;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP server that only this machine can reach. */
public final class LoopbackServer implements AutoCloseable {
  /** A whole school may send the form at the same moment. */
  private static final int BACKLOG = 2048;

  /** The most of a body that is still read after the answer. */
  private static final int MAX_LEFT_BYTES = 32 * 1024 * 1024;

  /** API Gateway's own limit on the headers of a request. */
  private static final int MAX_HEADER_BYTES = 10_240;

  /** How long a stop waits for requests that are being answered. */
  private static final Duration GRACE = Duration.ofSeconds(4);

  private final Server server;
  private final UnderWay underWay = new UnderWay();

  private LoopbackServer() {
    var threads = new QueuedThreadPool();
    threads.setName("http");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    server = new Server(threads);
    // Bytes that are no request get the same kind of answer as from API Gateway.
    server.setErrorHandler(
        (request, response, callback) -> {
          var status = response.getStatus();
          var answer = Answer.message(status, HttpStatus.getMessage(status));
          head(answer, response);
          response.write(true, ByteBuffer.wrap(answer.body()), callback);
          return true;
        });
  }

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
    server.setHandler(new Door(endpoint));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("The server does not start", e);
    }
    return this;
  }

  /** The port on which the server listens. */
  public int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  /** Gives requests that are being answered a few seconds to end, and then stops. */
  @Override
  public void close() {
    try {
      underWay.close(GRACE);
      server.stop();
    } catch (Exception e) {
      System.err.println("http: " + e);
    }
    for (var connector : server.getConnectors()) {
      // A server that never served has only bound its ports.
      ((ServerConnector) connector).close();
    }
  }

  private void bind(String address, int port) throws IOException {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    // Endpoints get each address as it was sent, and decide themselves what it means.
    http.setUriCompliance(UriCompliance.UNSAFE);
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(address);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    // When the clock moves a whole year, nothing is sent for minutes.
    connector.setIdleTimeout(0);
    try {
      connector.open();
    } catch (IOException e) {
      throw e.getCause() instanceof BindException taken ? taken : e;
    }
    server.addConnector(connector);
  }

  private static void head(Answer answer, Response response) {
    response.setStatus(answer.status());
    answer.headers().forEach((name, values) -> response.getHeaders().put(name, values));
  }

  /** Counts the requests that are being answered. */
  private static final class UnderWay {
    private int requests;
    private boolean closed;

    /** Counts another request; false when the server is stopping and refuses it. */
    synchronized boolean begins() {
      if (!closed) {
        requests++;
      }
      return !closed;
    }

    synchronized void ended() {
      requests--;
      notifyAll();
    }

    /** Refuses new requests, and waits for the others, at most that long. */
    synchronized void close(Duration most) throws InterruptedException {
      closed = true;
      long until = System.nanoTime() + most.toNanos();
      for (long left = most.toMillis();
          requests > 0 && left > 0;
          left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) {
        wait(left);
      }
    }
  }

  /** Gives each request to the endpoint, and sends the answer. */
  private final class Door extends Handler.Abstract {
    private final Endpoint endpoint;

    Door(Endpoint endpoint) {
      super(InvocationType.BLOCKING);
      this.endpoint = endpoint;
    }

    @Override
    public boolean handle(
        org.eclipse.jetty.server.Request request, Response response, Callback callback)
        throws IOException {
      if (underWay.begins()) {
        try {
          send(answer(request), request, response);
        } finally {
          underWay.ended();
        }
      } else {
        send(Answer.message(503, "Service Unavailable"), request, response);
      }
      callback.succeeded();
      return true;
    }

    private static void send(
        Answer answer, org.eclipse.jetty.server.Request request, Response response)
        throws IOException {
      head(answer, response);
      Content.Sink.write(response, true, ByteBuffer.wrap(answer.body()));
      readOn(request);
    }

    private Answer answer(org.eclipse.jetty.server.Request request) throws IOException {
      try {
        return endpoint.answer(new Request(request));
      } catch (RuntimeException e) {
        System.err.println("http: " + e);
        return Answer.message(500, "Internal Server Error");
      }
    }

    /** Reads the rest of the body: a client that still sends it would see a broken connection. */
    private static void readOn(org.eclipse.jetty.server.Request request) throws IOException {
      if (!request.getHeaders().contains(HttpHeader.EXPECT)) {
        Content.Source.asInputStream(request).skip(MAX_LEFT_BYTES);
      }
    }
  }
}
