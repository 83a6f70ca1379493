package nl.leernetwerk.seats.table;

import java.util.Set;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.privacy.store.PersonalStore;

/** The reasons for changes of rosters, in people's own words, which may name a person. */
public record SeatPersonalStore(Table table) implements PersonalStore {
  @Override
  public Set<StoredKind> kinds() {
    return Set.of(SeatKeys.JOURNAL);
  }

  @Override
  public void forgetReasons(Reference registration) {
    var journal = new TableRosterJournal(table);
    for (var sector : Sector.values()) {
      journal.read(registration.round(), sector).values().stream()
          .filter(change -> change.why().isPresent())
          .filter(change -> change.events().stream().anyMatch(it -> it.concerns(registration)))
          .forEach(change -> journal.forgetReason(registration.round(), sector, change.version()));
    }
  }
}
