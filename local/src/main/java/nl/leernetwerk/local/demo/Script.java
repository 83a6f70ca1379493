package nl.leernetwerk.local.demo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.local.Complaint;
import nl.leernetwerk.local.clock.LocalTime;

/** What the demo posts, and when. */
record Script(List<Line> lines) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One post.
   *
   * @param at when to post, if that matters
   */
  record Line(Optional<Instant> at, JsonNode body) {}

  /** The script that comes with the software. */
  static Script shipped() throws Complaint {
    try (var stream = Script.class.getResourceAsStream("demo.jsonl")) {
      return parse("demo.jsonl", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The script in a file. */
  static Script read(Path file) throws Complaint {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new Complaint("There is no readable file " + file + ".");
    }
  }

  private static Script parse(String name, String text) throws Complaint {
    var lines = new ArrayList<Line>();
    int number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        lines.add(line(name + " line " + number, line));
      }
    }
    return new Script(List.copyOf(lines));
  }

  private static Line line(String where, String text) throws Complaint {
    try {
      var json = JSON.readTree(text);
      if (!json.has("body")) {
        throw new Complaint(where + " has no body.");
      }
      var at = Optional.ofNullable(json.path("at").textValue());
      return new Line(at.map(LocalTime::parse), json.get("body"));
    } catch (JacksonException e) {
      throw new Complaint(where + " is not JSON: " + e.getOriginalMessage() + ".");
    } catch (DateTimeException _) {
      throw new Complaint(where + " has a time that is none.");
    }
  }

  /** The time at which the script begins, if it says so. */
  Optional<Instant> begins() {
    return lines.stream().flatMap(line -> line.at().stream()).findFirst();
  }
}
