package nl.leernetwerk.kernel.table;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import nl.leernetwerk.journal.table.TableOrganiserActs;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.table.RegistrationItem;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.table.TableRoundJournal;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.table.TableAllocations;
import nl.leernetwerk.seats.table.TableDraws;
import nl.leernetwerk.seats.table.TableRosterJournal;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.workplace.table.TableContacts;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Tables on AWS's own DynamoDB Local, in this process. */
public final class LocalTable {
  private static final int WRITE_AT_ONCE = 25;
  private static final AtomicInteger TABLES = new AtomicInteger();

  private LocalTable() {}

  /** A new, empty table, as template.yaml defines it. */
  public static Table create(Clock clock) {
    return create(client(), clock);
  }

  /** The same, through that client, under a name that no other table of this process has. */
  public static Table create(DynamoDbClient client, Clock clock) {
    return create(client, "table-" + TABLES.incrementAndGet(), clock);
  }

  /** The same, through that client. */
  public static Table create(DynamoDbClient client, String name, Clock clock) {
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    attribute(Keys.PK), attribute(Keys.SK), attribute(Keys.WAITING_SINCE))
                .keySchema(key(Keys.PK, KeyType.HASH), key(Keys.SK, KeyType.RANGE))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName(Keys.WAITING_INDEX)
                        .keySchema(key(Keys.WAITING_SINCE, KeyType.HASH))
                        .projection(it -> it.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
    return new Table(client, name, clock);
  }

  /** Every port on a table. */
  public static Storage storage(Table table) {
    return new Storage(
        table,
        new TableRounds(table),
        new TableRegistrations(table),
        new TableSchools(table),
        new TableAllocations(table),
        new TableDraws(table),
        new TableRosterJournal(table),
        new TableOrganiserActs(table),
        new TableAmendments(table),
        new TableRoundJournal(table),
        new TableMails(table),
        new TableAddresses(table),
        new TableContacts(table),
        new TableOutbox(table));
  }

  /** Stores registrations as they are, fast: without the claims and mails of a submission. */
  public static void store(Table table, List<Registration> registrations) {
    write(table, registrations.stream().map(RegistrationItem::write).toList());
  }

  /** Everything in a table, in order of key. */
  public static List<Map<String, AttributeValue>> items(Table table) {
    return table
        .client()
        .scanPaginator(scan -> scan.tableName(table.name()).consistentRead(true))
        .items()
        .stream()
        .<Map<String, AttributeValue>>map(TreeMap::new)
        .sorted(Comparator.comparing(LocalTable::key))
        .toList();
  }

  /** The keys of everything in a table, partition and sort key joined by a space, in order. */
  public static List<String> keys(Table table) {
    return items(table).stream().map(LocalTable::key).toList();
  }

  /** A new table with the same content. */
  public static Table copy(Table table) {
    var copy = create(table.clock());
    write(copy, items(table));
    return copy;
  }

  private static String key(Map<String, AttributeValue> item) {
    return item.get(Keys.PK).s() + " " + item.get(Keys.SK).s();
  }

  private static void write(Table table, List<Map<String, AttributeValue>> items) {
    for (int from = 0; from < items.size(); from += WRITE_AT_ONCE) {
      var some =
          items.subList(from, Math.min(items.size(), from + WRITE_AT_ONCE)).stream()
              .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
              .toList();
      table.client().batchWriteItem(write -> write.requestItems(Map.of(table.name(), some)));
    }
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** A client of its own, with these interceptors. */
  public static DynamoDbClient client(ExecutionInterceptor... interceptors) {
    return DynamoDbLocal.direct(interceptors);
  }
}
