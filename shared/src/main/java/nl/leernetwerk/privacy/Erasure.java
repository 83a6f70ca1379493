package nl.leernetwerk.privacy;

import java.time.Instant;
import java.util.Map;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressIds;

/**
 * The people whose data is removed.
 *
 * @param asked when the owner of each address asked; what they sent in after that moment stays
 */
public record Erasure(AddressIds ids, Map<AddressId, Instant> asked) {
  public Erasure {
    asked = Map.copyOf(asked);
  }

  /** Whether to remove the person who got a place with this address at that instant. */
  public boolean covers(EmailAddress address, Instant since) {
    return covers(ids.of(address), since);
  }

  /** The same, by the id of the address. */
  public boolean covers(AddressId address, Instant since) {
    var at = asked.get(address);
    return at != null && !since.isAfter(at);
  }
}
