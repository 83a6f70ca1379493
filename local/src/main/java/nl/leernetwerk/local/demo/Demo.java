package nl.leernetwerk.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.local.Arguments;
import nl.leernetwerk.local.Complaint;
import nl.leernetwerk.local.Rounds;
import nl.leernetwerk.local.Setup;
import nl.leernetwerk.local.Stack;
import nl.leernetwerk.local.demo.Played.Post;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.table.TableAllocations;

/** Plays a whole enrolment, from the first registration to the facilitators' mail. */
public final class Demo {
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime AFTER_CLOSING = LocalTime.of(0, 5);

  /** The function that asks the beacon runs every hour. */
  private static final Duration BEACON = Duration.ofHours(1);

  private static final String ANNOUNCED = "2024-06-27T09:00:00Z";

  private final Path project;
  private final Arguments.Demo asked;
  private final RandomGenerator random;

  /** The demo that the command line asks for. */
  public Demo(Path project, Arguments.Demo asked) {
    this.project = project;
    this.asked = asked;
    // A java.util.Random may be used by several threads; in this demo the threads use it one after
    // the other.
    this.random = new Random(seed(asked.seed()));
  }

  /** Plays the enrolment, prints how it went, and tells whether every promise held. */
  public boolean play(PrintStream out) throws Complaint {
    var script =
        asked.registrations().isPresent()
            ? Script.read(asked.registrations().get())
            : Script.shipped();
    var round = round();
    var settings =
        new Stack.Settings(project, 0, Optional.empty(), Optional.of(begin(script, round)), random);
    try (var stack = Stack.start(settings)) {
      var setup = new Setup(stack);
      setup.schools(asked.schools());
      setup.open(round, asked.round().map(Path::toString).orElse("the demo"));
      stack.open();
      try (var visitor = new Visitor(stack.address())) {
        return tell(play(script, round, stack, visitor), out);
      }
    }
  }

  private static boolean tell(Played played, PrintStream out) {
    var promises = Promises.check(played);
    out.print(new Report(played, promises).text());
    out.flush();
    return promises.stream().allMatch(Promises.Promise::held);
  }

  private Played play(Script script, JsonNode document, Stack stack, Visitor visitor) {
    var posts = new ArrayList<Post>();
    for (var line : script.lines()) {
      line.at().filter(at -> at.isAfter(stack.clock().instant())).ifPresent(visitor::moveClock);
      var key = key();
      posts.add(
          new Post(stack.clock().instant(), line.body(), key, visitor.register(line.body(), key)));
      // Each post waits until the mails of the one before are sent, so that the order is always the
      // same.
      visitor.settle();
      System.err.println("posted " + posts.size() + " of " + script.lines().size());
    }
    var closed =
        LocalDate.parse(document.path("deadline").asText())
            .plusDays(1)
            .atTime(AFTER_CLOSING)
            .atZone(Amsterdam.ZONE)
            .toInstant();
    var drawn = running(document.path("id").asText(), stack).round().decidedFrom().plus(BEACON);
    if (closed.isAfter(stack.clock().instant())) {
      System.err.println("moving the clock past the deadline");
      visitor.moveClock(closed);
    }
    if (drawn.isAfter(stack.clock().instant()) && drawn.isAfter(closed.plus(BEACON))) {
      System.err.println("moving the clock past the beacon of the draw");
      visitor.moveClock(drawn);
    }
    var repeated =
        posts.stream()
            .filter(Post::accepted)
            .findFirst()
            .map(post -> visitor.register(post.body(), post.key()));
    visitor.settle();
    return played(document.path("id").asText(), posts, repeated, stack, visitor);
  }

  private static Played played(
      String id,
      List<Post> posts,
      Optional<Visitor.Answer> repeated,
      Stack stack,
      Visitor visitor) {
    var states = new LinkedHashMap<String, JsonNode>();
    posts.stream()
        .filter(Post::accepted)
        .map(Post::reference)
        .forEach(
            reference ->
                states.put(reference, visitor.get("/api/registrations/" + reference).json()));
    var table = stack.table();
    var running = running(id, stack);
    var registrations = new TableRegistrations(table).of(id);
    return new Played(
        running.round(),
        running.progress(),
        posts,
        states,
        visitor.get("/local/mailbox").json(),
        repeated,
        registrations,
        schools(
            stack, registrations.stream().flatMap(it -> it.submission().codes().stream()).toList()),
        new TableAllocations(table).find(id),
        stack.setAside());
  }

  private static RunningRound running(String id, Stack stack) {
    return new TableRounds(stack.table()).find(id).orElseThrow();
  }

  private static Map<SchoolCode, School> schools(Stack stack, List<SchoolCode> codes) {
    return new TableSchools(stack.table())
        .find(codes).values().stream().collect(Collectors.toMap(School::code, it -> it));
  }

  private JsonNode round() throws Complaint {
    var round =
        asked.round().isPresent()
            ? Setup.read(asked.round().get())
            : Rounds.at(Instant.parse(ANNOUNCED));
    if (asked.policy().isPresent()) {
      ((ObjectNode) round).put("policy", asked.policy().get());
    }
    return round;
  }

  /** The first time in the script, or else the morning on which the round opens. */
  private static Instant begin(Script script, JsonNode round) throws Complaint {
    try {
      var opens =
          LocalDate.parse(round.path("opens").asText())
              .atTime(MORNING)
              .atZone(Amsterdam.ZONE)
              .toInstant();
      LocalDate.parse(round.path("deadline").asText());
      return script.begins().orElse(opens);
    } catch (java.time.DateTimeException _) {
      throw new Complaint("The round needs a day on which it opens and a deadline, as 2024-10-01.");
    }
  }

  private String key() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static long seed(String hex) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(hex.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      return java.nio.ByteBuffer.wrap(digest).getLong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
