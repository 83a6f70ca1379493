package nl.leernetwerk.local.clock;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** The clock as a file remembers it, so that time does not go back when the machine restarts. */
public final class SavedClock {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  /** What was remembered: the last time, and whether the clock ran. */
  public record Saved(Instant now, boolean running) {}

  /** Remembers in that file. */
  public SavedClock(Path file) {
    this.file = file;
  }

  /** What was last saved, if anything was. */
  public Optional<Saved> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var json = JSON.readTree(file.toFile());
      return Optional.of(
          new Saved(
              Instant.parse(json.path("now").asText()), json.path("running").asBoolean()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Saves, whole or not at all: the file is replaced, never half written. */
  public void write(Instant now, boolean running) {
    var json = JSON.createObjectNode().put("now", now.toString()).put("running", running);
    var draft = file.resolveSibling(file.getFileName() + ".new");
    try (var channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(ByteBuffer.wrap(json.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
