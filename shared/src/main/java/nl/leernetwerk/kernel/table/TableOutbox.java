package nl.leernetwerk.kernel.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.Outbox;

/**
 * The events that wait. The table's stream is the only road to the bus, so publishing again is
 * writing another item of the same event.
 */
public record TableOutbox(Table table) implements Outbox {
  @Override
  public List<Event> waitingSince(Instant cutoff) {
    return table
        .client()
        .scanPaginator(
            scan ->
                scan.tableName(table.name())
                    .indexName(Keys.WAITING_INDEX)
                    .filterExpression("waitingSince < :cutoff")
                    .expressionAttributeValues(Map.of(":cutoff", Table.sortable(cutoff))))
        .items()
        .stream()
        .map(item -> EventItem.read(item.get(Keys.PK).s(), item.get(Keys.SK).s()))
        .toList();
  }

  @Override
  public void publishAgain(Event event, Instant now) {
    var hour = now.truncatedTo(ChronoUnit.HOURS).toString();
    // When the item exists already, the event was published again within this hour.
    table.putNew(EventItem.again(event, hour, now));
  }

  @Override
  public void done(Event event) {
    // When the event does not exist, nothing waits.
    table.changed(
        it ->
            it.key(EventItem.key(event))
                .updateExpression("REMOVE waitingSince")
                .conditionExpression("attribute_exists(pk)"));
  }
}
