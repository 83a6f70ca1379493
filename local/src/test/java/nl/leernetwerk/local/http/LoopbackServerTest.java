package nl.leernetwerk.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What comes through the door, however it is written, and how it ends. */
class LoopbackServerTest {
  private static final Endpoint ECHO =
      request ->
          Answer.text(
              200,
              "text/plain; charset=utf-8",
              new String(request.body(1000).orElseThrow(), StandardCharsets.UTF_8));

  @Test
  void a_body_in_chunks_is_read_also_when_trailers_follow_it() throws Exception {
    try (var server = LoopbackServer.bind(0).serve(ECHO)) {
      var answer =
          HttpCall.sendAsIs(
              server.port(),
              "POST /local/clock HTTP/1.1",
              "Host: localhost",
              "Transfer-Encoding: chunked",
              "Trailer: Checksum",
              "Connection: close",
              "",
              "6",
              "samen ",
              "5",
              "één",
              "0",
              "Checksum: 1",
              "",
              "");
      assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
      assertTrue(answer.endsWith("samen één"), answer);
    }
  }

  @Test
  void what_is_no_request_is_refused_in_json_that_names_nothing_of_this_program() throws Exception {
    try (var server = LoopbackServer.bind(0).serve(ECHO)) {
      for (var line :
          new String[] {
            "GET /a b HTTP/1.1",
            "GET /%zz HTTP/1.1",
            "GET /a|b^c HTTP/1.1",
            "nonsense",
            "GET / HTTP/9"
          }) {
        var answer = HttpCall.send(server.port(), line, "Host: localhost");
        assertFalse(answer.contains("Exception"), answer);
        assertFalse(answer.contains("<"), answer);
        assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("jetty"), answer);
        if (!answer.startsWith("HTTP/1.1 200 ")) {
          assertTrue(answer.contains("{\"message\":\""), line + ": " + answer);
        }
      }
    }
  }

  @Test
  void who_is_being_answered_when_it_stops_gets_the_answer() throws Exception {
    var asked = new CountDownLatch(1);
    var stopping = new CountDownLatch(1);
    var server =
        LoopbackServer.bind(0)
            .serve(
                request -> {
                  if (request.rawPath().equals("/slow")) {
                    asked.countDown();
                    await(stopping);
                  }
                  return Answer.text(200, "text/plain", "done");
                });
    int port = server.port();
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.sendAsync(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/slow")).build(),
              HttpResponse.BodyHandlers.ofString());
      asked.await();
      var stop = Thread.ofVirtual().start(server::close);
      while (takes(port)) {
        Thread.onSpinWait();
      }
      stopping.countDown();
      assertEquals("done", answer.get().body());
      stop.join();
    }
  }

  /** Whether somebody new is answered. */
  private static boolean takes(int port) {
    try {
      return HttpCall.send(port, "GET / HTTP/1.1", "Host: localhost").startsWith("HTTP/1.1 200 ");
    } catch (IOException _) {
      return false;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
