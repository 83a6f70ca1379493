package nl.leernetwerk.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request whose body has not been read yet. */
public final class Request {
  private final HttpExchange exchange;

  Request(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /** The method, as sent. */
  public String method() {
    return exchange.getRequestMethod();
  }

  /** Whether the request only asks to see something. */
  boolean reads() {
    return method().equals("GET") || method().equals("HEAD");
  }

  /** The path, as sent. */
  public String rawPath() {
    var path = exchange.getRequestURI().getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  /** The query, as sent; empty when there is none. */
  String rawQuery() {
    var query = exchange.getRequestURI().getRawQuery();
    return query == null ? "" : query;
  }

  /** The values of each header, by its lower-case name. */
  public Map<String, List<String>> headers() {
    var headers = new TreeMap<String, List<String>>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return headers;
  }

  /** A header's first value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  String protocol() {
    return exchange.getProtocol();
  }

  InetAddress remote() {
    return exchange.getRemoteAddress().getAddress();
  }

  InputStream body() {
    return exchange.getRequestBody();
  }

  /** The body, with at most this many bytes; empty when it is longer. */
  public Optional<byte[]> body(int most) throws IOException {
    var bytes = exchange.getRequestBody().readNBytes(most + 1);
    return bytes.length > most ? Optional.empty() : Optional.of(bytes);
  }

  static String decode(String raw) {
    // In a path, a plus is a plus; it means a space only in a query.
    return decodeQuery(raw.replace("+", "%2B"));
  }

  static String decodeQuery(String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return raw;
    }
  }
}
