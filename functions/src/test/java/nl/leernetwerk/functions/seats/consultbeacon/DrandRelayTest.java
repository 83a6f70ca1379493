package nl.leernetwerk.functions.seats.consultbeacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.kernel.lambda.OutsideWeb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrandRelayTest {
  private static final String SIGNATURE =
      "b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b";

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String body = "";

  @BeforeEach
  void a_relay_answers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void it_goes() {
    server.stop(0);
  }

  private Optional<Pulse> ask() {
    return ask(OutsideWeb.besides(address().toString()));
  }

  private Optional<Pulse> ask(OutsideWeb web) {
    return new DrandRelay(web).pulse(new Beacon(address(), Chain.QUICKNET, 1), 1);
  }

  private URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  @Test
  void a_round_is_asked_of_its_chain_and_read_as_drand_answers() {
    body =
        "{\"round\":1,\"randomness\":\"1466a6cd24e327188770752f6134001c64d6efcc590ccc26b721611ad96f165a\",\"signature\":\""
            + SIGNATURE
            + "\"}";
    assertEquals(Optional.of(new Pulse(1, SIGNATURE)), ask());
    assertEquals(
        List.of("/52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/public/1"),
        asked);
  }

  @Test
  void a_missing_round_another_round_or_anything_else_is_no_answer() {
    status = 404;
    assertEquals(Optional.empty(), ask());
    status = 200;
    for (var other :
        List.of(
            "",
            "not JSON",
            "{}",
            "[]",
            "{\"round\":2,\"signature\":\"" + SIGNATURE + "\"}",
            "{\"round\":1,\"signature\":\"abc\"}",
            "{\"round\":1,\"signature\":\"" + "0".repeat(5000) + "\"}")) {
      body = other;
      assertEquals(Optional.empty(), ask(), other);
    }
  }

  @Test
  void what_turns_out_to_lead_inside_when_it_is_looked_up_is_not_asked() {
    assertEquals(Optional.empty(), ask(OutsideWeb.besides("")));
    assertEquals(Optional.empty(), ask(OutsideWeb.besides("http://localhost")));
    assertEquals(List.of(), asked);
  }

  @Test
  void an_answer_that_does_not_end_in_time_is_no_answer() {
    var over = new CountDownLatch(1);
    server.createContext(
        "/" + Chain.QUICKNET.hash(),
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            over.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    var impatient = new OutsideWeb(_ -> true, Duration.ofMillis(300));
    try {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> assertEquals(Optional.empty(), ask(impatient)));
    } finally {
      over.countDown();
    }
  }

  @Test
  void a_relay_that_does_not_respond_gives_no_answer() {
    server.stop(0);
    assertEquals(Optional.empty(), ask());
  }
}
