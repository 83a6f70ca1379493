package nl.leernetwerk.mailing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Sha256;

/**
 * Gives addresses their ids: a hash with a secret key, because a plain hash is found by trying
 * addresses. Half of the hash is kept, so that nobody can extend it to the hash of a longer
 * address.
 *
 * @param key at least 32 random bytes; the key never changes
 */
@SuppressWarnings("ArrayRecordComponent") // Nothing compares keys.
public record AddressIds(byte[] key) {
  private static final int DIGITS = 32;

  /** The id of an address; every spelling of the address has the same id. */
  public AddressId of(EmailAddress address) {
    var plain = address.value().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return new AddressId(Sha256.hex(key, plain).substring(0, DIGITS));
  }

  /** Tells which addresses mail does not reach, as far as is known. */
  public Predicate<EmailAddress> failing(Map<AddressId, AddressState> known) {
    return address -> known.getOrDefault(of(address), AddressState.FINE).fails();
  }
}
