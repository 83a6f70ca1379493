package nl.leernetwerk.registration.json;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import nl.leernetwerk.kernel.json.Fingerprint;
import nl.leernetwerk.kernel.json.StrictJson;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.rounds.json.RoundJsonTest;
import org.junit.jupiter.api.Test;

/** The readers answer every input; they never throw. */
class AnyInputTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Test
  void no_document_makes_the_submission_reader_throw() {
    documents(
        SubmissionReaderTest.VALID,
        8_000,
        json -> {
          switch (SubmissionReader.read(json)) {
            case SubmissionReader.Valid(var submission) ->
                assertFalse(submission.schools().isEmpty());
            case SubmissionReader.Invalid invalid -> assertFalse(invalid.errors().isEmpty());
          }
        });
  }

  @Test
  void no_document_makes_the_round_reader_throw() {
    documents(
        RoundJsonTest.VALID,
        2_000,
        json -> {
          switch (RoundJson.read(json)) {
            case RoundJson.Valid(var round) -> RoundJson.write(round);
            case RoundJson.Invalid(var errors) -> assertFalse(errors.isEmpty());
          }
        });
  }

  @Test
  void no_bytes_make_the_JSON_reader_throw() {
    var valid = SubmissionReaderTest.VALID.getBytes(StandardCharsets.UTF_8);
    for (int seed = 0; seed < 8_000; seed++) {
      var random = new Random(seed);
      var bytes = valid.clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = aByte(random);
      }
      try {
        if (StrictJson.parse(bytes) instanceof StrictJson.Parsed(var json)) {
          Fingerprint.of(json);
          SubmissionReader.read(json);
        }
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private interface Reader {
    void read(JsonNode json);
  }

  private static void documents(String valid, int times, Reader reader) {
    var parsed = SubmissionReaderTest.parse(valid);
    for (int seed = 0; seed < times; seed++) {
      var random = new Random(seed);
      JsonNode json = parsed.deepCopy();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        json = change(json, random);
      }
      try {
        reader.read(json);
        Fingerprint.of(json);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + json, e);
      }
    }
  }

  /**
   * The document with one of its objects or arrays changed in one place, or replaced as a whole.
   */
  private static JsonNode change(JsonNode json, RandomGenerator random) {
    var containers = new ArrayList<JsonNode>();
    collect(json, containers);
    if (containers.isEmpty() || random.nextInt(200) == 0) {
      return value(random, 3);
    }
    switch (containers.get(random.nextInt(containers.size()))) {
      case ObjectNode object -> {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        var name =
            names.isEmpty() || random.nextInt(4) == 0
                ? text(random)
                : names.get(random.nextInt(names.size()));
        if (random.nextInt(4) == 0) {
          object.remove(name);
        } else {
          object.set(name, value(random, 3));
        }
      }
      case ArrayNode array -> {
        int at = array.isEmpty() ? 0 : random.nextInt(array.size());
        switch (random.nextInt(3)) {
          case 0 -> array.remove(at);
          case 1 -> array.insert(at, value(random, 3));
          default -> array.addAll(array.deepCopy());
        }
      }
      default -> throw new IllegalStateException("only containers are collected");
    }
    return json;
  }

  private static void collect(JsonNode json, List<JsonNode> containers) {
    if (json.isContainerNode()) {
      containers.add(json);
      json.forEach(child -> collect(child, containers));
    }
  }

  private static JsonNode value(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(random.nextDouble() * 1e300);
      case 4, 5, 6 -> NODES.textNode(text(random));
      case 7 -> {
        var array = NODES.arrayNode();
        for (int i = random.nextInt(15); i > 0; i--) {
          array.add(value(random, depth - 1));
        }
        yield array;
      }
      default -> {
        var object = NODES.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
          object.set(text(random), value(random, depth - 1));
        }
        yield object;
      }
    };
  }

  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "name",
          "email",
          "place",
          "code",
          "PO",
          "2024-02-30",
          "2024-10-01",
          "16XY00",
          "a@b.nl",
          "\r\n",
          "\u202E",
          "\u200B",
          "\ud800",
          "\udc00",
          "😀",
          "/",
          "~",
          "%",
          "\u0000");

  private static String text(RandomGenerator random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        case 1 -> text.append((char) random.nextInt(0x10000));
        case 2 -> text.append("x".repeat(random.nextInt(3000)));
        default -> text.append(WORDS.get(random.nextInt(WORDS.size())));
      }
    }
    return text.toString();
  }

  private static byte aByte(RandomGenerator random) {
    var common = "{}[]\",:\\u0eE-+.tfn ";
    return random.nextBoolean()
        ? (byte) random.nextInt(256)
        : (byte) common.charAt(random.nextInt(common.length()));
  }
}
