package nl.leernetwerk.functions.registration.submitregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.kernel.TypedText;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.registration.OptionalText;
import nl.leernetwerk.registration.SubmissionRules;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.json.RoundJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares the rules in the code with the schema in openapi.yaml, which other programs rely on. */
class ContractTest {
  private static final Schema CONTRACT = contract("Registration");
  private static final int MUTATIONS = 600;

  /**
   * Where the code is stricter than the schema, because a schema cannot express the rule. Each is
   * the sentence that the sender reads.
   */
  private static final Map<String, Pattern> STRICTER =
      Map.of(
          "text in which nothing can be seen is no answer",
          Pattern.compile("(Vul .+ in( of laat die weg)?|Schrijf op wat jullie .+)\\."),
          "an e-mail address has the form of one",
          Pattern.compile("Het e-mailadres van .+ klopt niet\\..+"),
          "a telephone number has six digits or more",
          Pattern.compile("Het telefoonnummer van .+ moet minstens 6 cijfers hebben\\..+"),
          "a school is named once",
          Pattern.compile("Dit is dezelfde school als school \\d+\\..+"),
          "a school's code is in the list",
          Pattern.compile("Deze code staat niet in de lijst van scholen\\..+"),
          "a school's name and place hold a letter or a digit",
          Pattern.compile(".+ moet minstens één letter of cijfer hebben\\."),
          "regular schools of one sector decide the network",
          Pattern.compile("Bij deze scholen hoort leernetwerk (PO|VO)\\..+"),
          "a line is one line, without characters that nobody sees",
          Pattern.compile(".+ (mag geen regeleinden of tabs bevatten|bevat een .+ teken).*"));

  private final MovingClock clock = new MovingClock(Instant.parse("2024-09-12T12:00:00Z"));
  private final Table table = LocalTable.create(clock);
  private final SubmitRegistration function =
      new SubmitRegistration(TestSurroundings.of(table).clock(clock).random(new Random(1)).get());

  @BeforeEach
  void open_the_round() {
    LocalTable.storage(table).schools().load(Sample.schools().values());
    LocalTable.storage(table).open(Sample.round());
  }

  @Test
  void a_round_with_every_optional_field_follows_the_contract() {
    var round =
        RoundJson.write(
            Sample.withBeacon(
                Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO")),
                new Beacon(BeaconSource.DRAND.address(), BeaconSource.DRAND.chain(), 11_686_612)));
    assertEquals(List.of(), contract("RoundDocument").validate(round.toString(), InputFormat.JSON));
  }

  @Test
  void the_sample_event_follows_the_contract() {
    assertTrue(follows(sample()));
  }

  @Test
  void the_function_refuses_with_422_whatever_the_contract_refuses() {
    var counts = new TreeMap<String, Integer>();
    for (int seed = 0; seed < MUTATIONS; seed++) {
      var body = new Mutation(new Random(seed)).of(sample());
      var result = post(body, seed);
      if (!follows(normal(body))) {
        assertEquals(422, result.status(), body.toString());
        counts.merge("refused by both", 1, Integer::sum);
      } else if (result.status() == 422 && !follows(body)) {
        counts.merge("refused by both", 1, Integer::sum);
      } else if (result.status() == 422) {
        for (var error : result.body().get("errors")) {
          counts.merge(stricter(error.get("detail").asText()), 1, Integer::sum);
        }
      } else {
        assertTrue(result.status() == 201 || result.status() == 409, result.answer().toString());
        counts.merge("accepted by both", 1, Integer::sum);
      }
    }
    // Enough accepted and refused bodies for the comparison to mean something.
    assertTrue(counts.get("refused by both") > MUTATIONS / 4, counts.toString());
    assertTrue(counts.get("accepted by both") > MUTATIONS / 40, counts.toString());
  }

  @Test
  void the_function_forgives_space_at_the_ends_and_null_for_what_may_be_left_out() {
    var body = sample();
    body.withObject("initiative").put("name", " ".repeat(3) + "n".repeat(120) + "\n");
    body.putNull("contribution").putNull("seeks").putNull("submittedBy");
    body.withObject("leader").putNull("phone");
    assertTrue(!follows(body) && follows(normal(body)));
    assertEquals(201, post(body, 1).status());
  }

  @Test
  void every_maximum_in_the_contract_is_the_one_in_the_rules() {
    var rules =
        new HashMap<>(
            Map.ofEntries(
                Map.entry("Registration/initiative/name", SubmissionRules.MAX_INITIATIVE_NAME),
                Map.entry("Registration/schools", SubmissionRules.MAX_SCHOOLS),
                Map.entry("Registration/learningQuestions", SubmissionRules.MAX_LEARNING_QUESTIONS),
                Map.entry(
                    "Registration/learningQuestions/[]", SubmissionRules.MAX_LEARNING_QUESTION),
                Map.entry("Registration/expectations", SubmissionRules.MAX_EXPECTATIONS),
                Map.entry("Registration/website", 0),
                Map.entry("UnlistedSchool/name", SubmissionRules.MAX_SCHOOL_NAME),
                Map.entry("UnlistedSchool/place", SubmissionRules.MAX_PLACE),
                Map.entry("Person/name", SubmissionRules.MAX_PERSON_NAME),
                Map.entry("Person/email", SubmissionRules.MAX_EMAIL),
                Map.entry("Person/role", SubmissionRules.MAX_ROLE),
                Map.entry("Person/phone", SubmissionRules.MAX_PHONE)));
    for (var text : OptionalText.values()) {
      rules.put("Registration/" + text.key(), text.max());
    }
    assertEquals(rules, maxima());
  }

  private Invocation.Result post(JsonNode body, int number) {
    var event = (ObjectNode) Invocation.event("submit-registration");
    event.put("body", body.toString());
    ((ObjectNode) event.get("headers")).put("idempotency-key", "key-" + number);
    return Invocation.invoke(function, event);
  }

  private static ObjectNode sample() {
    var body = Invocation.event("submit-registration").get("body").asText();
    return (ObjectNode) Invocation.parse(body);
  }

  private static boolean follows(JsonNode body) {
    return CONTRACT.validate(body.toString(), InputFormat.JSON).isEmpty();
  }

  private static String stricter(String detail) {
    return STRICTER.entrySet().stream()
        .filter(rule -> rule.getValue().matcher(detail).matches())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError("a rule that the contract does not tell: " + detail));
  }

  /** The body as the rules see it: texts trimmed, and members that are null left out. */
  private static JsonNode normal(JsonNode json) {
    if (json instanceof ObjectNode object) {
      var copy = JsonNodeFactory.instance.objectNode();
      for (var member : object.properties()) {
        if (!member.getValue().isNull()) {
          copy.set(member.getKey(), normal(member.getValue()));
        }
      }
      return copy;
    }
    if (json instanceof ArrayNode array) {
      var copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> copy.add(normal(element)));
      return copy;
    }
    return json.isTextual()
        ? JsonNodeFactory.instance.textNode(TypedText.trimmed(json.textValue()))
        : json;
  }

  private static Schema contract(String name) {
    return SchemaRegistry.withDialect(Dialects.getOpenApi30())
        .getSchema(
            "$ref: \"#/components/schemas/%s\"\n%s".formatted(name, openapi()), InputFormat.YAML);
  }

  private static String openapi() {
    try {
      return Files.readString(Path.of(System.getProperty("project.root"), "openapi.yaml"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Integer> maxima() {
    var maxima = new TreeMap<String, Integer>();
    for (var name : List.of("Registration", "ListedSchool", "UnlistedSchool", "Person")) {
      var schema =
          Invocation.parse(CONTRACT.getSchemaNode().at("/components/schemas/" + name).toString());
      collect(name, schema, maxima);
    }
    return maxima;
  }

  private static void collect(String path, JsonNode schema, Map<String, Integer> maxima) {
    for (var keyword : List.of("maxLength", "maxItems")) {
      if (schema.has(keyword)) {
        maxima.put(path, schema.get(keyword).asInt());
      }
    }
    for (var property : schema.path("properties").properties()) {
      collect(path + "/" + property.getKey(), property.getValue(), maxima);
    }
    if (schema.has("items")) {
      collect(path + "/[]", schema.get("items"), maxima);
    }
  }

  /** One to three small random changes to a body. */
  private record Mutation(Random random) {
    private static final List<String> FIELDS =
        List.of("name", "code", "place", "phone", "email", "network", "extra", "");

    JsonNode of(ObjectNode body) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        change(body);
      }
      return body;
    }

    private void change(ObjectNode body) {
      var containers = new ArrayList<JsonNode>();
      containers(body, containers);
      var container = containers.get(random.nextInt(containers.size()));
      if (container instanceof ObjectNode object) {
        var names = object.properties().stream().map(Map.Entry::getKey).toList();
        if (names.isEmpty() || random.nextInt(8) == 0) {
          object.set(FIELDS.get(random.nextInt(FIELDS.size())), value());
        } else if (random.nextInt(5) == 0) {
          object.remove(names.get(random.nextInt(names.size())));
        } else {
          object.set(names.get(random.nextInt(names.size())), value());
        }
      } else if (container instanceof ArrayNode array) {
        switch (random.nextInt(4)) {
          case 0 -> array.removeAll();
          case 1 -> array.add(value());
          case 2 -> extend(array);
          default -> {
            if (!array.isEmpty()) {
              array.set(random.nextInt(array.size()), value());
            }
          }
        }
      }
    }

    private static void containers(JsonNode json, List<JsonNode> found) {
      if (json.isContainerNode()) {
        found.add(json);
        json.forEach(element -> containers(element, found));
      }
    }

    /** Makes a list about as long as it may be, with a different value in each place. */
    private void extend(ArrayNode array) {
      int size = List.of(5, 6, 12, 13).get(random.nextInt(4));
      boolean schools = random.nextBoolean();
      while (array.size() < size) {
        if (schools) {
          array.addObject().put("name", "School " + array.size()).put("place", "Delft");
        } else {
          array.add("Vraag " + array.size());
        }
      }
    }

    private JsonNode value() {
      var json = JsonNodeFactory.instance;
      return switch (random.nextInt(12)) {
        case 0 -> json.nullNode();
        case 1 -> json.booleanNode(random.nextBoolean());
        case 2 -> json.numberNode(random.nextInt(100));
        case 3 -> json.objectNode();
        case 4 -> json.objectNode().put("name", text()).put("place", text());
        case 5 -> json.objectNode().put("code", text());
        case 6 -> json.arrayNode();
        case 7 -> json.arrayNode().add(text()).add(text());
        default -> json.textNode(text());
      };
    }

    private String text() {
      int length =
          List.of(40, 80, 100, 120, 254, 1000, 2000).get(random.nextInt(7)) + random.nextInt(2);
      return switch (random.nextInt(14)) {
        case 0 -> "";
        case 1 -> " \t ";
        case 2 -> "x".repeat(length);
        // One character each, though two in UTF-16 and four in UTF-8.
        case 3 -> "😀".repeat(length);
        case 4 -> "  " + "é".repeat(length) + " ";
        case 5 -> "VO";
        case 6 -> "99aa00 ";
        case 7 -> "99AB00";
        case 8 -> "naam@example.org";
        case 9 -> "leader";
        case 10 -> "sharing";
        case 11 -> "0612345678";
        case 12 -> "twee\nregels";
        default -> "Een gewone tekst";
      };
    }
  }
}
