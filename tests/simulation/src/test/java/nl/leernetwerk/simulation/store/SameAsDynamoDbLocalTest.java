package nl.leernetwerk.simulation.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.LocalTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The store in memory answers as DynamoDB Local does, with errors too. */
class SameAsDynamoDbLocalTest {
  private static final int SEEDS = 40;
  private static final int CALLS = 60;
  private static final DynamoDbClient LOCAL = LocalTable.client();

  private final DynamoDbClient memory = new MemoryDynamo(Clock.systemUTC());

  /** How often each kind of answer came: of which request, and how it begins. */
  private final Map<String, Integer> seen = new HashMap<>();

  private final List<String> different = new ArrayList<>();

  @AfterEach
  void nothing_was_different() {
    assertEquals("", String.join("\n", different));
  }

  @Test
  void to_random_calls() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var table = table("random-" + seed);
      var calls = new RandomCalls(table, seed);
      boolean same = true;
      // After the first difference the tables hold different things.
      for (int i = 0; same && i < CALLS; i++) {
        same = same(calls.next(), "seed " + seed + ", call " + i);
      }
      if (same) {
        sameItems(table, "seed " + seed + ", in the end");
      }
    }
    var kinds = new TreeSet<String>();
    for (var request : List.of("PutItem", "UpdateItem", "DeleteItem")) {
      Collections.addAll(
          kinds,
          request + " done",
          request + " ValidationException",
          request + " ConditionalCheckFailedException");
    }
    Collections.addAll(
        kinds,
        "TransactWriteItems done",
        "TransactWriteItems ValidationException",
        "TransactWriteItems TransactionCanceledException",
        "BatchWriteItem done",
        "BatchWriteItem ValidationException",
        "GetItem done",
        "BatchGetItem done",
        "Query done",
        "Scan done",
        "Scan ValidationException");
    kinds.removeAll(seen.keySet());
    assertEquals(new TreeSet<>(), kinds, "never came; there were " + seen);
  }

  @Test
  void at_the_limits() {
    var table = table("limits");
    // An item may have 400 KB, with the names of its attributes: pk, sk and text.
    for (int more : List.of(0, 1)) {
      same(put(table, Keys.key("a", "b"), 400 * 1024 - 10 + more), more + " over");
      same(put(table, Keys.key("p".repeat(2048 + more), "b"), 1), more + " over");
      same(put(table, Keys.key("a", "s".repeat(1024 + more)), 1), more + " over");
      same(put(table, Keys.key("a", "é".repeat(512) + "x".repeat(more)), 1), more + " over");
      same(
          UpdateItemRequest.builder()
              .tableName(table)
              .key(Keys.key("a", "b"))
              .updateExpression("SET more = :more")
              .expressionAttributeValues(Map.of(":more", text(more)))
              .build(),
          "an item that grows");
      same(transaction(table, 100 + more), more + " over");
      same(batchWrite(table, 25 + more), more + " over");
      same(batchGet(table, 100 + more), more + " over");
      same(digits(table, 38 + more), more + " over");
      same(number(table, "1e" + (125 + more)), more + " over");
      same(number(table, "1e-" + (130 + more)), more + " over");
    }
    same(
        TransactWriteItemsRequest.builder()
            .transactItems(
                TransactWriteItem.builder()
                    .put(put -> put.tableName(table).item(big(table, "t", 400 * 1024)))
                    .build(),
                TransactWriteItem.builder()
                    .update(
                        update ->
                            update
                                .tableName(table)
                                .key(Keys.key("a", "b"))
                                .updateExpression("SET more = :more")
                                .expressionAttributeValues(Map.of(":more", text(400 * 1024))))
                    .build())
            .build(),
        "items that are too large");
    same(
        TransactWriteItemsRequest.builder()
            .transactItems(
                TransactWriteItem.builder()
                    .update(
                        update ->
                            update
                                .tableName(table)
                                .key(Keys.key("a", "b"))
                                .updateExpression("SET more = :more")
                                .expressionAttributeValues(Map.of(":more", text(1000))))
                    .build())
            .build(),
        "an item that becomes too large");
    same(large(table, 10), "under four megabytes");
    same(large(table, 11), "over four megabytes");
    sameItems(table, "in the end");
  }

  @Test
  void in_pages_of_a_megabyte() {
    var table = table("pages");
    for (int i = 0; i < 12; i++) {
      same(put(table, Keys.key("page", Keys.sortable(i)), 350 * 1024 - i), "item " + i);
    }
    for (var limit : new Integer[] {null, 1, 2, 3, 4, 12, 13}) {
      same(
          QueryRequest.builder()
              .tableName(table)
              .keyConditionExpression("pk = :pk")
              .expressionAttributeValues(Map.of(":pk", Attributes.text("page")))
              .limit(limit)
              .build(),
          "limit " + limit);
      same(ScanRequest.builder().tableName(table).limit(limit).build(), "limit " + limit);
    }
    same(
        ScanRequest.builder()
            .tableName(table)
            .filterExpression("attribute_exists(nothing)")
            .build(),
        "a filter that lets nothing through");
  }

  @Test
  void to_what_is_wrong_in_itself() {
    var table = table("wrong");
    same(put(table, Keys.key("a", "b"), 10), "an item");
    var wrong =
        List.<DynamoDbRequest>of(
            GetItemRequest.builder().tableName("nowhere").key(Keys.key("a", "b")).build(),
            put("nowhere", Keys.key("a", "b"), 1),
            transaction("nowhere", 2),
            batchWrite("nowhere", 2),
            batchGet("nowhere", 2),
            ScanRequest.builder().tableName("nowhere").build(),
            DeleteItemRequest.builder()
                .tableName(table)
                .key(Keys.key("a", "b"))
                .conditionExpression("((attribute_exists(pk)))")
                .build(),
            DeleteItemRequest.builder()
                .tableName(table)
                .key(Keys.key("a", "c"))
                .conditionExpression("((attribute_exists(pk)) OR (attribute_exists(sk)))")
                .build(),
            GetItemRequest.builder().tableName(table).key(Keys.key("a", "")).build(),
            GetItemRequest.builder()
                .tableName(table)
                .key(Attributes.merge(Keys.key("a", "b"), Map.of("c", Attributes.text("d"))))
                .build(),
            ScanRequest.builder().tableName(table).indexName("nothing").build(),
            ScanRequest.builder()
                .tableName(table)
                .indexName(Keys.WAITING_INDEX)
                .consistentRead(true)
                .build(),
            ScanRequest.builder().tableName(table).limit(0).build(),
            QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("sk = :sk")
                .expressionAttributeValues(Map.of(":sk", Attributes.text("b")))
                .build(),
            QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", Attributes.number(1)))
                .build(),
            UpdateItemRequest.builder()
                .tableName(table)
                .key(Keys.key("a", "b"))
                .updateExpression("REMOVE pk")
                .build(),
            UpdateItemRequest.builder()
                .tableName(table)
                .key(Keys.key("new", "b"))
                .updateExpression("REMOVE nothing")
                .build(),
            UpdateItemRequest.builder()
                .tableName(table)
                .key(Keys.key("newer", "b"))
                .updateExpression("DELETE seen :seen")
                .expressionAttributeValues(Map.of(":seen", AttributeValue.fromSs(List.of("a"))))
                .build(),
            UpdateItemRequest.builder()
                .tableName(table)
                .key(Keys.key("a", "b"))
                .updateExpression("SET waitingSince = :empty")
                .expressionAttributeValues(Map.of(":empty", Attributes.text("")))
                .build(),
            PutItemRequest.builder()
                .tableName(table)
                .item(Keys.key("a", "c"))
                .expressionAttributeNames(Map.of("#a", "a"))
                .build(),
            PutItemRequest.builder()
                .tableName(table)
                .item(Keys.key("a", "c"))
                .expressionAttributeValues(Map.of())
                .build(),
            TransactWriteItemsRequest.builder()
                .transactItems(
                    Collections.nCopies(
                        2,
                        TransactWriteItem.builder()
                            .put(put -> put.tableName(table).item(Keys.key("twice", "a")))
                            .build()))
                .build(),
            BatchWriteItemRequest.builder().requestItems(Map.of()).build(),
            BatchGetItemRequest.builder().requestItems(Map.of()).build(),
            TransactWriteItemsRequest.builder().transactItems(List.of()).build());
    for (int i = 0; i < wrong.size(); i++) {
      same(wrong.get(i), "the one of number " + i);
    }
    sameItems(table, "in the end");
  }

  // ---- Requests ------------------------------------------------------------------------------

  private String table(String name) {
    LocalTable.create(LOCAL, name, Clock.systemUTC());
    LocalTable.create(memory, name, Clock.systemUTC());
    return name;
  }

  /** Whether both answer the same; if not, the test fails in the end. */
  private boolean same(DynamoDbRequest request, String when) {
    var expected = new Answers(LOCAL).to(request);
    var answer = new Answers(memory).to(request);
    if (!expected.equals(answer)) {
      different.add(
          "%s: DynamoDB Local answers %s, and the store %s, to %s"
              .formatted(when, expected, answer, shown(request)));
    }
    var error = expected.split(" ", 3);
    var kind = error[0].endsWith("Exception") ? error[1] : "done";
    seen.merge(
        request.getClass().getSimpleName().replace("Request", "") + " " + kind, 1, Integer::sum);
    return expected.equals(answer);
  }

  private void sameItems(String table, String when) {
    var expected = new Answers(LOCAL).items(table);
    var items = new Answers(memory).items(table);
    if (!expected.equals(items)) {
      different.add(
          "%s: DynamoDB Local holds %s, and the store %s".formatted(when, expected, items));
    }
  }

  private static String shown(DynamoDbRequest request) {
    var text = request.toString();
    return text.substring(0, Math.min(text.length(), 2000));
  }

  private static DynamoDbRequest put(String table, Map<String, AttributeValue> key, int length) {
    return PutItemRequest.builder()
        .tableName(table)
        .item(Attributes.merge(key, Map.of("text", text(length))))
        .build();
  }

  private static DynamoDbRequest digits(String table, int count) {
    return number(table, "1".repeat(count));
  }

  private static DynamoDbRequest number(String table, String number) {
    return PutItemRequest.builder()
        .tableName(table)
        .item(
            Attributes.merge(
                Keys.key("n", number), Map.of("version", AttributeValue.fromN(number))))
        .build();
  }

  private static AttributeValue text(int length) {
    return Attributes.text("x".repeat(length));
  }

  private static Map<String, AttributeValue> big(String table, String sort, int length) {
    return Attributes.merge(Keys.key(table, sort), Map.of("text", text(length)));
  }

  private static DynamoDbRequest large(String table, int count) {
    return TransactWriteItemsRequest.builder()
        .transactItems(
            IntStream.range(0, count)
                .mapToObj(
                    i ->
                        TransactWriteItem.builder()
                            .put(
                                put ->
                                    put.tableName(table).item(big(table, "large-" + i, 399 * 1024)))
                            .build())
                .toList())
        .build();
  }

  private static DynamoDbRequest transaction(String table, int count) {
    return TransactWriteItemsRequest.builder()
        .transactItems(
            IntStream.range(0, count)
                .mapToObj(
                    i ->
                        TransactWriteItem.builder()
                            .put(put -> put.tableName(table).item(Keys.key("t", "" + i)))
                            .build())
                .toList())
        .build();
  }

  private static DynamoDbRequest batchWrite(String table, int count) {
    return BatchWriteItemRequest.builder()
        .requestItems(
            Map.of(
                table,
                IntStream.range(0, count)
                    .mapToObj(
                        i ->
                            WriteRequest.builder()
                                .putRequest(put -> put.item(Keys.key("w", "" + i)))
                                .build())
                    .toList()))
        .build();
  }

  private static DynamoDbRequest batchGet(String table, int count) {
    return BatchGetItemRequest.builder()
        .requestItems(
            Map.of(
                table,
                KeysAndAttributes.builder()
                    .keys(IntStream.range(0, count).mapToObj(i -> Keys.key("w", "" + i)).toList())
                    .build()))
        .build();
  }
}
