package nl.leernetwerk.mailing.letters;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.EmailAddress;

/** Links for mail and telephone. */
public final class Links {
  private static final String PLAIN = "-._~@";
  private static final Pattern PUNCTUATION = Pattern.compile("[\\s\\u00a0./()\\u2010-\\u2015-]");
  private static final Pattern ABROAD = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern AT_HOME = Pattern.compile("0[1-9][0-9]{8}");

  private Links() {}

  /**
   * The link that writes a mail to this address. Characters with a meaning in a link are encoded,
   * so that no address can add a subject or another recipient.
   */
  public static String mail(EmailAddress address) {
    var link = new StringBuilder("mailto:");
    for (byte b : address.value().getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
        link.append(c);
      } else {
        link.append("%%%02X".formatted((int) c));
      }
    }
    return link.toString();
  }

  /** The link that calls this number; empty when the typed text is not clearly one number. */
  public static Optional<String> phone(String typed) {
    var bare =
        PUNCTUATION
            .matcher(typed.replaceFirst("^\\s*(\\+|00)(\\d+)\\s*\\(0\\)", "$1$2"))
            .replaceAll("")
            .replaceFirst("^00", "+")
            // No number here begins with a zero after the country's.
            .replaceFirst("^\\+310", "+31");
    if (ABROAD.matcher(bare).matches()) {
      return Optional.of("tel:" + bare);
    }
    return AT_HOME.matcher(bare).matches()
        ? Optional.of("tel:+31" + bare.substring(1))
        : Optional.empty();
  }
}
