package nl.leernetwerk.simulation.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What a client answers, as text that is the same for answers that mean the same: what DynamoDB
 * leaves without an order has one here, and the words of an error are left out.
 */
record Answers(DynamoDbClient client) {

  /**
   * What is invalid only as an item turns out to be. DynamoDB tells that as the reason of a
   * cancelled transaction, and so does the store; DynamoDB Local does so of some and not of others.
   */
  private static final String INVALID = "DynamoDbException ValidationException 400 ";

  /** The answer to a request; of a query and a scan all pages. */
  String to(DynamoDbRequest request) {
    try {
      return switch (request) {
        case GetItemRequest it -> {
          var answer = client.getItem(it);
          yield answer.hasItem() + " " + text(answer.item());
        }
        case BatchGetItemRequest it -> {
          var answer = client.batchGetItem(it);
          yield sorted(answer.responses().values().stream().flatMap(List::stream).toList())
              + " "
              + answer.unprocessedKeys();
        }
        case PutItemRequest it -> "put " + text(client.putItem(it).attributes());
        case UpdateItemRequest it -> "updated " + text(client.updateItem(it).attributes());
        case DeleteItemRequest it -> "deleted " + text(client.deleteItem(it).attributes());
        case BatchWriteItemRequest it -> "wrote " + client.batchWriteItem(it).unprocessedItems();
        case TransactWriteItemsRequest it -> {
          client.transactWriteItems(it);
          yield "wrote all";
        }
        case QueryRequest it -> pages(it);
        case ScanRequest it -> pages(it);
        default -> throw new IllegalArgumentException(request.toString());
      };
    } catch (TransactionCanceledException e) {
      if (e.cancellationReasons().stream().anyMatch(it -> it.code().equals("ValidationError"))) {
        return INVALID;
      }
      return error(e)
          + e.cancellationReasons().stream()
              .map(reason -> reason.code() + reason.hasItem() + text(reason.item()))
              .toList();
    } catch (ConditionalCheckFailedException e) {
      return error(e) + e.hasItem() + text(e.item());
    } catch (DynamoDbException e) {
      return error(e);
    }
  }

  /** Everything in a table. */
  List<String> items(String table) {
    return sorted(client.scanPaginator(scan -> scan.tableName(table)).items().stream().toList());
  }

  private static String error(DynamoDbException e) {
    return "%s %s %d "
        .formatted(e.getClass().getSimpleName(), e.awsErrorDetails().errorCode(), e.statusCode());
  }

  /** Pages in order, each with its items in order. */
  private String pages(QueryRequest request) {
    var pages = new ArrayList<String>();
    for (var page : client.queryPaginator(request)) {
      pages.add(
          page.items().stream().map(Answers::text).toList()
              + " of "
              + page.scannedCount()
              + " "
              + page.count()
              + text(page.lastEvaluatedKey()));
    }
    return pages.toString();
  }

  /** A scan has no order: how many items each page read, and all items. */
  private String pages(ScanRequest request) {
    var read = new ArrayList<Integer>();
    var items = new ArrayList<Map<String, AttributeValue>>();
    for (var page : client.scanPaginator(request)) {
      read.add(page.scannedCount());
      items.addAll(page.items());
    }
    return read + " " + sorted(items);
  }

  private static List<String> sorted(List<Map<String, AttributeValue>> items) {
    return items.stream().map(Answers::text).sorted().toList();
  }

  private static String text(Map<String, AttributeValue> item) {
    return new TreeMap<>(item)
        .entrySet().stream()
            .map(it -> it.getKey() + "=" + text(it.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String text(AttributeValue value) {
    return switch (value.type()) {
      case SS -> "set " + value.ss().stream().sorted().toList();
      case L -> value.l().stream().map(Answers::text).toList().toString();
      case M -> text(value.m());
      case B -> "bytes " + value.b().asUtf8String().length();
      case S -> "'" + (value.s().length() > 80 ? value.s().length() + " long" : value.s()) + "'";
      // DynamoDB Local keeps the zeros that DynamoDB and the store leave out.
      case N -> new BigDecimal(value.n()).stripTrailingZeros().toPlainString();
      default -> value.toString();
    };
  }
}
