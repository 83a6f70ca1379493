package nl.leernetwerk.privacy;

import java.time.Instant;
import java.util.Map;
import nl.leernetwerk.mailing.AddressId;

/**
 * The people who had their data removed, by the ids of their addresses. This list is kept apart
 * from the data, so that restoring a backup of the data cannot bring anybody back.
 */
public interface Erasures {

  /** Records that all data of an address that was received until then must go. */
  void add(AddressId address, Instant at);

  /** All recorded erasures; a restored backup may hold data from before them. */
  Map<AddressId, Instant> all();
}
