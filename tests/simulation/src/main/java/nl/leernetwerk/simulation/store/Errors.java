package nl.leernetwerk.simulation.store;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** The errors of DynamoDB, as its client throws them, and the one error that DynamoDB lacks. */
final class Errors {
  static final CancellationReason NONE = CancellationReason.builder().code("None").build();
  static final CancellationReason CONFLICT =
      CancellationReason.builder()
          .code("TransactionConflict")
          .message("Transaction is ongoing for the item")
          .build();

  private static final String CONDITION = "The conditional request failed";
  private static final int BAD_REQUEST = 400;

  private Errors() {}

  /** What no adapter uses, and this store therefore does not know. */
  static UnsupportedOperationException unsupported(String form) {
    return new UnsupportedOperationException("the store of the simulator does not know " + form);
  }

  static DynamoDbException validation(String message) {
    return (DynamoDbException)
        DynamoDbException.builder()
            .awsErrorDetails(details("ValidationException", message))
            .statusCode(BAD_REQUEST)
            .build();
  }

  /**
   * A condition that did not hold.
   *
   * @param item what the error tells of the item; empty when it was not asked, or there is none
   */
  static ConditionalCheckFailedException condition(Map<String, AttributeValue> item) {
    var error = ConditionalCheckFailedException.builder();
    if (!item.isEmpty()) {
      error.item(item);
    }
    return error
        .awsErrorDetails(details("ConditionalCheckFailedException", CONDITION))
        .statusCode(BAD_REQUEST)
        .build();
  }

  /** The same as the reason of a transaction. */
  static CancellationReason conditionReason(Map<String, AttributeValue> item) {
    var reason = CancellationReason.builder().code("ConditionalCheckFailed").message(CONDITION);
    if (!item.isEmpty()) {
      reason.item(item);
    }
    return reason.build();
  }

  static CancellationReason validationReason(DynamoDbException error) {
    return CancellationReason.builder()
        .code("ValidationError")
        .message(error.awsErrorDetails().errorMessage())
        .build();
  }

  static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
    var codes = reasons.stream().map(CancellationReason::code).toList();
    return TransactionCanceledException.builder()
        .cancellationReasons(reasons)
        .awsErrorDetails(
            details(
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons "
                    + codes))
        .statusCode(BAD_REQUEST)
        .build();
  }

  /** A write by itself of an item that a transaction holds. */
  static TransactionConflictException conflict() {
    return TransactionConflictException.builder()
        .awsErrorDetails(details("TransactionConflictException", CONFLICT.message()))
        .statusCode(BAD_REQUEST)
        .build();
  }

  static ResourceNotFoundException noTable() {
    return ResourceNotFoundException.builder()
        .awsErrorDetails(
            details("ResourceNotFoundException", "Cannot do operations on a non-existent table"))
        .statusCode(BAD_REQUEST)
        .build();
  }

  static ResourceInUseException tableExists() {
    return ResourceInUseException.builder()
        .awsErrorDetails(details("ResourceInUseException", "Cannot create preexisting table"))
        .statusCode(BAD_REQUEST)
        .build();
  }

  private static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder()
        .serviceName("DynamoDb")
        .errorCode(code)
        .errorMessage(message)
        .build();
  }
}
