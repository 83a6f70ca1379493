package nl.leernetwerk.privacy.table;

import java.util.List;
import java.util.Set;
import nl.leernetwerk.journal.ActJournal;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.table.ActKeys;
import nl.leernetwerk.journal.table.TableOrganiserActs;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.privacy.store.PersonalStore;

/** The reasons for acts of organisers, in their own words, which may name a person. */
public record ActPersonalStore(Table table, List<ActKind> kindsOfActs) implements PersonalStore {
  @Override
  public Set<StoredKind> kinds() {
    return Set.of(ActKeys.ACTS);
  }

  @Override
  public void forgetReasons(Reference registration) {
    new ActJournal(new TableOrganiserActs(table), kindsOfActs).forgetReasons(registration);
  }
}
