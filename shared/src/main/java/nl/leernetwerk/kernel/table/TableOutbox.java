package nl.leernetwerk.kernel.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.kernel.event.DomainEvent;
import nl.leernetwerk.kernel.event.Outbox;

/**
 * The events that wait. The table's stream is the only road to the bus, so publishing again is
 * writing another item of the same event.
 */
public record TableOutbox(Table table) implements Outbox {
  @Override
  public List<DomainEvent> waitingSince(Instant cutoff) {
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
        .flatMap(
            item ->
                DomainEvent.parse(item.get(Keys.SK).s(), Keys.subject(item.get(Keys.PK).s()))
                    .stream())
        .toList();
  }

  @Override
  public void publishAgain(DomainEvent event, Instant now) {
    var hour = now.truncatedTo(ChronoUnit.HOURS).toString();
    // When there is one already, it was published again this hour.
    table.putNew(EventItem.again(event, hour, now));
  }

  @Override
  public void done(DomainEvent event) {
    // When there is no such event, nothing waits.
    table.changed(
        it ->
            it.key(Keys.event(event))
                .updateExpression("REMOVE waitingSince")
                .conditionExpression("attribute_exists(pk)"));
  }
}
