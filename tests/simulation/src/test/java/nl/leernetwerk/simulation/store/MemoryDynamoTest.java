package nl.leernetwerk.simulation.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class MemoryDynamoTest {
  private static final Instant NOW = Instant.parse("2024-09-12T12:00:00Z");
  private static final Map<String, AttributeValue> KEY = Keys.key("ROUNDS", "2024-2025");

  /** What is left open, until a test decides it. */
  private static final class Decided implements Leeway {
    private long sees = Long.MAX_VALUE;
    private int processed = Integer.MAX_VALUE;
    private Runnable between = () -> {};

    @Override
    public long sees(DynamoDbRequest read, String table, long latest) {
      return Math.min(sees, latest);
    }

    @Override
    public int processed(DynamoDbRequest batch, int asked) {
      return Math.min(processed, asked);
    }

    @Override
    public void between(TransactWriteItemsRequest transaction) {
      var once = between;
      between = () -> {};
      once.run();
    }
  }

  private final Decided decided = new Decided();
  private final MemoryDynamo memory = new MemoryDynamo(Clock.fixed(NOW, ZoneOffset.UTC), decided);
  private final Table table = LocalTable.create(memory, "table", Clock.fixed(NOW, ZoneOffset.UTC));

  // ---- What is left open ---------------------------------------------------------------------

  @Test
  void a_read_that_need_not_be_consistent_may_see_what_was() {
    put(KEY, 1);
    put(KEY, 2);
    put(Keys.key("ROUNDS", "new"), 3);
    memory.deleteItem(delete -> delete.tableName("table").key(KEY));
    decided.sees = 1;
    var before = List.of(item(KEY, 1));
    assertEquals(before.getFirst(), memory.getItem(it -> it.tableName("table").key(KEY)).item());
    assertEquals(before, table.items(List.of(KEY, Keys.key("ROUNDS", "new"))));
    assertEquals(before, memory.scan(it -> it.tableName("table")).items());
    assertEquals(
        before,
        memory
            .query(
                it ->
                    it.tableName("table")
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", Attributes.text("ROUNDS"))))
            .items());
  }

  @Test
  void an_index_is_read_as_it_was_and_tells_of_what_waited_then() {
    memory.putItem(
        put ->
            put.tableName("table")
                .item(Attributes.merge(KEY, Map.of(Keys.WAITING_SINCE, table.now()))));
    memory.updateItem(it -> it.tableName("table").key(KEY).updateExpression("REMOVE waitingSince"));
    assertEquals(List.of(), waiting());
    decided.sees = 1;
    assertEquals(List.of(KEY.get(Keys.SK)), waiting());
    decided.sees = 0;
    assertEquals(List.of(), waiting());
  }

  private List<AttributeValue> waiting() {
    return memory.scan(it -> it.tableName("table").indexName(Keys.WAITING_INDEX)).items().stream()
        .map(item -> item.get(Keys.SK))
        .toList();
  }

  @Test
  void a_consistent_read_sees_everything() {
    put(KEY, 1);
    put(KEY, 2);
    decided.sees = 0;
    assertEquals(item(KEY, 2), table.item(KEY));
    assertEquals(List.of(item(KEY, 2)), table.partition("ROUNDS", ""));
  }

  @Test
  void what_a_transaction_holds_nobody_else_writes_meanwhile() {
    put(KEY, 1);
    var other = Keys.key("ROUNDS", "other");
    var met = new ArrayList<Object>();
    decided.between =
        () -> {
          assertThrows(TransactionConflictException.class, () -> put(KEY, 5));
          var cancelled =
              assertThrows(
                  TransactionCanceledException.class,
                  () -> write(table.newItem(other), version(KEY, 1, 5)));
          met.addAll(
              cancelled.cancellationReasons().stream().map(CancellationReason::code).toList());
          met.add(table.item(KEY));
        };
    write(version(KEY, 1, 2));
    assertEquals(List.of("None", "TransactionConflict", item(KEY, 1)), met);
    assertEquals(item(KEY, 2), table.item(KEY));
    assertEquals(Map.of(), table.item(other));
    put(KEY, 3);
  }

  @Test
  void a_transaction_that_is_cut_off_in_the_middle_wrote_nothing_and_holds_nothing() {
    put(KEY, 1);
    decided.between =
        () -> {
          throw new IllegalStateException("killed");
        };
    assertThrows(IllegalStateException.class, () -> write(version(KEY, 1, 2)));
    assertEquals(item(KEY, 1), table.item(KEY));
    write(version(KEY, 1, 3));
    assertEquals(item(KEY, 3), table.item(KEY));
  }

  @Test
  void what_of_a_batch_was_not_done_comes_back_and_is_asked_again() {
    var keys = IntStream.range(0, 5).mapToObj(i -> Keys.key("ROUNDS", "" + i)).toList();
    var puts =
        keys.stream()
            .map(key -> WriteRequest.builder().putRequest(put -> put.item(key)).build())
            .toList();
    decided.processed = 2;
    var rest = memory.batchWriteItem(it -> it.requestItems(Map.of("table", puts)));
    assertEquals(Map.of("table", puts.subList(2, 5)), rest.unprocessedItems());
    assertEquals(2, memory.items("table").count());
    table.writeEach(puts);
    assertEquals(5, memory.items("table").count());
    var answer = memory.batchGetItem(it -> it.requestItems(Map.of("table", keys(keys))));
    assertEquals(2, answer.responses().get("table").size());
    assertEquals(keys.subList(2, 5), answer.unprocessedKeys().get("table").keys());
    assertEquals(5, table.items(keys).size());
  }

  private static KeysAndAttributes keys(Collection<Map<String, AttributeValue>> keys) {
    return KeysAndAttributes.builder().keys(keys).build();
  }

  // ---- Beside DynamoDB -----------------------------------------------------------------------

  @Test
  void every_change_is_told_once_in_order_and_nothing_else_is() {
    put(KEY, 1);
    put(KEY, 1);
    assertThrows(
        ConditionalCheckFailedException.class,
        () ->
            memory.putItem(
                it ->
                    it.tableName("table")
                        .item(KEY)
                        .conditionExpression("attribute_not_exists(pk)")));
    var other = Keys.key("ROUNDS", "other");
    write(version(KEY, 1, 2), table.newItem(other));
    memory.deleteItem(it -> it.tableName("table").key(KEY));
    memory.deleteItem(it -> it.tableName("table").key(KEY));
    assertEquals(
        List.of(
            change(1, KEY, Optional.empty(), Optional.of(item(KEY, 1))),
            change(2, KEY, Optional.of(item(KEY, 1)), Optional.of(item(KEY, 2))),
            change(3, other, Optional.empty(), Optional.of(other)),
            change(4, KEY, Optional.of(item(KEY, 2)), Optional.empty())),
        memory.changesSince(0));
    assertEquals(List.of(4L), memory.changesSince(3).stream().map(Change::sequence).toList());
    assertEquals(List.of(), memory.changesSince(4));
  }

  private static Change change(
      long sequence,
      Map<String, AttributeValue> key,
      Optional<Map<String, AttributeValue>> before,
      Optional<Map<String, AttributeValue>> after) {
    return new Change(sequence, NOW, "table", key, before, after);
  }

  @Test
  void an_item_that_was_spoiled_is_read_as_it_is_and_no_change_tells_of_it() {
    put(KEY, 1);
    var spoiled = Attributes.merge(KEY, Map.of("version", Attributes.text("?")));
    memory.replace("table", spoiled);
    assertEquals(spoiled, table.item(KEY));
    assertEquals(List.of(spoiled), memory.items("table").toList());
    assertEquals(1, memory.changesSince(0).size());
  }

  @Test
  void nobody_changes_what_is_kept_by_changing_what_was_given_or_shown() {
    var given = new HashMap<>(item(KEY, 1));
    memory.replace("table", given);
    given.clear();
    memory.putItem(
        it ->
            it.tableName("table")
                .item(
                    Attributes.merge(
                        Keys.key("ROUNDS", "zeros"),
                        Map.of("version", AttributeValue.fromN("1.0")))));
    memory.updateItem(it -> it.tableName("table").key(KEY).updateExpression("REMOVE closedAt"));
    var shown = memory.items("table").toList();
    assertEquals(2, shown.size());
    for (var item : shown) {
      assertThrows(UnsupportedOperationException.class, item::clear);
    }
    assertEquals(item(KEY, 1), table.item(KEY));
  }

  // ---- What it refuses -----------------------------------------------------------------------

  @TestFactory
  List<DynamicTest> a_form_that_no_adapter_uses_is_refused_by_name() {
    put(KEY, 1);
    return List.of(
        condition("version <> :v", "<>"),
        condition("version > :v", ">"),
        condition("version BETWEEN :v AND :v", "BETWEEN"),
        condition("size(version) = :v", "("),
        condition("begins_with(version, :v)", "("),
        condition("attribute_type(version, :v)", "("),
        condition("submission.name = :v", "."),
        condition("names[0] = :v", "["),
        condition(":v = version", ":v"),
        condition("version = version", "version"),
        condition("version = :v AND", "the end"),
        condition("version = :v)", ")"),
        update("SET version = version + :v", "version"),
        update("SET version = :v + :v", "+"),
        update("SET names = list_append(names, :v)", "list_append"),
        update("SET submission.name = :v", "."),
        update("SET version = :v SET closedAt = :v", "SET"),
        refused(
            "ProjectionExpression",
            it -> it.getItem(get -> get.tableName("table").key(KEY).projectionExpression("pk"))),
        refused(
            "FilterExpression",
            it ->
                it.query(
                    query ->
                        query
                            .tableName("table")
                            .keyConditionExpression("pk = :pk")
                            .filterExpression("attribute_exists(pk)")
                            .expressionAttributeValues(Map.of(":pk", Attributes.text("a"))))),
        refused(
            "IndexName",
            it ->
                it.query(
                    query ->
                        query
                            .tableName("table")
                            .indexName(Keys.WAITING_INDEX)
                            .keyConditionExpression("pk = :pk")
                            .expressionAttributeValues(Map.of(":pk", Attributes.text("a"))))),
        refused(
            "BETWEEN",
            it ->
                it.query(
                    query ->
                        query
                            .tableName("table")
                            .keyConditionExpression("pk = :pk AND sk BETWEEN :a AND :b"))),
        refused(
            "a filter of the index waiting by version",
            it ->
                it.scan(
                    scan ->
                        scan.tableName("table")
                            .indexName(Keys.WAITING_INDEX)
                            .filterExpression("attribute_exists(version)"))),
        refused(
            "ScanIndexForward",
            it -> it.query(query -> query.tableName("table").scanIndexForward(false))),
        refused(
            "ReturnValues",
            it ->
                it.putItem(
                    put -> put.tableName("table").item(KEY).returnValues(ReturnValue.ALL_OLD))),
        refused(
            "UPDATED_NEW",
            it ->
                it.updateItem(
                    update ->
                        update
                            .tableName("table")
                            .key(KEY)
                            .updateExpression("REMOVE version")
                            .returnValues(ReturnValue.UPDATED_NEW))),
        refused(
            "NS",
            it ->
                it.putItem(
                    put ->
                        put.tableName("table")
                            .item(
                                Attributes.merge(
                                    KEY, Map.of("all", AttributeValue.fromNs(List.of("1"))))))),
        refused(
            "ClientRequestToken",
            it ->
                it.transactWriteItems(
                    write -> write.clientRequestToken("again").transactItems(version(KEY, 1, 2)))),
        refused("TransactGetItemsRequest", it -> it.transactGetItems(get -> {})),
        refused("ExecuteStatementRequest", it -> it.executeStatement(execute -> {})));
  }

  private DynamicTest condition(String expression, String named) {
    return refused(
        named,
        it ->
            it.deleteItem(
                delete ->
                    delete
                        .tableName("table")
                        .key(KEY)
                        .conditionExpression(expression)
                        .expressionAttributeValues(Map.of(":v", Attributes.number(1)))));
  }

  private DynamicTest update(String expression, String named) {
    return refused(
        named,
        it ->
            it.updateItem(
                update ->
                    update
                        .tableName("table")
                        .key(KEY)
                        .updateExpression(expression)
                        .expressionAttributeValues(Map.of(":v", Attributes.number(1)))));
  }

  private DynamicTest refused(String named, Consumer<DynamoDbClient> call) {
    return DynamicTest.dynamicTest(
        named,
        () -> {
          var refusal =
              assertThrows(UnsupportedOperationException.class, () -> call.accept(memory));
          assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
          assertFalse(table.item(KEY).isEmpty());
        });
  }

  // ---- Words ---------------------------------------------------------------------------------

  private void put(Map<String, AttributeValue> key, int version) {
    memory.putItem(it -> it.tableName("table").item(item(key, version)));
  }

  private static Map<String, AttributeValue> item(Map<String, AttributeValue> key, int version) {
    return Attributes.merge(key, Map.of("version", Attributes.number(version)));
  }

  private void write(TransactWriteItem... items) {
    memory.transactWriteItems(it -> it.transactItems(items));
  }

  /** Makes that version of that one. */
  private TransactWriteItem version(Map<String, AttributeValue> key, int before, int after) {
    return table.update(
        it ->
            it.key(key)
                .updateExpression("SET version = :after")
                .conditionExpression("version = :before")
                .expressionAttributeValues(
                    Map.of(
                        ":before", Attributes.number(before), ":after", Attributes.number(after))));
  }
}
