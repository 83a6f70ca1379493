package nl.leernetwerk.simulation.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * DynamoDB in memory: the operations and the expressions that the adapters use, with the answers
 * and errors that DynamoDB gives. It refuses everything else with an {@link
 * UnsupportedOperationException} that names what was asked; whoever needs it adds it here, and to
 * the test that holds this class against DynamoDB Local.
 *
 * <p>It does not know DynamoDB's reserved words, capacity or permissions. Threads may share it.
 */
public final class MemoryDynamo implements DynamoDbClient {
  private static final int LARGEST_PAGE = 1024 * 1024;
  private static final int LARGEST_TRANSACTION = 4 * 1024 * 1024;
  private static final int MOST_IN_TRANSACTION = 100;

  /** So many items, however large, are not too large together. */
  private static final int SURELY_IN_TRANSACTION = LARGEST_TRANSACTION / Rows.LARGEST_ITEM;

  private static final int MOST_READ = 100;
  private static final int MOST_WRITTEN = 25;

  // What requests may have.
  private static final Set<String> CONDITION =
      Set.of(
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValuesOnConditionCheckFailure");
  private static final Set<String> PAGE =
      Set.of(
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ConsistentRead",
          "ExclusiveStartKey",
          "Limit");
  private static final Form CREATE =
      form(
          CreateTableRequest.builder(),
          Set.of(),
          "TableName",
          "AttributeDefinitions",
          "KeySchema",
          "GlobalSecondaryIndexes",
          "BillingMode",
          "StreamSpecification");
  private static final Form INDEX =
      form(GlobalSecondaryIndex.builder(), Set.of(), "IndexName", "KeySchema", "Projection");
  private static final Form GET =
      form(GetItemRequest.builder(), Set.of(), "TableName", "Key", "ConsistentRead");
  private static final Form BATCH_GET =
      form(BatchGetItemRequest.builder(), Set.of(), "RequestItems");
  private static final Form KEYS =
      form(KeysAndAttributes.builder(), Set.of(), "Keys", "ConsistentRead");
  private static final Form QUERY =
      form(QueryRequest.builder(), PAGE, "TableName", "KeyConditionExpression");
  private static final Form SCAN =
      form(ScanRequest.builder(), PAGE, "TableName", "IndexName", "FilterExpression");
  private static final Form PUT = form(PutItemRequest.builder(), CONDITION, "TableName", "Item");
  private static final Form UPDATE =
      form(
          UpdateItemRequest.builder(),
          CONDITION,
          "TableName",
          "Key",
          "UpdateExpression",
          "ReturnValues");
  private static final Form DELETE =
      form(DeleteItemRequest.builder(), CONDITION, "TableName", "Key");
  private static final Form BATCH_WRITE =
      form(BatchWriteItemRequest.builder(), Set.of(), "RequestItems");
  private static final Form TRANSACTION =
      form(TransactWriteItemsRequest.builder(), Set.of(), "TransactItems");
  private static final Form PUT_OF_TRANSACTION =
      form(Put.builder(), CONDITION, "TableName", "Item");
  private static final Form UPDATE_OF_TRANSACTION =
      form(Update.builder(), CONDITION, "TableName", "Key", "UpdateExpression");
  private static final Form DELETE_OF_TRANSACTION =
      form(Delete.builder(), CONDITION, "TableName", "Key");
  private static final Form CHECK = form(ConditionCheck.builder(), CONDITION, "TableName", "Key");

  private final Clock clock;
  private final Leeway leeway;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Rows> tables = new HashMap<>();
  private final Map<String, TableDescription> descriptions = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();

  /** The items of transactions that are under way. */
  private final Set<Held> held = new HashSet<>();

  private record Held(String table, Key key) {}

  /** One without tables, in which nothing is left open. */
  public MemoryDynamo(Clock clock) {
    this(clock, Leeway.NONE);
  }

  /**
   * One without tables.
   *
   * @param clock dates the changes
   */
  public MemoryDynamo(Clock clock, Leeway leeway) {
    this.clock = clock;
    this.leeway = leeway;
  }

  // ---- Beside DynamoDB: for who watches and spoils -------------------------------------------

  /** Every item of a table as it is now, in the order of a scan. */
  public Stream<Map<String, AttributeValue>> items(String table) {
    return locked(() -> rows(table).after(Map.of()).toList()).stream();
  }

  /**
   * Puts an item in the place of the one with its key, whatever it says. No change tells of it, as
   * nobody wrote it.
   */
  public void replace(String table, Map<String, AttributeValue> item) {
    locked(
        () -> {
          var rows = rows(table);
          rows.set(rows.keyOf(item), Values.canonical(Map.copyOf(item)));
          return table;
        });
  }

  /** The changes of all tables after that one, in order; 0 for all. */
  public List<Change> changesSince(long sequence) {
    return locked(() -> List.copyOf(changes.subList((int) sequence, changes.size())));
  }

  // ---- Tables --------------------------------------------------------------------------------

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    CREATE.check(request);
    for (var attribute : request.attributeDefinitions()) {
      if (attribute.attributeType() != ScalarAttributeType.S) {
        throw Errors.unsupported("a key of type " + attribute.attributeTypeAsString());
      }
    }
    var keys = request.keySchema();
    if (keys.size() != 2 || keys.getFirst().keyType() != KeyType.HASH) {
      throw Errors.unsupported("a table with another key than a partition and a sort key");
    }
    var schema =
        new Rows.Schema(
            request.tableName(),
            keys.getFirst().attributeName(),
            keys.getLast().attributeName(),
            request.globalSecondaryIndexes().stream().map(MemoryDynamo::index).toList());
    return locked(
        () -> {
          if (tables.putIfAbsent(request.tableName(), new Rows(schema)) != null) {
            throw Errors.tableExists();
          }
          var description = describe(request);
          descriptions.put(request.tableName(), description);
          return CreateTableResponse.builder().tableDescription(description).build();
        });
  }

  private static Rows.Index index(GlobalSecondaryIndex index) {
    INDEX.check(index);
    if (index.keySchema().size() != 1) {
      throw Errors.unsupported("an index with a sort key: " + index.indexName());
    }
    if (index.projection().projectionType() != ProjectionType.KEYS_ONLY) {
      throw Errors.unsupported("an index of more than keys: " + index.indexName());
    }
    return new Rows.Index(index.indexName(), index.keySchema().getFirst().attributeName());
  }

  private static TableDescription describe(CreateTableRequest request) {
    var description =
        TableDescription.builder()
            .tableName(request.tableName())
            .tableStatus(TableStatus.ACTIVE)
            .keySchema(request.keySchema())
            .attributeDefinitions(request.attributeDefinitions());
    if (request.hasGlobalSecondaryIndexes()) {
      description.globalSecondaryIndexes(
          request.globalSecondaryIndexes().stream()
              .map(
                  it ->
                      GlobalSecondaryIndexDescription.builder()
                          .indexName(it.indexName())
                          .keySchema(it.keySchema())
                          .projection(it.projection())
                          .build())
              .toList());
    }
    return description.build();
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return locked(
        () -> {
          rows(request.tableName());
          return DescribeTableResponse.builder()
              .table(descriptions.get(request.tableName()))
              .build();
        });
  }

  private Rows rows(String table) {
    var rows = tables.get(table);
    if (rows == null) {
      throw Errors.noTable();
    }
    return rows;
  }

  // ---- Reading one item, or some -------------------------------------------------------------

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    GET.check(request);
    return locked(
        () -> {
          var key = rows(request.tableName()).key(request.key());
          var item =
              item(
                  request.tableName(),
                  key,
                  sees(request, request.tableName(), request.consistentRead()));
          var response = GetItemResponse.builder();
          if (!item.isEmpty()) {
            response.item(item);
          }
          return response.build();
        });
  }

  /** An item as it was after that change. */
  private Map<String, AttributeValue> item(String table, Key key, long sequence) {
    var rows = rows(table);
    for (var change : changes.subList((int) sequence, changes.size())) {
      if (change.table().equals(table) && rows.keyOf(change.key()).equals(key)) {
        return change.before().orElse(Map.of());
      }
    }
    return rows.get(key);
  }

  /** How far a read sees. */
  private long sees(DynamoDbRequest read, String table, Boolean consistent) {
    long latest = changes.size();
    return Boolean.TRUE.equals(consistent)
        ? latest
        : Math.clamp(leeway.sees(read, table, latest), 0, latest);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    BATCH_GET.check(request);
    int asked = request.requestItems().values().stream().mapToInt(it -> it.keys().size()).sum();
    if (asked == 0 || asked > MOST_READ) {
      throw Errors.validation("Too many items requested for the BatchGetItem call");
    }
    return locked(
        () -> {
          var found = new HashMap<String, List<Map<String, AttributeValue>>>();
          var left = new HashMap<String, KeysAndAttributes>();
          int room = leeway.processed(request, asked);
          for (var entry : request.requestItems().entrySet()) {
            var table = entry.getKey();
            KEYS.check(entry.getValue());
            var rows = rows(table);
            var keys = entry.getValue().keys().stream().map(rows::key).toList();
            if (new HashSet<>(keys).size() < keys.size()) {
              throw Errors.validation("Provided list of item keys contains duplicates");
            }
            int done = Math.min(room, keys.size());
            room -= done;
            long sequence = sees(request, table, entry.getValue().consistentRead());
            found.put(
                table,
                keys.stream()
                    .limit(done)
                    .map(key -> item(table, key, sequence))
                    .filter(item -> !item.isEmpty())
                    .toList());
            if (done < keys.size()) {
              var rest = entry.getValue().keys().subList(done, keys.size());
              left.put(table, entry.getValue().toBuilder().keys(rest).build());
            }
          }
          return BatchGetItemResponse.builder().responses(found).unprocessedKeys(left).build();
        });
  }

  // ---- Reading in order ----------------------------------------------------------------------

  @Override
  public QueryResponse query(QueryRequest request) {
    QUERY.check(request);
    var condition =
        Expression.keyCondition(
            asked(request.keyConditionExpression())
                .orElseThrow(() -> Errors.unsupported("a query without KeyConditionExpression")));
    var words =
        Words.of(
            List.of(condition),
            request.expressionAttributeNames(),
            request.expressionAttributeValues());
    return locked(
        () -> {
          var rows =
              rows(
                  request.tableName(),
                  sees(request, request.tableName(), request.consistentRead()));
          var key = condition.meaning();
          var page =
              Page.read(
                  rows.partition(
                      partition(rows, key, words),
                      prefix(rows, key, words),
                      request.exclusiveStartKey()),
                  _ -> true,
                  asked(request.limit()));
          var response =
              QueryResponse.builder()
                  .items(page.items())
                  .count(page.items().size())
                  .scannedCount(page.read());
          page.last().ifPresent(it -> response.lastEvaluatedKey(rows.keyAttributes(it)));
          return response.build();
        });
  }

  private static String partition(Rows rows, KeyCondition condition, Words words) {
    if (!words.name(condition.name()).equals(rows.schema().partition())) {
      throw Errors.validation("Query condition missed key schema element");
    }
    return text(words.value(condition.value()));
  }

  private static String prefix(Rows rows, KeyCondition condition, Words words) {
    if (condition.prefix().isEmpty()) {
      return "";
    }
    var prefix = condition.prefix().get();
    if (!words.name(prefix.name()).equals(rows.schema().sort())) {
      throw Errors.validation("Query condition missed key schema element");
    }
    return text(words.value(prefix.value()));
  }

  private static String text(AttributeValue value) {
    if (value.type() != AttributeValue.Type.S || value.s().isEmpty()) {
      throw Errors.validation(
          "One or more parameter values were invalid: Condition parameter type does not match"
              + " schema type");
    }
    return value.s();
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    SCAN.check(request);
    var filter = Expression.condition(asked(request.filterExpression()));
    var words =
        Words.of(
            List.of(filter),
            request.expressionAttributeNames(),
            request.expressionAttributeValues());
    var indexed = asked(request.indexName());
    if (indexed.isPresent() && Boolean.TRUE.equals(request.consistentRead())) {
      throw Errors.validation("Consistent reads are not supported on global secondary indexes");
    }
    return locked(
        () -> {
          var rows =
              rows(
                  request.tableName(),
                  sees(request, request.tableName(), request.consistentRead()));
          var index = indexed.map(rows::index);
          index.ifPresent(it -> rows.checkHolds(it, filter.meaning(), words));
          var start = request.exclusiveStartKey();
          var page =
              Page.read(
                  index.map(it -> rows.after(it, start)).orElseGet(() -> rows.after(start)),
                  item -> filter.meaning().holds(item, words),
                  asked(request.limit()));
          var response =
              ScanResponse.builder()
                  .items(page.items())
                  .count(page.items().size())
                  .scannedCount(page.read());
          // All that an index holds of an item is its place there.
          page.last()
              .map(it -> index.isPresent() ? it : rows.keyAttributes(it))
              .ifPresent(response::lastEvaluatedKey);
          return response.build();
        });
  }

  /** A table as it was after that change. */
  private Rows rows(String table, long sequence) {
    var rows = rows(table);
    if (sequence == changes.size()) {
      return rows;
    }
    var past = rows.copy();
    for (var change : changes.subList((int) sequence, changes.size()).reversed()) {
      if (change.table().equals(table)) {
        past.set(rows.keyOf(change.key()), change.before().orElse(Map.of()));
      }
    }
    return past;
  }

  /**
   * One answer of a query or a scan.
   *
   * @param last the last item that was read, when there may be more
   * @param read how many items were read, those included that the filter kept out
   */
  private record Page(
      List<Map<String, AttributeValue>> items,
      Optional<Map<String, AttributeValue>> last,
      int read) {

    static Page read(
        Stream<Map<String, AttributeValue>> from,
        Predicate<Map<String, AttributeValue>> filter,
        Optional<Integer> limit) {
      if (limit.isPresent() && limit.get() < 1) {
        throw Errors.validation("Limit must be greater than or equal to 1: " + limit.get());
      }
      int most = limit.orElse(Integer.MAX_VALUE);
      var items = new ArrayList<Map<String, AttributeValue>>();
      int size = 0;
      int read = 0;
      for (var all = from.iterator(); all.hasNext(); ) {
        var item = all.next();
        read++;
        size += Values.size(item);
        if (filter.test(item)) {
          items.add(item);
        }
        if (read == most || (size > LARGEST_PAGE && all.hasNext())) {
          return new Page(items, Optional.of(item), read);
        }
      }
      return new Page(items, Optional.empty(), read);
    }
  }

  // ---- Writing -------------------------------------------------------------------------------

  /**
   * A write of one item, read from its request.
   *
   * @param effect makes the item afterwards of the item before; empty is an item that is not there
   * @param tells whether a failed condition tells what the item is
   */
  private record Write(
      Rows rows,
      Key key,
      Map<String, AttributeValue> keyAttributes,
      Condition condition,
      Words words,
      UnaryOperator<Map<String, AttributeValue>> effect,
      boolean tells) {

    Held held() {
      return new Held(rows.schema().name(), key);
    }

    Map<String, AttributeValue> before() {
      return rows.get(key);
    }

    boolean allowed() {
      return condition.holds(before(), words);
    }

    /** What a failed condition tells. */
    Map<String, AttributeValue> told() {
      return tells ? before() : Map.of();
    }

    Map<String, AttributeValue> after() {
      return effect.apply(before());
    }
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    PUT.check(request);
    return locked(
        () -> {
          single(
              put(
                  request.tableName(),
                  request.item(),
                  request.conditionExpression(),
                  request.expressionAttributeNames(),
                  request.expressionAttributeValues(),
                  request.returnValuesOnConditionCheckFailureAsString()));
          return PutItemResponse.builder().build();
        });
  }

  private Write put(
      String table,
      Map<String, AttributeValue> given,
      String expression,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      String onFailure) {
    var rows = rows(table);
    var condition = Expression.condition(asked(expression));
    var item = Values.canonical(given);
    rows.check(item);
    return new Write(
        rows,
        rows.keyOf(item),
        rows.keyAttributes(item),
        condition.meaning(),
        Words.of(List.of(condition), names, values),
        _ -> item,
        tells(onFailure));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    UPDATE.check(request);
    var answer = asked(request.returnValues()).orElse(ReturnValue.NONE);
    if (answer != ReturnValue.NONE && answer != ReturnValue.ALL_NEW) {
      throw Errors.unsupported("ReturnValues " + request.returnValuesAsString());
    }
    return locked(
        () -> {
          var after =
              single(
                  update(
                      request.tableName(),
                      request.key(),
                      request.updateExpression(),
                      request.conditionExpression(),
                      request.expressionAttributeNames(),
                      request.expressionAttributeValues(),
                      request.returnValuesOnConditionCheckFailureAsString()));
          var response = UpdateItemResponse.builder();
          if (answer == ReturnValue.ALL_NEW) {
            response.attributes(after);
          }
          return response.build();
        });
  }

  private Write update(
      String table,
      Map<String, AttributeValue> key,
      String updateExpression,
      String expression,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      String onFailure) {
    var rows = rows(table);
    var update =
        Expression.update(
            asked(updateExpression)
                .orElseThrow(() -> Errors.unsupported("an update without UpdateExpression")));
    var condition = Expression.condition(asked(expression));
    var words = Words.of(List.of(update, condition), names, values);
    var place = rows.key(key);
    var changed = update.meaning().names(words);
    for (var name : key.keySet()) {
      if (changed.contains(name)) {
        throw Errors.validation(
            "One or more parameter values were invalid: Cannot update attribute "
                + name
                + ". This attribute is part of the key");
      }
    }
    return new Write(
        rows,
        place,
        Map.copyOf(key),
        condition.meaning(),
        words,
        before -> {
          var after = update.meaning().apply(before.isEmpty() ? key : before, words);
          rows.check(after);
          return after;
        },
        tells(onFailure));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    DELETE.check(request);
    return locked(
        () -> {
          single(
              delete(
                  request.tableName(),
                  request.key(),
                  request.conditionExpression(),
                  request.expressionAttributeNames(),
                  request.expressionAttributeValues(),
                  request.returnValuesOnConditionCheckFailureAsString()));
          return DeleteItemResponse.builder().build();
        });
  }

  private Write delete(
      String table,
      Map<String, AttributeValue> key,
      String expression,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      String onFailure) {
    return keyed(table, key, expression, names, values, onFailure, _ -> Map.of());
  }

  private Write keyed(
      String table,
      Map<String, AttributeValue> key,
      String expression,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      String onFailure,
      UnaryOperator<Map<String, AttributeValue>> effect) {
    var rows = rows(table);
    var condition = Expression.condition(asked(expression));
    return new Write(
        rows,
        rows.key(key),
        Map.copyOf(key),
        condition.meaning(),
        Words.of(List.of(condition), names, values),
        effect,
        tells(onFailure));
  }

  /** Does a write by itself, and answers the item afterwards. */
  private Map<String, AttributeValue> single(Write write) {
    if (held.contains(write.held())) {
      throw Errors.conflict();
    }
    if (!write.allowed()) {
      throw Errors.condition(write.told());
    }
    var after = write.after();
    store(write, after);
    return after;
  }

  private void store(Write write, Map<String, AttributeValue> after) {
    var before = write.before();
    if (!before.equals(after)) {
      write.rows().set(write.key(), after);
      changes.add(
          new Change(
              changes.size() + 1,
              clock.instant(),
              write.rows().schema().name(),
              write.keyAttributes(),
              present(before),
              present(after)));
    }
  }

  private static Optional<Map<String, AttributeValue>> present(Map<String, AttributeValue> item) {
    return Optional.of(item).filter(it -> !it.isEmpty());
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    BATCH_WRITE.check(request);
    int asked = request.requestItems().values().stream().mapToInt(List::size).sum();
    if (asked == 0 || asked > MOST_WRITTEN) {
      throw Errors.validation("Too many items requested for the BatchWriteItem call");
    }
    return locked(
        () -> {
          var writes = new LinkedHashMap<Held, Write>();
          request
              .requestItems()
              .forEach(
                  (table, some) -> {
                    for (var one : some) {
                      var write = write(table, one);
                      if (writes.putIfAbsent(write.held(), write) != null) {
                        throw Errors.validation("Provided list of item keys contains duplicates");
                      }
                    }
                  });
          int done = leeway.processed(request, asked);
          writes.values().stream().limit(done).forEach(this::single);
          return BatchWriteItemResponse.builder()
              .unprocessedItems(rest(request.requestItems(), done))
              .build();
        });
  }

  private Write write(String table, WriteRequest request) {
    if (request.putRequest() != null) {
      var item = request.putRequest().item();
      return put(table, item, null, Map.of(), Map.of(), null);
    }
    return delete(table, request.deleteRequest().key(), null, Map.of(), Map.of(), null);
  }

  private static Map<String, List<WriteRequest>> rest(
      Map<String, List<WriteRequest>> requests, int done) {
    var rest = new HashMap<String, List<WriteRequest>>();
    int left = done;
    for (var entry : requests.entrySet()) {
      int skipped = Math.min(left, entry.getValue().size());
      left -= skipped;
      if (skipped < entry.getValue().size()) {
        rest.put(entry.getKey(), entry.getValue().subList(skipped, entry.getValue().size()));
      }
    }
    return rest;
  }

  // ---- Transactions --------------------------------------------------------------------------

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    if (request.clientRequestToken() != null) {
      throw Errors.unsupported("ClientRequestToken of a TransactWriteItemsRequest");
    }
    TRANSACTION.check(request);
    var items = request.transactItems();
    if (items.isEmpty() || items.size() > MOST_IN_TRANSACTION) {
      throw Errors.validation(
          "Member must have length less than or equal to " + MOST_IN_TRANSACTION);
    }
    var writes = locked(() -> begin(items));
    try {
      leeway.between(request);
      return locked(
          () -> {
            writes.forEach(this::store);
            return TransactWriteItemsResponse.builder().build();
          });
    } finally {
      locked(() -> held.removeAll(writes.keySet().stream().map(Write::held).toList()));
    }
  }

  /** Holds the items of a transaction, if all conditions hold, and says what each becomes. */
  private Map<Write, Map<String, AttributeValue>> begin(List<TransactWriteItem> items) {
    var writes = items.stream().map(this::write).toList();
    if (writes.stream().map(Write::held).distinct().count() < writes.size()) {
      throw Errors.validation("Transaction request cannot include multiple operations on one item");
    }
    var afterwards = new LinkedHashMap<Write, Map<String, AttributeValue>>();
    var reasons = writes.stream().map(write -> reason(write, afterwards)).toList();
    if (!reasons.stream().allMatch(Errors.NONE::equals)) {
      throw Errors.cancelled(reasons);
    }
    if (afterwards.size() > SURELY_IN_TRANSACTION
        && afterwards.values().stream().mapToLong(Values::size).sum() > LARGEST_TRANSACTION) {
      throw Errors.validation("Collection size has exceeded the maximum allowed size");
    }
    writes.forEach(write -> held.add(write.held()));
    return afterwards;
  }

  private CancellationReason reason(
      Write write, Map<Write, Map<String, AttributeValue>> afterwards) {
    if (held.contains(write.held())) {
      return Errors.CONFLICT;
    }
    if (!write.allowed()) {
      return Errors.conditionReason(write.told());
    }
    try {
      afterwards.put(write, write.after());
      return Errors.NONE;
    } catch (DynamoDbException e) {
      return Errors.validationReason(e);
    }
  }

  private Write write(TransactWriteItem item) {
    if (item.put() != null) {
      var put = item.put();
      PUT_OF_TRANSACTION.check(put);
      return put(
          put.tableName(),
          put.item(),
          put.conditionExpression(),
          put.expressionAttributeNames(),
          put.expressionAttributeValues(),
          put.returnValuesOnConditionCheckFailureAsString());
    }
    if (item.update() != null) {
      var update = item.update();
      UPDATE_OF_TRANSACTION.check(update);
      return update(
          update.tableName(),
          update.key(),
          update.updateExpression(),
          update.conditionExpression(),
          update.expressionAttributeNames(),
          update.expressionAttributeValues(),
          update.returnValuesOnConditionCheckFailureAsString());
    }
    if (item.delete() != null) {
      var delete = item.delete();
      DELETE_OF_TRANSACTION.check(delete);
      return delete(
          delete.tableName(),
          delete.key(),
          delete.conditionExpression(),
          delete.expressionAttributeNames(),
          delete.expressionAttributeValues(),
          delete.returnValuesOnConditionCheckFailureAsString());
    }
    var check = item.conditionCheck();
    CHECK.check(check);
    return keyed(
        check.tableName(),
        check.key(),
        check.conditionExpression(),
        check.expressionAttributeNames(),
        check.expressionAttributeValues(),
        check.returnValuesOnConditionCheckFailureAsString(),
        UnaryOperator.identity());
  }

  // ---- What all requests have in common ------------------------------------------------------

  private static Form form(SdkPojo empty, Set<String> some, String... others) {
    var known = new HashSet<>(some);
    known.addAll(List.of(others));
    return Form.of(empty, known);
  }

  private static boolean tells(String onFailure) {
    if (onFailure == null
        || onFailure.equals(ReturnValuesOnConditionCheckFailure.NONE.toString())) {
      return false;
    }
    if (onFailure.equals(ReturnValuesOnConditionCheckFailure.ALL_OLD.toString())) {
      return true;
    }
    throw Errors.unsupported("ReturnValuesOnConditionCheckFailure " + onFailure);
  }

  private static <T> Optional<T> asked(T field) {
    return Optional.ofNullable(field);
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  // ---- What it refuses by name ---------------------------------------------------------------

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    throw unknown(request);
  }

  @Override
  public ExecuteStatementResponse executeStatement(ExecuteStatementRequest request) {
    throw unknown(request);
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    throw unknown(request);
  }

  @Override
  public ExecuteTransactionResponse executeTransaction(ExecuteTransactionRequest request) {
    throw unknown(request);
  }

  private static RuntimeException unknown(SdkPojo request) {
    return Errors.unsupported("a " + request.getClass().getSimpleName());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // There is nothing to let go of.
  }
}
