package nl.leernetwerk.checks;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table in docs/architecture.md: for each feature, the features that it may import. */
final class Rooms {
  private static final Pattern ROW = Pattern.compile("\\| ([a-z]+) \\| ([a-z ]*) ?\\|");

  private Rooms() {}

  static Map<String, Set<String>> read() throws IOException {
    var rooms = new LinkedHashMap<String, Set<String>>();
    for (var line : Files.readAllLines(JavaFiles.ROOT.resolve("docs/architecture.md"))) {
      var row = ROW.matcher(line);
      if (row.matches() && !row.group(1).equals("room")) {
        rooms.put(
            row.group(1),
            Arrays.stream(row.group(2).split(" "))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toSet()));
      }
      if (line.startsWith("## Inside a feature")) {
        break;
      }
    }
    assertFalse(rooms.isEmpty(), "docs/architecture.md has no table of rooms");
    return rooms;
  }
}
