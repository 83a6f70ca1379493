package nl.leernetwerk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import nl.leernetwerk.kernel.Sha256;

/**
 * Signs in as a browser does: with the settings that pages may know, a code with PKCE, and a token.
 */
record Visitor(URI site, HttpClient http) {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-long";

  /** The ID token of a person who fills in the sign-in page like this. */
  String signIn(String form) {
    return exchange(code(form), VERIFIER).path("id_token").asText();
  }

  /** The answer of the token endpoint to a code. */
  JsonNode exchange(String code, String verifier) {
    var settings = settings();
    var answer =
        post(
            settings.path("token").asText(),
            "grant_type=authorization_code&client_id=%s&redirect_uri=%s&code=%s&code_verifier=%s"
                .formatted(
                    settings.path("clientId").asText(), encode(site + "/beheer/"), code, verifier));
    return json(answer);
  }

  /** The code that the sign-in page sends back. */
  String code(String form) {
    var settings = settings();
    var answer =
        post(
            settings.path("authorize").asText()
                + "?response_type=code&scope=openid+email&state=s&code_challenge_method=S256"
                + "&code_challenge=%s&client_id=%s&redirect_uri=%s"
                    .formatted(
                        challenge(), settings.path("clientId").asText(), encode(site + "/beheer/")),
            form);
    var location = answer.headers().firstValue("Location").orElseThrow();
    return location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
  }

  JsonNode settings() {
    return json(send(HttpRequest.newBuilder(site.resolve("/sign-in.json"))));
  }

  private HttpResponse<String> post(String address, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** The answer to a request. */
  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The JSON of an answer. */
  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String challenge() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.of(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
  }
}
