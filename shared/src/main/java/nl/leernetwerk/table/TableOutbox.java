package nl.leernetwerk.table;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.events.DomainEvent;
import nl.leernetwerk.events.Outbox;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The events that wait. The table's stream is the only road to the bus, so publishing again is
 * writing another item of the same event, which does not wait itself and soon expires.
 */
public record TableOutbox(Table table) implements Outbox {
  private static final Duration KEPT = Duration.ofDays(2);

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
    var item =
        Attributes.merge(
            Keys.again(event, hour),
            Map.of(Keys.EXPIRES, Attributes.number(now.plus(KEPT).getEpochSecond())));
    // When there is one already, it was published again this hour.
    table.putNew(item);
  }

  @Override
  public void done(DomainEvent event) {
    try {
      table
          .client()
          .updateItem(
              update ->
                  update
                      .tableName(table.name())
                      .key(Keys.event(event))
                      .updateExpression("REMOVE waitingSince")
                      .conditionExpression("attribute_exists(pk)"));
    } catch (ConditionalCheckFailedException _) {
      // There is no such event, so nothing waits.
    }
  }
}
