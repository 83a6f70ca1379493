package nl.leernetwerk.privacy;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.mailing.AddressId;

/**
 * The people who had their data removed, by the ids of their addresses. This list is kept apart
 * from the data, so that restoring a backup of the data cannot bring anybody back.
 */
public interface Erasures {

  /** Records that all data of an address that was received until then must go. */
  void add(AddressId address, Instant at);

  /**
   * All recorded erasures, and which cannot be read; a restored backup may hold data from before.
   */
  Readings<Recorded> read();

  /** The recorded erasures that can be read: whom to remove, and what was received until when. */
  default Map<AddressId, Instant> all() {
    return read().values().stream().collect(Collectors.toMap(Recorded::address, Recorded::at));
  }

  /** At that moment, somebody asked to remove everything of an address. */
  record Recorded(AddressId address, Instant at) {}
}
