package nl.leernetwerk.simulation.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.table.Keys;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Calls of the forms that adapters use, about few items, so that they meet. Now and then something
 * in one is wrong.
 */
final class RandomCalls {
  private static final List<String> PARTITIONS = List.of("ROUNDS", "MAIL#1", "MAIL#2");
  private static final List<String> SORTS =
      List.of("a", "ab", "b", "é", "z\uFFFC", "z\uD83D\uDE00");
  private static final List<String> PREFIXES = List.of("a", "z", "ab", "q");
  private static final List<String> TEXTS =
      List.of("", "a", "ab", "b", "é", "z\uFFFC", "z\uD83D\uDE00", "2024-10-01T00:00:00.000Z");
  private static final List<String> NUMBERS =
      List.of(
          "0", "1", "2", "-1", "1.0", "10", "1e2", "0.5", "007", "-0.50", "12345678901234567890");

  /** What each attribute holds as a rule. */
  private static final Map<String, AttributeValue.Type> ATTRIBUTES =
      new LinkedHashMap<>(
          Map.of(
              "version",
              AttributeValue.Type.N,
              "stateVersion",
              AttributeValue.Type.N,
              "closedAt",
              AttributeValue.Type.S,
              "suppressed",
              AttributeValue.Type.S,
              Keys.WAITING_SINCE,
              AttributeValue.Type.S,
              "seen",
              AttributeValue.Type.SS,
              "undelivered",
              AttributeValue.Type.SS,
              "submission",
              AttributeValue.Type.M,
              "registered",
              AttributeValue.Type.L,
              "outcome",
              AttributeValue.Type.BOOL));

  private static final List<String> NAMES = ATTRIBUTES.keySet().stream().sorted().toList();

  private final String table;
  private final Random random;

  RandomCalls(String table, long seed) {
    this.table = table;
    this.random = new Random(seed);
  }

  // ---- Calls ---------------------------------------------------------------------------------

  DynamoDbRequest next() {
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> put();
      case 3, 4, 5 -> update();
      case 6 -> delete();
      case 7, 8, 9 -> transaction();
      case 10 -> batchWrite();
      case 11 -> random.nextBoolean() ? get() : batchGet();
      case 12 -> query();
      default -> scan();
    };
  }

  private DynamoDbRequest get() {
    return GetItemRequest.builder()
        .tableName(table)
        .key(key())
        .consistentRead(random.nextBoolean())
        .build();
  }

  private DynamoDbRequest batchGet() {
    var keys = some(5, this::key);
    return BatchGetItemRequest.builder()
        .requestItems(Map.of(table, KeysAndAttributes.builder().keys(keys).build()))
        .build();
  }

  private DynamoDbRequest put() {
    var words = new Written();
    return PutItemRequest.builder()
        .tableName(table)
        .item(item())
        .conditionExpression(maybe(words))
        .expressionAttributeNames(words.names())
        .expressionAttributeValues(words.values())
        .returnValuesOnConditionCheckFailure(onFailure())
        .build();
  }

  private DynamoDbRequest update() {
    var words = new Written();
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(key())
        .updateExpression(actions(words))
        .conditionExpression(maybe(words))
        .expressionAttributeNames(words.names())
        .expressionAttributeValues(words.values())
        .returnValues(random.nextBoolean() ? ReturnValue.ALL_NEW : ReturnValue.NONE)
        .returnValuesOnConditionCheckFailure(onFailure())
        .build();
  }

  private DynamoDbRequest delete() {
    var words = new Written();
    return DeleteItemRequest.builder()
        .tableName(table)
        .key(key())
        .conditionExpression(maybe(words))
        .expressionAttributeNames(words.names())
        .expressionAttributeValues(words.values())
        .returnValuesOnConditionCheckFailure(onFailure())
        .build();
  }

  /** Each about another item: DynamoDB Local minds only when all conditions hold. */
  private DynamoDbRequest transaction() {
    var parts = new LinkedHashMap<Map<String, AttributeValue>, TransactWriteItem>();
    some(4, this::key).forEach(key -> parts.computeIfAbsent(key, this::part));
    return TransactWriteItemsRequest.builder().transactItems(parts.values()).build();
  }

  private TransactWriteItem part(Map<String, AttributeValue> key) {
    var words = new Written();
    var part = TransactWriteItem.builder();
    switch (random.nextInt(4)) {
      case 0 ->
          part.put(
              it ->
                  it.tableName(table)
                      .item(item(key))
                      .conditionExpression(maybe(words))
                      .expressionAttributeNames(words.names())
                      .expressionAttributeValues(words.values())
                      .returnValuesOnConditionCheckFailure(onFailure()));
      case 1 ->
          part.update(
              it ->
                  it.tableName(table)
                      .key(key)
                      .updateExpression(actions(words))
                      .conditionExpression(maybe(words))
                      .expressionAttributeNames(words.names())
                      .expressionAttributeValues(words.values())
                      .returnValuesOnConditionCheckFailure(onFailure()));
      case 2 ->
          part.delete(
              it ->
                  it.tableName(table)
                      .key(key)
                      .conditionExpression(maybe(words))
                      .expressionAttributeNames(words.names())
                      .expressionAttributeValues(words.values())
                      .returnValuesOnConditionCheckFailure(onFailure()));
      default ->
          part.conditionCheck(
              it ->
                  it.tableName(table)
                      .key(key)
                      .conditionExpression(condition(words, NAMES))
                      .expressionAttributeNames(words.names())
                      .expressionAttributeValues(words.values())
                      .returnValuesOnConditionCheckFailure(onFailure()));
    }
    return part.build();
  }

  private DynamoDbRequest batchWrite() {
    var writes =
        some(
            4,
            () ->
                random.nextBoolean()
                    ? WriteRequest.builder().putRequest(put -> put.item(item())).build()
                    : WriteRequest.builder().deleteRequest(delete -> delete.key(key())).build());
    return BatchWriteItemRequest.builder().requestItems(Map.of(table, writes)).build();
  }

  private DynamoDbRequest query() {
    var words = new Written();
    var condition =
        words.name(Keys.PK) + " = " + words.value(AttributeValue.fromS(one(PARTITIONS)));
    if (random.nextBoolean()) {
      condition +=
          " AND begins_with("
              + words.name(Keys.SK)
              + ", "
              + words.value(AttributeValue.fromS(one(PREFIXES)))
              + ")";
    }
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression(condition)
        .expressionAttributeNames(words.names())
        .expressionAttributeValues(words.values())
        .consistentRead(random.nextBoolean())
        .limit(limit())
        .build();
  }

  /** Of an index with a filter by what it holds. */
  private DynamoDbRequest scan() {
    var words = new Written();
    boolean indexed = random.nextBoolean();
    var names = indexed ? List.of(Keys.WAITING_SINCE) : NAMES;
    return ScanRequest.builder()
        .tableName(table)
        .indexName(indexed ? Keys.WAITING_INDEX : null)
        .filterExpression(random.nextBoolean() ? null : condition(words, names))
        .expressionAttributeNames(words.names())
        .expressionAttributeValues(words.values())
        .consistentRead(random.nextInt(4) == 0)
        .limit(limit())
        .build();
  }

  // ---- Expressions ---------------------------------------------------------------------------

  /** What an expression's words stand for. */
  private final class Written {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    String name(String name) {
      if (random.nextInt(3) > 0) {
        return name;
      }
      names.put("#" + name, name);
      return "#" + name;
    }

    String value(AttributeValue value) {
      var word = ":v" + values.size();
      values.put(word, value);
      return word;
    }

    Map<String, String> names() {
      if (rarely()) {
        names.put("#more", "more");
      }
      return names.isEmpty() ? null : names;
    }

    Map<String, AttributeValue> values() {
      if (rarely()) {
        values.remove(":v0");
      }
      return values.isEmpty() ? null : values;
    }
  }

  private String maybe(Written words) {
    return random.nextInt(3) == 0 ? null : condition(words, NAMES);
  }

  private String condition(Written words, List<String> names) {
    return switch (random.nextInt(6)) {
      case 0 -> "NOT " + simple(words, names);
      case 1 -> simple(words, names) + " AND " + simple(words, names);
      case 2 -> simple(words, names) + " OR NOT " + simple(words, names);
      case 3 ->
          simple(words, names)
              + " AND ("
              + simple(words, names)
              + " OR "
              + simple(words, names)
              + " AND "
              + simple(words, names)
              + ")";
      case 4 -> "(" + simple(words, names) + ") AND NOT (" + simple(words, names) + ")";
      default -> simple(words, names);
    };
  }

  private String simple(Written words, List<String> names) {
    var name = one(names);
    return switch (random.nextInt(6)) {
      case 0 -> "attribute_exists(" + words.name(random.nextBoolean() ? Keys.PK : name) + ")";
      case 1 -> "attribute_not_exists(" + words.name(name) + ")";
      case 2 -> words.name(name) + " = " + words.value(valueOf(name));
      case 3 ->
          words.name(name)
              + one(List.of(" < ", " <= ", " >= "))
              + words.value(random.nextBoolean() ? text() : number());
      case 4 ->
          words.name(name)
              + " IN ("
              + words.value(valueOf(name))
              + ", "
              + words.value(valueOf(name))
              + ")";
      default -> "contains(" + words.name(name) + ", " + words.value(text()) + ")";
    };
  }

  private String actions(Written words) {
    var clauses = new LinkedHashMap<String, List<String>>();
    for (var name : some(4, () -> one(NAMES))) {
      if (clauses.toString().contains(name) && random.nextInt(20) > 0) {
        continue;
      }
      switch (random.nextInt(5)) {
        case 0, 1 -> add(clauses, "SET", words.name(name) + " = " + words.value(valueOf(name)));
        case 2 ->
            add(
                clauses,
                "SET",
                words.name(name)
                    + " = if_not_exists("
                    + words.name(random.nextInt(4) > 0 ? name : one(NAMES))
                    + ", "
                    + words.value(valueOf(name))
                    + ")");
        case 3 -> add(clauses, "REMOVE", words.name(name));
        default -> {
          if (random.nextBoolean()) {
            var value = rarely() ? text() : random.nextBoolean() ? number() : set();
            add(clauses, "ADD", words.name(name) + " " + words.value(value));
          } else {
            add(clauses, "DELETE", words.name(name) + " " + words.value(set()));
          }
        }
      }
    }
    return clauses.entrySet().stream()
        .map(clause -> clause.getKey() + " " + String.join(", ", clause.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static void add(Map<String, List<String>> clauses, String clause, String action) {
    clauses.computeIfAbsent(clause, _ -> new ArrayList<>()).add(action);
  }

  // ---- Items ---------------------------------------------------------------------------------

  private Map<String, AttributeValue> item() {
    return item(key());
  }

  private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    var item = new HashMap<>(key);
    for (var name : NAMES) {
      if (random.nextInt(5) < 2) {
        item.put(name, valueOf(name));
      }
    }
    return item;
  }

  private Map<String, AttributeValue> key() {
    var key = new HashMap<>(Keys.key(one(PARTITIONS), one(SORTS)));
    if (rarely()) {
      switch (random.nextInt(4)) {
        case 0 -> key.remove(Keys.SK);
        case 1 -> key.put(Keys.SK, AttributeValue.fromS(""));
        case 2 -> key.put(Keys.SK, number());
        default -> key.put(Keys.PK, AttributeValue.fromBool(true));
      }
    }
    return key;
  }

  private AttributeValue valueOf(String name) {
    boolean usual = random.nextInt(12) > 0;
    return switch (usual ? ATTRIBUTES.get(name) : one(List.copyOf(ATTRIBUTES.values()))) {
      case S -> text();
      case N -> number();
      case SS -> set();
      case L -> AttributeValue.fromL(some(3, this::text));
      case M -> AttributeValue.fromM(Map.of("to", text(), "often", number(), "all", set()));
      default ->
          random.nextBoolean()
              ? AttributeValue.fromBool(random.nextBoolean())
              : AttributeValue.fromB(SdkBytes.fromUtf8String(one(TEXTS)));
    };
  }

  private AttributeValue text() {
    return AttributeValue.fromS(one(TEXTS));
  }

  private AttributeValue number() {
    return AttributeValue.fromN(rarely() ? "twelve" : one(NUMBERS));
  }

  private AttributeValue set() {
    var members = some(3, () -> one(List.of("a", "ab", "b")));
    return AttributeValue.fromSs(
        rarely()
            ? (random.nextBoolean() ? List.of() : members)
            : List.copyOf(Stream.of(members).flatMap(List::stream).distinct().toList()));
  }

  // ---- Chance --------------------------------------------------------------------------------

  private ReturnValuesOnConditionCheckFailure onFailure() {
    return one(List.of(ReturnValuesOnConditionCheckFailure.values()).subList(0, 2));
  }

  private Integer limit() {
    return random.nextInt(3) > 0 ? null : 1 + random.nextInt(4);
  }

  private boolean rarely() {
    return random.nextInt(60) == 0;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> List<T> some(int most, Supplier<T> make) {
    return IntStream.range(0, 1 + random.nextInt(most)).mapToObj(_ -> make.get()).toList();
  }
}
