package nl.leernetwerk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.yaml.snakeyaml.Yaml;

/** The edges of each field of a body, as a schema of the contract describes them. */
final class Edges {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What overflows somewhere, and what is just inside and just outside. */
  private static final List<Long> NUMBERS =
      List.of(
          -10_000_000_000_000L,
          -1L,
          0L,
          1L,
          2L,
          12L,
          30L,
          31L,
          1_000_000_000_000L,
          1_000_000_000_000_000_000L,
          (long) Integer.MAX_VALUE,
          1L + Integer.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MIN_VALUE);

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "=1+1",
          "<b>vet</b>",
          "\u202Eomgekeerd",
          "twee\nregels",
          "een\ttab",
          "\u0000",
          "😀",
          "é".repeat(3),
          "current",
          "preview",
          "PO",
          "PO-2",
          "A",
          "a@b.nl",
          "a@b.nl ",
          "x".repeat(64) + "@example.org",
          "x".repeat(65) + "@example.org",
          "naam+label@" + "b".repeat(63) + ".nl",
          "naam@127.0.0.1",
          "0000-01-01",
          "9999-12-31",
          "2024-02-29",
          "2023-02-29",
          "2024-10-01",
          "2024-10-02",
          "2024-11-30",
          "2031-08-31",
          "2031-09-30",
          "+12024-10-01",
          "2031-10-02T12:00:00",
          "2031-09-30T23:59:59",
          "2028-02-29T12:00",
          "2029-12-31T23:59:59.999999999",
          "2030-05-01T00:00:00+02:00",
          "9999-12-31T23:59:59+18:00",
          "0000-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59",
          "http://...",
          "http://-",
          "https://api.drand.sh:99999",
          "https://api.drand.sh:65535/a/b",
          "http://under_score.example.org",
          "http://169.254.169.254/",
          "http://127.0.0.1",
          "http://2130706433",
          "http://localhost",
          "https://1.2.3",
          "https://api.drand.sh",
          "https://" + "a".repeat(63) + ".example.org",
          "https://" + "a".repeat(64) + ".example.org",
          "0".repeat(64),
          "0".repeat(192),
          "quicknet");

  private final JsonNode schemas;

  /** A place in a body and what the contract says of it. */
  record Field(String pointer, JsonNode schema) {}

  Edges(Path project) {
    try {
      var yaml = new Yaml().<Object>load(Files.readString(project.resolve("openapi.yaml")));
      this.schemas = JSON.valueToTree(yaml).at("/components/schemas");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every field of a body of that schema; of lists the first element. */
  List<Field> of(String schema) {
    var found = new TreeMap<String, Field>();
    walk("", schemas.path(schema), found);
    return List.copyOf(found.values());
  }

  private void walk(String pointer, JsonNode schema, Map<String, Field> found) {
    if (schema.has("$ref")) {
      walk(pointer, schemas.path(schema.path("$ref").asText().replaceFirst(".*/", "")), found);
      return;
    }
    schema.path("oneOf").forEach(one -> walk(pointer, one, found));
    if (!pointer.isEmpty()) {
      found.putIfAbsent(pointer, new Field(pointer, schema));
    }
    schema
        .path("properties")
        .forEachEntry((name, member) -> walk(pointer + "/" + name, member, found));
    if (schema.has("items")) {
      walk(pointer + "/0", schema.path("items"), found);
    }
  }

  /**
   * Puts one value at or beyond the edge of a field in a body, or takes the field out.
   *
   * @return false when the body has no place for it
   */
  boolean change(ObjectNode body, Field field, RandomGenerator random) {
    int last = field.pointer().lastIndexOf('/');
    var name = field.pointer().substring(last + 1);
    var parent = body.at(field.pointer().substring(0, last));
    if (parent instanceof ObjectNode object) {
      if (random.nextInt(12) == 0) {
        object.remove(name);
      } else {
        object.set(name, value(field, object.path(name), random));
      }
      return true;
    }
    if (parent instanceof ArrayNode array && !array.isEmpty()) {
      array.set(0, value(field, array.get(0), random));
      return true;
    }
    return false;
  }

  private static JsonNode value(Field field, JsonNode now, RandomGenerator random) {
    var schema = field.schema();
    if (random.nextInt(25) == 0) {
      return random.nextBoolean() ? NODES.nullNode() : NODES.booleanNode(true);
    }
    if (schema.has("enum")) {
      return pick(schema.path("enum"), random);
    }
    return switch (schema.path("type").asText()) {
      case "integer" -> number(schema, random);
      case "array" -> list(schema, now, random);
      case "object" -> now.isObject() && random.nextBoolean() ? now : NODES.objectNode();
      default -> text(field, random);
    };
  }

  /** The texts that a field might take, as its name and its format tell. */
  private static List<String> likely(Field field) {
    var form =
        field.schema().path("format").asText().equals("date")
            ? "[+]?[0-9]{4,}-[0-9]{2}-[0-9]{2}"
            : switch (field.pointer().replaceFirst(".*/", "")) {
              case "email", "contact" -> ".+@.+";
              case "address" -> "http.+";
              case "time" -> ".+T.+";
              case "publicKey", "groupHash", "chain" -> "0{64,}";
              default -> "(?s).*";
            };
    return TEXTS.stream().filter(text -> text.matches(form)).toList();
  }

  private static JsonNode pick(JsonNode values, RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }

  private static JsonNode number(JsonNode schema, RandomGenerator random) {
    var edges = new ArrayList<Long>(NUMBERS);
    for (var edge : List.of("minimum", "maximum")) {
      if (schema.has(edge)) {
        long at = schema.path(edge).asLong();
        edges.addAll(List.of(at - 1, at, at, at, at + 1));
      }
    }
    return switch (random.nextInt(20)) {
      case 0 -> NODES.numberNode(1.5);
      case 1 -> NODES.textNode("12");
      default -> NODES.numberNode(edges.get(random.nextInt(edges.size())));
    };
  }

  private static JsonNode text(Field field, RandomGenerator random) {
    int most = field.schema().path("maxLength").asInt(40);
    var likely = likely(field);
    return NODES.textNode(
        switch (random.nextInt(9)) {
          case 0 -> "x".repeat(most);
          case 1 -> "😀".repeat(most);
          case 2 -> "y".repeat(most + 1);
          case 3, 4, 5 -> likely.get(random.nextInt(likely.size()));
          default -> TEXTS.get(random.nextInt(TEXTS.size()));
        });
  }

  private static JsonNode list(JsonNode schema, JsonNode now, RandomGenerator random) {
    var list = NODES.arrayNode();
    int most = schema.path("maxItems").asInt(3);
    int size = List.of(0, 1, most, most + 1).get(random.nextInt(4));
    for (int i = 0; i < size && now.isArray() && !now.isEmpty(); i++) {
      var copy = now.get(random.nextInt(now.size())).deepCopy();
      if (copy instanceof ObjectNode object && object.path("id").isTextual() && i > 0) {
        object.put("id", object.path("id").asText() + "-" + i);
      }
      list.add(copy);
    }
    return list;
  }
}
