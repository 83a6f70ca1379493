package nl.leernetwerk.local.clock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;
import nl.leernetwerk.local.disk.JsonFile;

/** The clock as a file remembers it, so that time does not go back when the machine restarts. */
public record SavedClock(JsonFile file) {

  /**
   * What is remembered.
   *
   * @param passed until when everything that was due is done
   * @param runs whether the clock ran
   */
  public record Saved(Instant passed, boolean runs) {}

  /** What was last saved, if anything was. */
  public Optional<Saved> read() {
    return file.read()
        .map(
            json ->
                new Saved(
                    Instant.parse(json.path("now").asText()), json.path("running").asBoolean()));
  }

  /** Saves it. */
  public void write(Saved saved) {
    file.write(
        JsonNodeFactory.instance
            .objectNode()
            .put("now", saved.passed().toString())
            .put("running", saved.runs()));
  }
}
