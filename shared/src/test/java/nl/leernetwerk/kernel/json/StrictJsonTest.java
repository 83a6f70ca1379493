package nl.leernetwerk.kernel.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1} {\"a\":1}",
        "{\"a\":1}x",
        "[1,2",
        "NaN",
        "[Infinity]",
        "01",
        "+1",
        "// said\n1",
        "\"tab\there\"",
        "network=PO&initiative=x",
        "<registration/>",
      })
  void bytes_that_are_not_JSON_are_refused(String text) {
    assertInstanceOf(StrictJson.NotJson.class, parse(text));
  }

  @Test
  void a_name_twice_in_one_object_is_not_accepted_at_any_depth() {
    assertInstanceOf(StrictJson.NotJson.class, parse("{\"a\":1,\"a\":2}"));
    assertInstanceOf(StrictJson.NotJson.class, parse("{\"a\":[{\"b\":1,\"\\u0062\":1}]}"));
    json("{\"a\":{\"a\":1},\"b\":{\"a\":1}}");
  }

  @Test
  void bytes_that_are_not_UTF_8_are_refused() {
    var latin1 = "{\"name\":\"Café\"}".getBytes(StandardCharsets.ISO_8859_1);
    var overlong = new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'};
    var surrogate = new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
    var cutShort = new byte[] {'"', (byte) 0xE2, (byte) 0x82};
    assertInstanceOf(StrictJson.NotUtf8.class, StrictJson.parse(latin1));
    assertInstanceOf(StrictJson.NotUtf8.class, StrictJson.parse(overlong));
    assertInstanceOf(StrictJson.NotUtf8.class, StrictJson.parse(surrogate));
    assertInstanceOf(StrictJson.NotUtf8.class, StrictJson.parse(cutShort));
  }

  @Test
  void other_encodings_are_not_guessed() {
    var utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE);
    assertInstanceOf(StrictJson.NotJson.class, StrictJson.parse(utf16));
  }

  @Test
  void a_byte_order_mark_is_ignored() {
    assertEquals(json("{\"a\":1}"), json("\uFEFF{\"a\":1}"));
  }

  @Test
  void any_JSON_value_is_JSON() {
    for (var text : new String[] {"null", "true", "12", "\"x\"", "[]", "{}"}) {
      json(text);
    }
  }

  @Test
  void JSON_nested_over_100_deep_is_refused() {
    json("[".repeat(100) + "]".repeat(100));
    assertInstanceOf(StrictJson.NotJson.class, parse("[".repeat(101) + "]".repeat(101)));
    assertInstanceOf(StrictJson.NotJson.class, parse("[".repeat(60_000)));
  }

  @Test
  void numbers_of_any_size_are_read_or_refused_but_never_thrown() {
    for (var number :
        new String[] {
          "1e2147483647",
          "100e2147483647",
          "1e-2147483648",
          "1e-2147483647",
          "1e99999999999",
          "-0.0e-99999999999",
          "1".repeat(60_000),
          "0." + "1".repeat(60_000)
        }) {
      if (parse("[" + number + "]") instanceof StrictJson.Parsed(var json)) {
        Fingerprint.of(json);
      }
    }
  }

  @Test
  void the_same_JSON_value_has_the_same_fingerprint() {
    var one = "{\"a\":[1,2.50,true,null],\"b\":{\"c\":\"é\",\"d\":\"\"}}";
    assertSame(one, " { \"b\" : {\"d\":\"\",\"c\":\"\\u00e9\"},\n\t\"a\":[1.0,25e-1,true,null] }");
    assertSame("0", "-0.0");
    assertSame("100", "1E+2");
    assertSame("\"\\ud83d\\ude00\"", "\"😀\"");
  }

  @Test
  void another_JSON_value_has_another_fingerprint() {
    assertDiffer("[1,2]", "[2,1]");
    assertDiffer("{\"a\":null}", "{}");
    assertDiffer("1", "\"1\"");
    assertDiffer("\"PO\"", "\"po\"");
    assertDiffer("\"a \"", "\"a\"");
    assertDiffer("[[],[]]", "[[[]]]");
    assertDiffer("[\"ab\",\"c\"]", "[\"a\",\"bc\"]");
    assertDiffer("{\"a\":\"b\"}", "[\"a\",\"b\"]");
    assertDiffer("[12,3]", "[1,23]");
    assertDiffer("\"\\ud800\"", "\"\\ud801\"");
    assertDiffer("10000000000000001", "10000000000000000");
    assertDiffer("true", "false");
  }

  @Test
  void a_fingerprint_is_64_hexadecimal_digits() {
    assertTrue(Fingerprint.of(json("{}")).matches("[0-9a-f]{64}"));
  }

  private static void assertSame(String one, String other) {
    assertEquals(Fingerprint.of(json(one)), Fingerprint.of(json(other)), one + " and " + other);
  }

  private static void assertDiffer(String one, String other) {
    assertNotEquals(Fingerprint.of(json(one)), Fingerprint.of(json(other)), one + " " + other);
  }

  private static JsonNode json(String text) {
    return assertInstanceOf(StrictJson.Parsed.class, parse(text), text).json();
  }

  private static StrictJson parse(String text) {
    return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
