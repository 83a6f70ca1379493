package nl.leernetwerk.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, kept as typed, without the space around it. Two addresses are the same when
 * they are equal after lower-casing.
 */
public record EmailAddress(String value) {
  /** The longest address that SMTP can carry (RFC 5321, 4.5.3.1.3, less the angle brackets). */
  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL_PART = 64;

  /**
   * The rule that browsers apply to {@code <input type=email>} (WHATWG HTML, "valid e-mail
   * address"), made stricter. The domain must have a dot, and dots in the local part stand only
   * between other characters. A top-level domain that begins with a digit or has one letter is
   * refused: that is a typing error or an IP address.
   */
  private static final Pattern FORM =
      Pattern.compile(
          "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+"
              + "[a-zA-Z][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]");

  public EmailAddress {
    if (!valid(value)) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /**
   * The address that somebody typed, without what cannot be seen in it ({@link TypedText#address});
   * empty when the text does not have the form of an address.
   */
  public static Optional<EmailAddress> parse(String typed) {
    var address = TypedText.address(typed);
    return valid(address) ? Optional.of(new EmailAddress(address)) : Optional.empty();
  }

  private static boolean valid(String address) {
    // The length is checked first, so that the pattern never sees a text without limit.
    return address.length() <= MAX_LENGTH
        && address.indexOf('@') <= MAX_LOCAL_PART
        && FORM.matcher(address).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailAddress address && address.comparable().equals(comparable());
  }

  @Override
  public int hashCode() {
    return comparable().hashCode();
  }

  private String comparable() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
