package nl.leernetwerk.table;

import java.util.Map;
import nl.leernetwerk.events.DomainEvent;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Events as items, to be written together with the change they tell of. */
final class Publication {
  private Publication() {}

  /** The item that publishes an event, once: it waits until its consumer has acted. */
  static TransactWriteItem of(Table table, DomainEvent event) {
    var item = Attributes.merge(Keys.event(event), Map.of(Keys.WAITING_SINCE, table.now()));
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.name())
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }
}
