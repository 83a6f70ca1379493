package nl.leernetwerk.bench.costs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import nl.leernetwerk.local.Complaint;
import nl.leernetwerk.local.Setup;
import nl.leernetwerk.local.Stack;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.schools.table.TableSchools;

/**
 * Plays a thousand registrations on the whole stack, up to the facilitators' mail. Each is made as
 * a person makes one, a minute after the one before. Then a day follows on which nobody visits. The
 * counts are written to {@code usage.json}.
 */
public final class UsageBench {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int REGISTRATIONS = 1000;

  /** The searches while somebody types the name of a school. */
  private static final List<String> TYPED = List.of("de", "de sch", "de school", "de school 1");

  private final Stack stack;
  private final Counter counter;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final HttpClient http = HttpClient.newHttpClient();
  private int mails;

  private UsageBench(Path root) throws Complaint {
    counter = new Counter(indexed(root));
    var begin = Instant.parse("2024-09-30T04:00:00Z");
    stack =
        Stack.start(
            new Stack.Settings(root, 0, Optional.empty(), Optional.of(begin), new Random(1)),
            counter);
  }

  /** Measures, and writes the result. */
  public static void measure(Path root, PrintStream out) throws IOException {
    var err = System.err;
    try {
      var bench = new UsageBench(root);
      System.setErr(new PrintStream(bench.log, true, StandardCharsets.UTF_8));
      JSON.writeValue(Costs.usageFile(root).toFile(), bench.play(root, out));
    } catch (Complaint e) {
      throw new IllegalStateException(e);
    } finally {
      System.setErr(err);
    }
  }

  private Usage play(Path root, PrintStream out) throws Complaint, IOException {
    new TableSchools(stack.table()).load(schools());
    new Setup(stack).round(Optional.empty());
    stack.open();
    counter.take();
    log.reset();
    for (int i = 0; i < REGISTRATIONS; i++) {
      register(i);
      clock("{\"now\": \"%s\"}".formatted(stack.clock().instant().plusSeconds(61)));
      if ((i + 1) % 100 == 0) {
        out.println((i + 1) + " registrations");
      }
    }
    clock("{\"now\": \"2024-10-02T00:05:00\"}");
    var round = used();
    clock("{\"now\": \"2024-10-03T00:05:00\"}");
    var idle = used();
    if (stack.setAside() > 0) {
      throw new IllegalStateException("something was set aside");
    }
    var pages = pages(root.resolve("web"));
    return new Usage(
        LocalDate.now(ZoneOffset.UTC).toString(),
        REGISTRATIONS,
        round,
        idle,
        tableBytes(),
        pages.size(),
        pages.stream().mapToLong(it -> it.toFile().length()).sum());
  }

  private void register(int i) {
    get("/api/rounds/current");
    TYPED.forEach(typed -> get("/api/schools?q=" + typed.replace(" ", "%20")));
    var body =
        """
        {"network": "PO", "initiative": {"name": "Samen verder %1$d"}, "schools": [{"code": "%2$s"}],
         "practitioner": {"name": "Anna de Vries", "email": "anna%1$d@example.org", "role": "leerkracht"},
         "leader": {"name": "Bas de Boer", "email": "bas%1$d@example.org", "role": "directeur"},
         "learningQuestions": ["Hoe betrekken we alle leerlingen bij de les?", "Hoe werken we samen met ouders?"],
         "expectations": "We willen leren van wat andere scholen doen, en delen wat bij ons werkt."}
        """
            .formatted(i, code(i));
    var answer =
        send(
            to("/api/registrations")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "key-" + i)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
  }

  /** The attributes that put an item in an index. */
  private static Set<String> indexed(Path root) {
    var attributes = new HashSet<String>();
    var table = Template.read(root.resolve("template.yaml"), Map.of()).table().properties();
    for (var index : table.path("GlobalSecondaryIndexes")) {
      attributes.add(index.at("/KeySchema/0/AttributeName").asText());
    }
    return attributes;
  }

  private Used used() {
    var all = json(get("/local/mailbox").body());
    long attachments = 0;
    for (int i = mails; i < all.size(); i++) {
      for (var attachment : all.get(i).path("attachments")) {
        attachments += Base64.getDecoder().decode(attachment.path("base64").asText()).length;
      }
    }
    var used = new Used(counter.take(), all.size() - mails, attachments, log.size());
    mails = all.size();
    log.reset();
    return used;
  }

  private long tableBytes() {
    return stack
        .table()
        .client()
        .scanPaginator(it -> it.tableName(stack.table().name()))
        .items()
        .stream()
        .mapToLong(Sizes::bytes)
        .sum();
  }

  private static List<Path> pages(Path web) throws IOException {
    try (var files = Files.walk(web)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static List<School> schools() {
    return IntStream.range(0, REGISTRATIONS)
        .mapToObj(
            i -> new School(code(i), "De school " + i, "Almere", SchoolSector.PO, Optional.empty()))
        .toList();
  }

  private static SchoolCode code(int i) {
    return new SchoolCode("%02dAA%02d".formatted(i / 100, i % 100));
  }

  private HttpResponse<String> get(String path) {
    return send(to(path).GET());
  }

  private void clock(String body) {
    var answer = send(to("/local/clock").POST(HttpRequest.BodyPublishers.ofString(body)));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(stack.address() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
