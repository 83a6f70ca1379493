package nl.leernetwerk.workplace.table;

import java.util.Set;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.privacy.store.PersonalStore;

/**
 * The groupings. They name nobody: a grouping holds no text of a question, so that an erased text
 * is gone from it too, and it goes with its round.
 */
public record GroupingPersonalStore() implements PersonalStore {
  @Override
  public Set<StoredKind> kinds() {
    return Set.of(GroupingKeys.GROUPINGS);
  }
}
