package nl.leernetwerk.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs in other languages, each run once with the names of files, that print what they saw. */
final class Scripts {
  private static final Path HOME =
      Path.of(System.getProperty("project.root"), "tests", "peers", "src", "test");

  private Scripts() {}

  /** What a script in Python prints; {@code CALENDAR_PYTHON} says which Python has icalendar. */
  static String python(String script, List<Path> files) {
    return Optional.ofNullable(System.getenv("CALENDAR_PYTHON"))
        .map(
            python ->
                run(List.of(python, "-B", HOME.resolve("python/" + script).toString()), files))
        .orElseThrow(() -> Peers.absent("CALENDAR_PYTHON does not say which Python has icalendar"));
  }

  /** What a script in JavaScript prints; {@code ICAL_JS} says which file is ical.js. */
  static String javascript(String script, List<Path> files) {
    return Optional.ofNullable(System.getenv("ICAL_JS"))
        .map(_ -> run(List.of("node", HOME.resolve("js/" + script).toString()), files))
        .orElseThrow(() -> Peers.absent("ICAL_JS does not say which file is ical.js"));
  }

  private static String run(List<String> script, List<Path> files) {
    var command = new ArrayList<>(script);
    files.forEach(file -> command.add(file.toString()));
    var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    // A reader that leans on the zone of its machine would be wrong by hours.
    process.environment().put("TZ", "Asia/Tokyo");
    process.environment().put("PYTHONUTF8", "1");
    try {
      var running = process.start();
      var printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (running.waitFor() != 0) {
        throw new AssertionError(command.getFirst() + " could not read it");
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
