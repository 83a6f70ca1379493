package nl.leernetwerk.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Stands around each function of a stack, to see what it does: may put another handler and another
 * client in the place of its own, and gets its log.
 */
public interface Watch {
  /** Sees nothing; what functions log goes to standard error. */
  Watch NONE = new Watch() {};

  /** What is invoked in place of a function's handler. */
  default RequestStreamHandler handler(String function, RequestStreamHandler own) {
    return own;
  }

  /** What a function calls in place of its client. */
  default DynamoDbClient dynamo(String function, DynamoDbClient own) {
    return own;
  }

  /** What a function logged. */
  default void logged(String function, LogLevel level, String message) {
    System.err.println(function + " " + level + " " + message.stripTrailing());
  }
}
