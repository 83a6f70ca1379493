package nl.leernetwerk.kernel.json;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A place in a JSON document, as a JSON pointer (RFC 6901) in a URI's fragment. */
public record Pointer(String text) {
  public static final Pointer ROOT = new Pointer("#");

  private static final String PLAIN_MARKS = "-._~!$&'()*+,;=:@?";

  public Pointer field(String name) {
    return new Pointer(text + "/" + encode(name.replace("~", "~0").replace("/", "~1")));
  }

  public Pointer item(int index) {
    return new Pointer(text + "/" + index);
  }

  private static String encode(String token) {
    if (token.chars().allMatch(it -> isPlain((char) it))) {
      return token;
    }
    var encoded = new StringBuilder();
    // Half a surrogate pair cannot be encoded, so it is shown as the replacement character.
    for (byte b : token.replaceAll("\\p{Cs}", "\uFFFD").getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isPlain(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN_MARKS.indexOf(c) >= 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
