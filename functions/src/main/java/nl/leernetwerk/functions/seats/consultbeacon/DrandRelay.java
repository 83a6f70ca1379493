package nl.leernetwerk.functions.seats.consultbeacon;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Relay;

/** Asks over HTTP, as drand's relays answer: {@code GET /{chain}/public/{round}}. */
public final class DrandRelay implements Relay {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST_ANSWER = 4096;

  @Override
  public Optional<Pulse> pulse(Beacon beacon, long round) {
    var address =
        "%s/%s/public/%d"
            .formatted(
                beacon.address().toString().replaceAll("/$", ""), beacon.chain().hash(), round);
    // Made for each question: there is one a year.
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
      var answer = http.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        return answer.statusCode() == 200
            ? read(body.readNBytes(LONGEST_ANSWER), round)
            : Optional.empty();
      }
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Pulse> read(byte[] answer, long round) throws IOException {
    var json = JSON.readTree(answer);
    try {
      return Optional.of(new Pulse(json.path("round").asLong(), json.path("signature").asText()))
          .filter(pulse -> pulse.round() == round);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
