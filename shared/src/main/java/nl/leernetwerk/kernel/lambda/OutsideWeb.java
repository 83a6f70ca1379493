package nl.leernetwerk.kernel.lambda;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import nl.leernetwerk.kernel.Web;

/** The real web; a site has five seconds to answer. */
public final class OutsideWeb implements Web {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public Optional<byte[]> get(URI address, int atMost) {
    // A new client for each request: there is about one request a year.
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      var answer = http.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        return answer.statusCode() == 200 ? Optional.of(body.readNBytes(atMost)) : Optional.empty();
      }
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
