package nl.leernetwerk.kernel.table;

import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Removes the conditions from writes on their way to the table, so that a test can show what goes
 * wrong without them before it shows that they work.
 *
 * @param partitions which partition keys lose their protection
 */
public record Unprotected(Predicate<String> partitions) implements ExecutionInterceptor {

  @Override
  public SdkRequest modifyRequest(
      Context.ModifyRequest context, ExecutionAttributes executionAttributes) {
    return switch (context.request()) {
      case PutItemRequest put when partitions.test(put.item().get(Keys.PK).s()) ->
          put.toBuilder().conditionExpression(null).build();
      case TransactWriteItemsRequest transaction ->
          transaction.toBuilder()
              .transactItems(transaction.transactItems().stream().map(this::strip).toList())
              .build();
      default -> context.request();
    };
  }

  private TransactWriteItem strip(TransactWriteItem item) {
    if (item.put() != null
        && item.put().conditionExpression() != null
        && partitions.test(item.put().item().get(Keys.PK).s())) {
      return item.toBuilder()
          .put(
              item.put().toBuilder()
                  .conditionExpression(always(item.put().conditionExpression()))
                  .build())
          .build();
    }
    if (item.update() != null && partitions.test(item.update().key().get(Keys.PK).s())) {
      return item.toBuilder()
          .update(
              item.update().toBuilder()
                  .conditionExpression(always(item.update().conditionExpression()))
                  .build())
          .build();
    }
    return item;
  }

  /**
   * A condition that holds for every item, and still names every value that the original named,
   * because DynamoDB demands that.
   */
  private static String always(String condition) {
    return "attribute_exists(pk) OR attribute_not_exists(pk) OR (" + condition + ")";
  }
}
