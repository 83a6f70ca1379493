package nl.leernetwerk.bench;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.DynamoDbLocal;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.simulation.store.MemoryDynamo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** How many small transactions a second the stores do that tests use. */
final class StoreBench {
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration MEASURED = Duration.ofSeconds(5);

  private StoreBench() {}

  static void measure(PrintStream out) {
    var stores = new LinkedHashMap<String, DynamoDbClient>();
    stores.put("DynamoDB Local, over HTTP", DynamoDbLocal.overHttp());
    stores.put("DynamoDB Local, called directly", DynamoDbLocal.direct());
    stores.put("in memory", new MemoryDynamo(Clock.systemUTC()));
    stores.forEach(
        (name, client) -> {
          var table = LocalTable.create(client, Clock.systemUTC());
          table.putNew(Attributes.merge(counter(), Map.of("version", Attributes.number(0))));
          int before = write(table, 0, WARM_UP);
          int after = write(table, before, MEASURED);
          out.printf(
              "%s: %,d transactions a second%n", name, (after - before) / MEASURED.toSeconds());
        });
  }

  /** As many as there is time for: each counts one on, under that condition, and adds an item. */
  private static int write(Table table, int version, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    int next = version;
    while (System.nanoTime() < end) {
      int number = next++;
      table
          .client()
          .transactWriteItems(
              write ->
                  write.transactItems(
                      count(table, number),
                      table.newItem(Keys.key("BENCH#" + number % 16, Keys.sortable(number)))));
    }
    return next;
  }

  private static TransactWriteItem count(Table table, int version) {
    return table.update(
        it ->
            it.key(counter())
                .updateExpression("SET version = :next")
                .conditionExpression("version = :version")
                .expressionAttributeValues(
                    Map.of(
                        ":version",
                        Attributes.number(version),
                        ":next",
                        Attributes.number(version + 1))));
  }

  private static Map<String, AttributeValue> counter() {
    return Keys.key("BENCH", "counter");
  }
}
