package nl.leernetwerk.registration;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Word;

/**
 * Makes personal links, and tells which links are right. A token follows from the person's place in
 * the pair, the number of the link for that place, and this key; so no token is stored.
 *
 * @param secret at least 32 random bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Nothing compares keys.
public record LinkKey(byte[] secret) implements PersonalLinks {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int TOKEN_BYTES = 16;

  @Override
  public PersonalLink of(Registration registration, PairRole role) {
    var reference = registration.reference();
    return new PersonalLink(
        reference, role, token(reference, role, registration.revision().membership(role).link()));
  }

  /** Whether a link belongs to the person who has its place in this registration now. */
  public boolean opens(PersonalLink link, Registration registration) {
    var right = of(registration, link.role());
    return link.reference().equals(registration.reference())
        // The comparison takes the same time however much of the token is right.
        && MessageDigest.isEqual(bytes(right.token()), bytes(link.token()))
        && !registration.submission().pair().person(link.role()).isErased();
  }

  private String token(Reference reference, PairRole role, int generation) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      var whose = reference.text() + "." + Word.of(role) + "." + generation;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(mac.doFinal(bytes(whose)), TOKEN_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return "the key of the links";
  }
}
