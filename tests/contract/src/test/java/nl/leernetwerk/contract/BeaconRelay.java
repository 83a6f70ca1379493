package nl.leernetwerk.contract;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.beacon.Pulse;

/** A relay of drand on this machine, which knows one genuine round of quicknet. */
final class BeaconRelay {
  /** docs/draw.md says where it is published. */
  static final Pulse GENUINE =
      new Pulse(
          657413,
          "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b");

  private static final HttpServer SERVER = serve();

  private BeaconRelay() {}

  /** That round, to be asked here. */
  static Beacon beacon() {
    var address = URI.create("http://localhost:" + SERVER.getAddress().getPort());
    return new Beacon(address, Chain.QUICKNET, GENUINE.round());
  }

  private static HttpServer serve() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var path = "/%s/public/%d".formatted(Chain.QUICKNET.hash(), GENUINE.round());
      var answer =
          "{\"round\":%d,\"signature\":\"%s\"}".formatted(GENUINE.round(), GENUINE.signature());
      server.createContext(
          path,
          exchange -> {
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
