package nl.leernetwerk.local.disk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A small file that is replaced as a whole. When the process dies, the file has the old content or
 * the new.
 */
public record JsonFile(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The content of the file, if the file exists. */
  public Optional<JsonNode> read() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(path.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the content of the file. */
  public void write(JsonNode content) {
    var draft = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.writeString(Private.file(draft), content.toString());
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
