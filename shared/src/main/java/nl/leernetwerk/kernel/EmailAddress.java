package nl.leernetwerk.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, kept as typed but for surrounding space. Two are the same when they are equal
 * after lower-casing.
 */
public record EmailAddress(String value) {
  /** The longest address that SMTP can carry (RFC 5321, 4.5.3.1.3, less the angle brackets). */
  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL_PART = 64;

  /**
   * The rule browsers apply to {@code <input type=email>} (WHATWG HTML, "valid e-mail address"),
   * with a dot required in the domain and dots in the local part only between other characters. No
   * top-level domain begins with a digit or is one letter: that is a slip, or an IP address.
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

  /** The address in what somebody typed, trimmed; empty when it has not the form of one. */
  public static Optional<EmailAddress> parse(String typed) {
    var address = typed.strip();
    return valid(address) ? Optional.of(new EmailAddress(address)) : Optional.empty();
  }

  private static boolean valid(String address) {
    // The length first: the pattern need never look at an endless address.
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
