package nl.leernetwerk.registry;

import static nl.leernetwerk.kernel.table.Attributes.number;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.kernel.UnreadableItem;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import org.junit.jupiter.api.Test;

class TableCheckTest {
  private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

  private final Table table = LocalTable.create(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void what_cannot_be_read_is_found_until_its_day_of_deletion() {
    write("ALLOCATION#2024-2025", NOW.plusSeconds(1));
    write("ALLOCATION#2023-2024", NOW);
    assertEquals(
        List.of("ALLOCATION#2024-2025/HEADER"),
        StoredKinds.check(table).unreadable().stream().map(UnreadableItem::key).toList());
  }

  private void write(String partition, Instant expires) {
    table
        .client()
        .putItem(
            put ->
                put.tableName(table.name())
                    .item(
                        Attributes.merge(
                            Keys.key(partition, "HEADER"),
                            Map.of(Keys.EXPIRES, number(expires.getEpochSecond())))));
  }
}
