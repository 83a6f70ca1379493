package nl.leernetwerk.kernel.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.Map;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.table.RegistrationKeys;
import org.junit.jupiter.api.Test;

class TableBackupTest {
  private final Table table = LocalTable.create(Clock.systemUTC());

  @Test
  void a_restore_puts_back_lost_items_and_keeps_newer_ones() {
    var kept = Sample.registrations(Sector.VO, 3);
    var lost = Sample.registrations(Sector.PO, 40);
    LocalTable.store(table, kept);
    var before = LocalTable.copy(table);
    LocalTable.store(before, lost);
    table.changed(
        update ->
            update
                .key(RegistrationKeys.registration(kept.getFirst().reference()))
                .updateExpression("SET stateVersion = :one")
                .expressionAttributeValues(Map.of(":one", Attributes.number(1))));
    var changed = table.item(RegistrationKeys.registration(kept.getFirst().reference()));
    assertEquals(40, new TableBackup(before).bringBack(table, _ -> {}));
    assertEquals(LocalTable.keys(before), LocalTable.keys(table));
    assertEquals(changed, table.item(RegistrationKeys.registration(kept.getFirst().reference())));
    assertEquals(0, new TableBackup(before).bringBack(table, _ -> {}));
  }
}
