package nl.leernetwerk.local.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import nl.leernetwerk.local.aws.StreamReader.Position;
import nl.leernetwerk.local.disk.JsonFile;

/** Remembers up to which point of the stream all work is done. */
final class Checkpoint {
  private final JsonFile file;
  private Optional<Position> last = Optional.empty();

  Checkpoint(JsonFile file) {
    this.file = file;
  }

  Optional<Position> read() {
    last =
        file.read()
            .map(
                json ->
                    new Position(
                        Optional.ofNullable(json.path("shard").textValue()),
                        Optional.ofNullable(json.path("sequence").textValue())));
    return last;
  }

  void write(Position position) {
    if (last.equals(Optional.of(position))) {
      return;
    }
    var json = JsonNodeFactory.instance.objectNode();
    position.shard().ifPresent(shard -> json.put("shard", shard));
    position.sequence().ifPresent(sequence -> json.put("sequence", sequence));
    file.write(json);
    last = Optional.of(position);
  }
}
