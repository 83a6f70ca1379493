package nl.leernetwerk.local;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import nl.leernetwerk.kernel.table.Keys;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Observes every item that functions put in the table: its prefix, and whether it expires. */
final class StoredItems implements Watch {
  private final Map<String, Set<Boolean>> expires = new ConcurrentHashMap<>();

  /** For each prefix, whether its items expire; both values when some do and some do not. */
  Map<String, Set<Boolean>> seen() {
    return new TreeMap<>(expires);
  }

  @Override
  public DynamoDbClient dynamo(String function, DynamoDbClient own) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, method, arguments) -> {
              if (arguments != null) {
                see(method.getName(), arguments[0]);
              }
              try {
                return method.invoke(own, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @SuppressWarnings(
      "unchecked") // The SDK's own methods take a request, or a function that fills a request in.
  private void see(String method, Object argument) {
    switch (method) {
      case "putItem" -> {
        if (argument instanceof Consumer<?> mutation) {
          var request =
              PutItemRequest.builder()
                  .applyMutation((Consumer<PutItemRequest.Builder>) mutation)
                  .build();
          see(request.item());
        }
      }
      case "transactWriteItems" -> {
        if (argument instanceof TransactWriteItemsRequest request) {
          request.transactItems().stream()
              .filter(it -> it.put() != null)
              .forEach(it -> see(it.put().item()));
        }
      }
      case "updateItem" -> {
        // An update makes the item when it does not exist; the later put shows whether it expires.
        if (argument instanceof Consumer<?> mutation) {
          var request =
              UpdateItemRequest.builder()
                  .applyMutation((Consumer<UpdateItemRequest.Builder>) mutation)
                  .build();
          expires.computeIfAbsent(prefix(request.key()), _ -> ConcurrentHashMap.newKeySet());
        }
      }
      default -> {}
    }
  }

  private void see(Map<String, AttributeValue> item) {
    expires
        .computeIfAbsent(prefix(item), _ -> ConcurrentHashMap.newKeySet())
        .add(item.containsKey(Keys.EXPIRES));
  }

  private static String prefix(Map<String, AttributeValue> item) {
    return item.get(Keys.PK).s().split("#", 2)[0];
  }

  @Override
  public void logged(
      String function, com.amazonaws.services.lambda.runtime.logging.LogLevel level, String line) {}
}
