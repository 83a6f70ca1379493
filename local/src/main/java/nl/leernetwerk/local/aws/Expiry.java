package nl.leernetwerk.local.aws;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import nl.leernetwerk.local.template.TableSpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** Deletes expired items, by the clock that can be moved; on AWS the table does this itself. */
public final class Expiry {
  private final DynamoDbClient client;
  private final TableSpec table;

  /** Deletes the expired items of one table. */
  public Expiry(DynamoDbClient client, TableSpec table) {
    this.client = client;
    this.table = table;
  }

  /** Deletes everything that has expired at that time. */
  public void sweep(Instant now) {
    if (table.expiry().isEmpty()) {
      return;
    }
    var keys =
        client.describeTable(it -> it.tableName(table.id())).table().keySchema().stream()
            .map(KeySchemaElement::attributeName)
            .toList();
    client
        .scanPaginator(
            scan ->
                scan.tableName(table.id())
                    .filterExpression("#expiry < :now")
                    .expressionAttributeNames(Map.of("#expiry", table.expiry().get()))
                    .expressionAttributeValues(
                        Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond())))))
        .items()
        .forEach(
            item -> {
              var key = keys.stream().collect(Collectors.toMap(name -> name, item::get));
              client.deleteItem(delete -> delete.tableName(table.id()).key(key));
            });
  }
}
