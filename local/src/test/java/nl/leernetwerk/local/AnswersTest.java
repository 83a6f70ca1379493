package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Functions answer as openapi.yaml promises. The types of the pages are made of that promise. */
class AnswersTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final ObjectMapper JSON = new ObjectMapper();

  private static String text;
  private static JsonNode contract;
  private static List<Answer> answers;

  /** One answer to a route, such as {@code GET /api/rounds}. */
  private record Answer(String route, int status, String contentType, String body) {
    boolean isJson() {
      return contentType.contains("json");
    }

    /** Where in the contract the answers of this status are described. */
    String place() {
      var words = route.split(" ", -1);
      return "/paths/%s/%s/responses/%d"
          .formatted(escaped(words[1]), words[0].toLowerCase(Locale.ROOT), status);
    }

    String name() {
      return route + " " + status;
    }
  }

  /** Sees what functions answer to the gateway. */
  private record Answers(Queue<Answer> seen) implements Watch {
    @Override
    public RequestStreamHandler handler(String function, RequestStreamHandler own) {
      return (input, output, context) -> {
        var event = input.readAllBytes();
        var answer = new ByteArrayOutputStream();
        own.handleRequest(new ByteArrayInputStream(event), answer, context);
        output.write(answer.toByteArray());
        var route = JSON.readTree(event).path("routeKey").asText("");
        if (!route.isEmpty()) {
          var json = JSON.readTree(answer.toByteArray());
          seen.add(
              new Answer(
                  route,
                  json.path("statusCode").asInt(),
                  json.at("/headers/content-type").asText(""),
                  json.path("body").asText("")));
        }
      };
    }
  }

  @BeforeAll
  static void everything_happens() throws Complaint, IOException {
    text = Files.readString(ROOT.resolve("openapi.yaml"));
    contract = JSON.valueToTree(new Yaml().load(text));
    var watch = new Answers(new ConcurrentLinkedQueue<>());
    try (var year = WholeYear.start(ROOT, watch)) {
      year.play();
    }
    answers = List.copyOf(watch.seen());
  }

  @Test
  void every_answer_has_a_status_and_a_body_that_the_contract_promises() {
    var wrong = new TreeMap<String, String>();
    for (var answer : answers) {
      mistakes(answer).findFirst().ifPresent(it -> wrong.put(answer.name(), it));
    }
    assertEquals(Map.of(), wrong);
  }

  @Test
  void every_schema_of_an_accepted_answer_is_seen() {
    var seen = new TreeSet<String>();
    for (var answer : answers) {
      seen.add(schema(answer.place()));
    }
    var missing = new TreeSet<String>();
    for (var path : contract.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        for (var response : operation.getValue().path("responses").properties()) {
          // An answer to HEAD has no body, and so no schema.
          if (response.getKey().startsWith("2") && !operation.getKey().equals("head")) {
            var route = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
            var status = Integer.parseInt(response.getKey());
            missing.add(schema(new Answer(route, status, "", "").place()));
          }
        }
      }
    }
    missing.removeAll(seen);
    assertEquals(new TreeSet<>(), missing, "WholeYear does not get to these");
  }

  /** The schema that a response names, or its own place when it names none. */
  private static String schema(String place) {
    return contract.at(place + "/content/application~1json/schema/$ref").asText(place);
  }

  private static Stream<String> mistakes(Answer answer) {
    var place = answer.place();
    var described = contract.at(place);
    if (described.isMissingNode()) {
      return Stream.of("the contract does not name this status");
    }
    if (described.has("$ref")) {
      place = described.path("$ref").asText().substring(1);
      described = contract.at(place);
    }
    if (!answer.isJson()) {
      return Stream.empty();
    }
    var type = answer.contentType().replaceFirst(";.*", "");
    if (!described.path("content").has(type)) {
      return Stream.of("the contract does not name " + type);
    }
    var schema = place + "/content/" + escaped(type) + "/schema";
    return validated(schema, answer.body()).stream();
  }

  private static List<String> validated(String schema, String body) {
    // A pointer in an address may hold no braces.
    var pointer = schema.replace("{", "%7B").replace("}", "%7D");
    return SchemaRegistry.withDialect(Dialects.getOpenApi30())
        .getSchema("$ref: \"#%s\"\n%s".formatted(pointer, text), InputFormat.YAML)
        .validate(body, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** A name as a step of a JSON pointer. */
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
