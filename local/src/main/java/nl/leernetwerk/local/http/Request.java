package nl.leernetwerk.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;

/** A request whose body has not been read yet. */
public final class Request {
  private final org.eclipse.jetty.server.Request request;

  Request(org.eclipse.jetty.server.Request request) {
    this.request = request;
  }

  /** The method, as sent. */
  public String method() {
    return request.getMethod();
  }

  /** Whether the request only asks to see something. */
  boolean reads() {
    return method().equals("GET") || method().equals("HEAD");
  }

  /** The path, as sent. */
  public String rawPath() {
    var path = request.getHttpURI().getPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  /** The query, as sent; empty when there is none. */
  String rawQuery() {
    var query = request.getHttpURI().getQuery();
    return query == null ? "" : query;
  }

  /** The values of each header, by its lower-case name. */
  public Map<String, List<String>> headers() {
    var headers = new TreeMap<String, List<String>>();
    for (var field : request.getHeaders()) {
      headers.computeIfAbsent(field.getLowerCaseName(), _ -> new ArrayList<>()).add(value(field));
    }
    return headers;
  }

  /** A header's first value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().getField(name)).map(Request::value);
  }

  String protocol() {
    return request.getConnectionMetaData().getProtocol();
  }

  InetAddress remote() {
    return ((InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress())
        .getAddress();
  }

  InputStream body() {
    return Content.Source.asInputStream(request);
  }

  /** The body, with at most this many bytes; empty when it is longer. */
  public Optional<byte[]> body(int most) throws IOException {
    var bytes = body().readNBytes(most + 1);
    return bytes.length > most ? Optional.empty() : Optional.of(bytes);
  }

  private static String value(HttpField field) {
    return Optional.ofNullable(field.getValue()).orElse("");
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
