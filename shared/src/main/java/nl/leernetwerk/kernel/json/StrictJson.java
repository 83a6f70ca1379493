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
   * The bytes are not JSON by RFC 8259. Also refused is JSON that names a member twice, is nested
   * over 100 deep, or has a number of over 1000 digits or beyond what any use could need.
   */
  record NotJson() implements StrictJson {}

  /** The bytes are not UTF-8. */
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
      // Jackson lets a number through whose exponent no BigDecimal can hold.
      return new NotJson();
    }
  }

  /** A class of its own hides the mapper, because an interface has no private fields. */
  final class Strict {
    private static final int MAX_DEPTH = 100;

    private static final ObjectMapper MAPPER =
        JsonMapper.builder(
                JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Strangers choose the names, so remembering names would only fill the memory.
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // As doubles, numbers that differ could become equal.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // Stripping zeros throws when the exponent does not fit in an int.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Strict() {}
  }
}
