package nl.leernetwerk.privacy;

import java.time.Instant;
import java.util.Map;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressIds;

/**
 * Whose data is to be removed.
 *
 * @param asked when each address's owner asked; what they entered into afterwards stays
 */
public record Erasure(AddressIds ids, Map<AddressId, Instant> asked) {
  public Erasure {
    asked = Map.copyOf(asked);
  }

  /** Whether whoever got a place with this address at that instant is to be removed from it. */
  public boolean covers(EmailAddress address, Instant since) {
    var at = asked.get(ids.of(address));
    return at != null && !since.isAfter(at);
  }
}
