package nl.leernetwerk.kernel.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Map;
import nl.leernetwerk.kernel.Sha256;

/**
 * A hash that separates JSON values. Equal values have equal fingerprints: white space, the order
 * of an object's members, escapes in strings and the spelling of a number ({@code 1.0}, {@code
 * 1e0}) do not matter.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** SHA-256 of the value's canonical form, as 64 hexadecimal digits. */
  public static String of(JsonNode json) {
    var canonical = new StringBuilder();
    write(json, canonical);
    var bytes = ByteBuffer.allocate(2 * canonical.length());
    // Hashed as chars and not as UTF-8, in which every half of a surrogate pair would become the
    // same bytes.
    bytes.asCharBuffer().put(canonical.toString());
    return Sha256.hex(bytes.array());
  }

  private static void write(JsonNode json, StringBuilder out) {
    switch (json.getNodeType()) {
      case OBJECT -> {
        out.append('{');
        json.properties().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
            .forEach(
                member -> {
                  write(member.getKey(), out);
                  write(member.getValue(), out);
                });
        out.append('}');
      }
      case ARRAY -> {
        out.append('[');
        json.forEach(element -> write(element, out));
        out.append(']');
      }
      case STRING -> write(json.textValue(), out);
      case NUMBER -> {
        var number = json.decimalValue();
        // Not stripTrailingZeros, which throws when the exponent does not fit in an int.
        var digits = number.unscaledValue().toString();
        var significant = digits.replaceAll("0+$", "");
        long exponent = (long) digits.length() - significant.length() - number.scale();
        out.append('#').append(significant);
        out.append('e').append(significant.isEmpty() ? 0 : exponent).append(';');
      }
      case BOOLEAN -> out.append(json.booleanValue() ? 't' : 'f');
      case NULL -> out.append('n');
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("no JSON value: " + json.getNodeType());
    }
  }

  /** Writes a text with its length in front, so that one text can never look like two. */
  private static void write(String text, StringBuilder out) {
    out.append('"').append(text.length()).append(':').append(text);
  }
}
