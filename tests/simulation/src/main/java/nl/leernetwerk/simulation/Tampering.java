package nl.leernetwerk.simulation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Where a fault can be planted in the product, to see whether the simulator finds it. */
public interface Tampering {
  /** The product as it is. */
  Tampering NONE = new Tampering() {};

  /** What a function asks of the table, in place of what it asked; one after another. */
  default List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
    return List.of(asked);
  }

  /** What a function is answered. */
  default Object answer(String function, DynamoDbRequest asked, Object answer) {
    return answer;
  }

  /** What is invoked in place of a function's handler. */
  default RequestStreamHandler handler(String function, RequestStreamHandler own) {
    return own;
  }

  /** What happens when a function has written a line to its log. */
  default void logged(String line) {}

  /** How far the clock of a function is ahead. */
  default Duration ahead(String function) {
    return Duration.ZERO;
  }

  /** How often a mail is handed to SES when SES does not answer well. */
  default int mailAttempts() {
    return 1;
  }
}
