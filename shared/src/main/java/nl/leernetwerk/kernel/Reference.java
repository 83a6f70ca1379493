package nl.leernetwerk.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public name of a registration, for people and programs: the round's id and eight characters
 * without a meaning, such as {@code 2024-2025-7K3F-9QXM}. A reference gives access to nothing but
 * the public state.
 *
 * @param round the id of its round
 * @param serial eight characters of Crockford's base 32, which has no I, L, O or U to misread
 */
public record Reference(String round, String serial) implements Comparable<Reference> {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern FORM =
      Pattern.compile("(.+)-([" + ALPHABET + "]{4})-([" + ALPHABET + "]{4})");

  /** Two times four characters, and what joins them. */
  private static final int SERIAL_LENGTH = 9;

  /** A new reference, from 40 random bits. */
  public static Reference random(String round, RandomGenerator random) {
    var serial = new StringBuilder(8);
    for (int i = 0; i < 8; i++) {
      serial.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new Reference(round, serial.toString());
  }

  /** The reference that a text holds; empty when the text is no reference. */
  public static Optional<Reference> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new Reference(matcher.group(1), matcher.group(2) + matcher.group(3)))
        : Optional.empty();
  }

  /** The reference that somebody typed, perhaps in small letters; empty when they typed none. */
  public static Optional<Reference> typed(String text) {
    var stripped = text.strip();
    int serial = Math.max(0, stripped.length() - SERIAL_LENGTH);
    return parse(
        stripped.substring(0, serial) + stripped.substring(serial).toUpperCase(Locale.ROOT));
  }

  /** The form that people read and type; {@link #parse} reads it back. */
  public String text() {
    return round + "-" + serial.substring(0, 4) + "-" + serial.substring(4);
  }

  @Override
  public int compareTo(Reference other) {
    return text().compareTo(other.text());
  }

  @Override
  public String toString() {
    return text();
  }
}
