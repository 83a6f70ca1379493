package nl.leernetwerk.registration;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Word;

/**
 * The secret that lets one person of a pair into their own registration. It is the part after
 * {@code #} in the address that they were mailed.
 *
 * @param token 22 characters that only the key can make
 */
public record PersonalLink(Reference reference, PairRole role, String token) {
  private static final Pattern FORM =
      Pattern.compile("(.{1,60})\\.(practitioner|leader)\\.([A-Za-z0-9_-]{22})");

  /** The link that a text holds; empty when the text is no link. */
  public static Optional<PersonalLink> parse(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Reference.parse(matcher.group(1))
            .map(
                reference ->
                    new PersonalLink(
                        reference,
                        PairRole.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
                        matcher.group(3)))
        : Optional.empty();
  }

  /** The form that is in the mail; {@link #parse} reads it back. */
  public String text() {
    return reference.text() + "." + Word.of(role) + "." + token;
  }

  /** Leaves out the token, because nobody should find it in something that is printed. */
  @Override
  public String toString() {
    return reference.text() + "." + Word.of(role);
  }
}
