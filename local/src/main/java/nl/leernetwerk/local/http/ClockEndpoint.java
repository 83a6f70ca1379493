package nl.leernetwerk.local.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.local.clock.LocalClock;
import nl.leernetwerk.local.clock.LocalTime;
import nl.leernetwerk.local.clock.Timekeeper;
import nl.leernetwerk.local.clock.Timetable.Due;

/** {@code /local/clock}: shows the clock, and moves it. */
public final class ClockEndpoint implements Endpoint {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int MAX_BYTES = 10_000;

  private final LocalClock clock;
  private final Timekeeper timekeeper;

  /** An endpoint for that clock. */
  public ClockEndpoint(LocalClock clock, Timekeeper timekeeper) {
    this.clock = clock;
    this.timekeeper = timekeeper;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    return switch (request.method()) {
      case "GET", "HEAD" ->
          Answer.json(
              200,
              JSON.createObjectNode()
                  .put("now", clock.instant().toString())
                  .put("running", clock.runs()));
      case "POST" -> move(request);
      default ->
          Answer.problem(405, "Method Not Allowed", "Vraag de klok op met GET of zet hem met POST.")
              .with("Allow", "GET, HEAD, POST");
    };
  }

  private Answer move(Request request) throws IOException {
    Optional<Instant> to;
    try {
      to = asked(request);
    } catch (IOException | DateTimeException _) {
      return Answer.problem(
          400,
          "Bad Request",
          "Stuur JSON zoals {\"now\": \"2024-10-02T00:05:00\"}, of {} om alleen te wachten.");
    }
    if (to.isEmpty()) {
      timekeeper.settle();
      return moved(List.of());
    }
    try {
      return moved(timekeeper.move(to.get()));
    } catch (Timekeeper.Backward e) {
      return Answer.problem(
          409, "Conflict", "De klok kan alleen vooruit; het is nu " + clock.instant() + ".");
    }
  }

  private static Optional<Instant> asked(Request request) throws IOException {
    var body = request.body(MAX_BYTES).orElseThrow(() -> new IOException("too long"));
    JsonNode json = JSON.readTree(body);
    if (!json.isObject() || json.size() > 1 || (json.size() == 1 && !json.has("now"))) {
      throw new IOException("not an object with at most the time");
    }
    if (json.isEmpty()) {
      return Optional.empty();
    }
    if (!json.get("now").isTextual()) {
      throw new IOException("not a time");
    }
    return Optional.of(LocalTime.parse(json.get("now").asText()));
  }

  private Answer moved(List<Due> fired) {
    var answer = JSON.createObjectNode().put("now", clock.instant().toString());
    var list = answer.putArray("fired");
    fired.forEach(
        due ->
            list.addObject().put("schedule", due.schedule().id()).put("at", due.at().toString()));
    return Answer.json(200, answer);
  }
}
