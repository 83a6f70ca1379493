package nl.leernetwerk.local.clock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;
import nl.leernetwerk.local.disk.JsonFile;

/** The clock's time in a file, so that time does not go back when the machine restarts. */
public record SavedClock(JsonFile file) {

  /**
   * The saved time.
   *
   * @param passed the time until which everything that was due is done
   * @param runs whether the clock ran
   */
  public record Saved(Instant passed, boolean runs) {}

  /** The last saved time, if there is one. */
  public Optional<Saved> read() {
    return file.read()
        .map(
            json ->
                new Saved(
                    Instant.parse(json.path("now").asText()), json.path("running").asBoolean()));
  }

  /** Saves the time. */
  public void write(Saved saved) {
    file.write(
        JsonNodeFactory.instance
            .objectNode()
            .put("now", saved.passed().toString())
            .put("running", saved.runs()));
  }
}
