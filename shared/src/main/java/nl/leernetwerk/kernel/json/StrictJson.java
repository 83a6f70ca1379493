package nl.leernetwerk.kernel.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a request or a file, read strictly as one JSON value in UTF-8. */
public sealed interface StrictJson {

  /** The JSON value. */
  record Parsed(JsonNode json) implements StrictJson {}

  /**
   * Not JSON by RFC 8259; or JSON that names a member twice, is nested over 100 deep, or has a
   * number of over 1000 digits or beyond what any use could need.
   */
  record NotJson() implements StrictJson {}

  /** Not UTF-8 to the last byte. */
  record NotUtf8() implements StrictJson {}

  /** Reads the bytes; a byte order mark before the value is ignored. */
  static StrictJson parse(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new NotUtf8();
    }
    try {
      var json = Strict.MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
      return json.isMissingNode() ? new NotJson() : new Parsed(json);
    } catch (JsonProcessingException | NumberFormatException _) {
      // Jackson lets the latter through for an exponent that no BigDecimal can hold.
      return new NotJson();
    }
  }

  /** Keeps the mapper out of sight; an interface has no private fields. */
  final class Strict {
    private static final int MAX_DEPTH = 100;

    private static final ObjectMapper MAPPER =
        JsonMapper.builder(
                JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Strangers choose the names: remembering them would only fill memory.
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Doubles would make unequal numbers equal.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // Stripping throws when the exponent leaves the range of an int.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Strict() {}
  }
}
