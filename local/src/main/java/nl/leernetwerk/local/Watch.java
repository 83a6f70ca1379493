package nl.leernetwerk.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Observes the functions of a stack. It may replace the handler and the client of each function,
 * and gets the function's log.
 */
public interface Watch {
  /** Observes nothing; the lines that functions log go to standard error. */
  Watch NONE = new Watch() {};

  /** The handler that is invoked in place of the function's own. */
  default RequestStreamHandler handler(String function, RequestStreamHandler own) {
    return own;
  }

  /** The client that the function calls in place of its own. */
  default DynamoDbClient dynamo(String function, DynamoDbClient own) {
    return own;
  }

  /** Receives a line that the function logged. */
  default void logged(String function, LogLevel level, String message) {
    System.err.println(function + " " + level + " " + message.stripTrailing());
  }
}
