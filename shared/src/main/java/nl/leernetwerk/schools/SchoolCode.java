package nl.leernetwerk.schools;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A school location's code, {@code 99XX99}: the institution's four characters (BRIN) and two digits
 * for the location. Unique in DUO's lists.
 */
public record SchoolCode(String value) implements Comparable<SchoolCode> {
  private static final Pattern FORM = Pattern.compile("[0-9]{2}[A-Z]{2}[0-9]{2}");
  private static final Pattern TYPED = Pattern.compile("[0-9]{2}[A-Za-z]{2}[0-9]{2}");

  public SchoolCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a school code has the form 99XX99");
    }
  }

  /**
   * The code that somebody typed, trimmed and upper-cased; empty when the text does not have the
   * form of a code.
   */
  public static Optional<SchoolCode> parse(String typed) {
    var code = typed.strip();
    // The form is checked first: upper-casing would make two letters of a sharp s.
    return TYPED.matcher(code).matches()
        ? Optional.of(new SchoolCode(code.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  @Override
  public int compareTo(SchoolCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
