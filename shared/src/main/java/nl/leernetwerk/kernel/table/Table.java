package nl.leernetwerk.kernel.table;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The main table, with the clock that dates what is written.
 *
 * @param client talks to DynamoDB
 * @param name the table's name
 */
public record Table(DynamoDbClient client, String name, Clock clock) {
  private static final String CONFLICT = "TransactionConflict";
  private static final String ABSENT = "attribute_not_exists(pk)";
  private static final int ATTEMPTS = 12;
  private static final int READ_AT_ONCE = 100;
  private static final int WRITTEN_AT_ONCE = 25;
  private static final DateTimeFormatter SORTABLE =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  /**
   * Writes all items or none. When another transaction holds one of the items, this one tries
   * again, which the SDK does not do by itself.
   *
   * @return empty when the items were written; otherwise the reasons why not, one for each item, in
   *     order
   */
  public List<CancellationReason> write(List<TransactWriteItem> items) {
    var request = TransactWriteItemsRequest.builder().transactItems(items).build();
    List<CancellationReason> reasons = List.of();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        client.transactWriteItems(request);
        return List.of();
      } catch (TransactionCanceledException e) {
        reasons = e.cancellationReasons();
        // When the first item's condition failed, trying again is of no use.
        if (reasons.stream().noneMatch(Table::conflicts) || failed(reasons.getFirst())) {
          return reasons;
        }
      } catch (TransactionInProgressException _) {
        // DynamoDB is still working on the same request; asking again gives its result.
      }
      pause(attempt);
    }
    return reasons;
  }

  public static boolean conflicts(CancellationReason reason) {
    return CONFLICT.equals(reason.code());
  }

  public static boolean failed(CancellationReason reason) {
    return "ConditionalCheckFailed".equals(reason.code());
  }

  /** Waits at random up to 10, 20, 40, … 640 ms, so that calls that collided spread out. */
  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, 10L << Math.min(attempt, 6)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the table", e);
    }
  }

  /** Every item of a partition whose sort key begins with the prefix, read consistently. */
  public List<Map<String, AttributeValue>> partition(String partition, String sortPrefix) {
    var items = new ArrayList<Map<String, AttributeValue>>();
    client
        .queryPaginator(
            query -> {
              query.tableName(name).consistentRead(true);
              if (sortPrefix.isEmpty()) {
                query
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", Attributes.text(partition)));
              } else {
                query
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", Attributes.text(partition), ":sk", Attributes.text(sortPrefix)));
              }
            })
        .items()
        .forEach(items::add);
    return items;
  }

  /** An item by its key, read consistently; an empty map when there is none. */
  public Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    return client.getItem(get -> get.tableName(name).key(key).consistentRead(true)).item();
  }

  /** Those items of these keys that exist, in no order. */
  public List<Map<String, AttributeValue>> items(Collection<Map<String, AttributeValue>> keys) {
    var items = new ArrayList<Map<String, AttributeValue>>();
    for (var some : slices(List.copyOf(new HashSet<>(keys)), READ_AT_ONCE)) {
      var asked = Map.of(name, KeysAndAttributes.builder().keys(some).build());
      while (!asked.isEmpty()) {
        var request = asked;
        var answer = client.batchGetItem(get -> get.requestItems(request));
        items.addAll(answer.responses().getOrDefault(name, List.of()));
        asked = answer.unprocessedKeys();
      }
    }
    return items;
  }

  /** Stores an item unless an item with its key exists; false when one did. */
  public boolean putNew(Map<String, AttributeValue> item) {
    try {
      client.putItem(put -> put.tableName(name).item(item).conditionExpression(ABSENT));
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }

  /**
   * The same write as part of a transaction; when the item exists, the cancellation reason holds
   * it.
   */
  public TransactWriteItem newItem(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(name)
                    .item(item)
                    .conditionExpression(ABSENT)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  /**
   * Puts an item in the place of the one with its key, as part of a transaction, on condition that
   * this attribute of it is still that number.
   */
  public TransactWriteItem replaced(
      Map<String, AttributeValue> item, String attribute, int before) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(name)
                    .item(item)
                    .conditionExpression("#number = :before")
                    .expressionAttributeNames(Map.of("#number", attribute))
                    .expressionAttributeValues(Map.of(":before", Attributes.number(before))))
        .build();
  }

  /** A change to an item, as part of a transaction. */
  public TransactWriteItem update(Consumer<Update.Builder> change) {
    return TransactWriteItem.builder()
        .update(
            update -> {
              update.tableName(name);
              change.accept(update);
            })
        .build();
  }

  /** Changes one item under its condition; false when the condition did not hold. */
  public boolean changed(Consumer<UpdateItemRequest.Builder> change) {
    try {
      client.updateItem(
          update -> {
            update.tableName(name);
            change.accept(update);
          });
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }

  /**
   * Writes all items or none; false when a condition did not hold.
   *
   * @param purpose what the write is for, named in the failure when the table is too busy
   */
  public boolean wrote(List<TransactWriteItem> items, String purpose) {
    var reasons = write(items);
    if (!reasons.isEmpty() && reasons.stream().noneMatch(Table::failed)) {
      throw new IllegalStateException("the table was too busy to " + purpose);
    }
    return reasons.isEmpty();
  }

  /** Writes each of these, in batches and in no order; writing them again does no harm. */
  public void writeEach(Collection<WriteRequest> writes) {
    for (var some : slices(List.copyOf(writes), WRITTEN_AT_ONCE)) {
      var asked = Map.of(name, some);
      while (!asked.isEmpty()) {
        var request = asked;
        asked = client.batchWriteItem(write -> write.requestItems(request)).unprocessedItems();
      }
    }
  }

  /** All of these in order, in slices of at most that size. */
  public static <T> List<List<T>> slices(List<T> all, int size) {
    var slices = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += size) {
      slices.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return slices;
  }

  public AttributeValue now() {
    return sortable(clock.instant());
  }

  /** An instant as text of a fixed length, so that sorting the texts sorts the instants. */
  public static AttributeValue sortable(Instant instant) {
    return Attributes.text(SORTABLE.format(instant));
  }
}
