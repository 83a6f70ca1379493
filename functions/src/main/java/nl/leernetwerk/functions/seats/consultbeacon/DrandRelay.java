package nl.leernetwerk.functions.seats.consultbeacon;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.kernel.Web;

/** Asks a relay of drand: {@code GET /{chain}/public/{round}}. */
record DrandRelay(Web web) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ANSWER = 4096;

  /**
   * The relay's answer for a round of the beacon's chain, not yet verified. Empty when the relay
   * does not have that round, cannot be reached, or answers something else.
   */
  Optional<Pulse> pulse(Beacon beacon, long round) {
    var address =
        "%s/%s/public/%d"
            .formatted(
                beacon.address().toString().replaceAll("/$", ""), beacon.chain().hash(), round);
    return web.get(URI.create(address), LONGEST_ANSWER).flatMap(answer -> read(answer, round));
  }

  private static Optional<Pulse> read(byte[] answer, long round) {
    try {
      var json = JSON.readTree(answer);
      return Optional.of(new Pulse(json.path("round").asLong(), json.path("signature").asText()))
          .filter(pulse -> pulse.round() == round);
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
