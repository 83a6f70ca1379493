package nl.leernetwerk.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import nl.leernetwerk.kernel.lambda.Invocation;
import org.xml.sax.InputSource;

/**
 * A service of a peer that is called over plain HTTP: only tests use it, so an SDK client would be
 * too much. No peer verifies signatures; the header only names the account and the service.
 */
record Service(URI peer, String name) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** A call of AWS's JSON protocol. */
  JsonNode json(String target, JsonNode body) {
    return Invocation.parse(
        send(
            request()
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
  }

  /** A call of AWS's query protocol. */
  Xml query(Map<String, String> parameters) {
    var form =
        parameters.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return new Xml(
        send(
            request()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))));
  }

  /** A page that does not belong to a service of AWS, such as a peer's own status. */
  static String get(URI address) {
    return send(HttpRequest.newBuilder(address));
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(peer)
        .header(
            "Authorization",
            ("AWS4-HMAC-SHA256 Credential=%s/20240101/eu-central-1/%s/aws4_request,"
                    + " SignedHeaders=host, Signature=none")
                .formatted(Peers.ACCOUNT, name));
  }

  private static String send(HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An answer of the query protocol. */
  record Xml(String text) {

    /** The text in the first element with that name; empty when there is none. */
    String first(String element) {
      try {
        return XPathFactory.newInstance()
            .newXPath()
            .evaluate(
                "//*[local-name()='" + element + "']", new InputSource(new StringReader(text)));
      } catch (XPathExpressionException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
