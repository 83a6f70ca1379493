package nl.leernetwerk.mailing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Sha256;

/**
 * Gives addresses their ids: a hash with a secret key, since a plain one is found by trying
 * addresses. Half the hash is kept, which cannot be continued to that of a longer address.
 *
 * @param key at least 32 random bytes, the same for ever
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares keys.
public record AddressIds(byte[] key) {
  private static final int DIGITS = 32;

  /** The id of an address: the same for every spelling of it. */
  public AddressId of(EmailAddress address) {
    var plain = address.value().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return new AddressId(Sha256.hex(key, plain).substring(0, DIGITS));
  }

  /** Which addresses fail, as far as is known. */
  public Predicate<EmailAddress> failing(Map<AddressId, AddressState> known) {
    return address -> known.getOrDefault(of(address), AddressState.FINE).fails();
  }
}
