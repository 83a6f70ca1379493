package nl.leernetwerk.privacy;

import java.time.Instant;
import java.util.Map;
import nl.leernetwerk.mailing.AddressId;

/**
 * Who had their data removed, by the ids of their addresses. It is kept apart from the data, so
 * that a backup of those that is put back cannot bring anybody back.
 */
public interface Erasures {

  /** Records that everything of an address is to go that was received until then. */
  void add(AddressId address, Instant at);

  /** Every erasure that a backup may not know of. */
  Map<AddressId, Instant> all();
}
