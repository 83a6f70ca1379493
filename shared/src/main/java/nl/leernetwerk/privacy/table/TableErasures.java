package nl.leernetwerk.privacy.table;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.privacy.Erasures;

/**
 * The erasures, in a table of their own.
 *
 * @param table a table apart from the one with the data
 */
public record TableErasures(Table table) implements Erasures {
  private static final String PARTITION = "ERASURES";
  private static final String AT = "erasedAt";

  /** Longer than the 35 days that a backup reaches back. */
  private static final Duration KEPT = Duration.ofDays(60);

  @Override
  public void add(AddressId address, Instant at) {
    var item =
        Attributes.merge(
            Keys.key(PARTITION, address.value()),
            Map.of(
                AT,
                Attributes.text(at.toString()),
                Keys.EXPIRES,
                Attributes.number(at.plus(KEPT).getEpochSecond())));
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }

  @Override
  public Readings<Recorded> read() {
    return ItemReader.each(
        table.partition(PARTITION, ""),
        item ->
            new Recorded(new AddressId(item.get(Keys.SK).s()), Instant.parse(item.get(AT).s())));
  }
}
