package nl.leernetwerk.local.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request written out by hand, which no normal client would send. */
public final class HttpCall {
  private HttpCall() {}

  /** Sends these lines, and returns everything that comes back. */
  public static String send(int port, String... lines) throws IOException {
    return sendAsIs(port, String.join("\r\n", lines) + "\r\nConnection: close", "", "");
  }

  /** Sends exactly these lines, and returns all that comes back. */
  public static String sendAsIs(int port, String... lines) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var request = String.join("\r\n", lines);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
