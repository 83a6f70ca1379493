package nl.leernetwerk.acceptance;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.local.Arguments;
import nl.leernetwerk.local.Complaint;
import nl.leernetwerk.local.Setup;
import nl.leernetwerk.local.Stack;
import nl.leernetwerk.local.Watch;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.SendPolicy;
import nl.leernetwerk.mailing.table.MailItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The complete system, serving as {@code ./run} does but in this process, where a second start
 * costs little. Tests reach it over HTTP only. Tests of the process itself use {@link
 * ServerProcess}.
 */
final class Server implements AutoCloseable {
  static final Path PROJECT = Path.of(System.getProperty("project.root"));

  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Stack stack;

  /**
   * Starts the system with these options of {@code ./run}, on a free port. Without a folder for its
   * data, it runs in memory. Returns when it serves.
   */
  static Server start(String... options) {
    var words = new ArrayList<>(List.of("--port", "0"));
    words.addAll(List.of(options));
    if (!words.contains("--data")) {
      words.add("--in-memory");
    }
    try {
      return new Server((Arguments.Serve) Arguments.parse(words));
    } catch (Complaint e) {
      throw new IllegalStateException(e);
    }
  }

  private Server(Arguments.Serve serve) throws Complaint {
    stack = Stack.start(serve.settings(PROJECT, new SecureRandom()), new Ears());
    new Setup(stack).prepare(serve);
    stack.open();
  }

  /** The address where it serves, without a slash at the end. */
  URI address() {
    return stack.address();
  }

  /** The API for people who post and ask. */
  Api api() {
    return new Api(address());
  }

  /** Every line that its functions have logged so far. */
  List<String> log() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  /** Leaves mails that were sent as they are when every sender died before it could tell so. */
  void everySenderDied(String... mails) {
    var died = stack.clock().instant().minus(SendPolicy.LEASE);
    var often = AttributeValue.fromN(Integer.toString(SendPolicy.MAX_UNKNOWN));
    for (var mail : mails) {
      stack
          .table()
          .changed(
              it ->
                  it.key(MailItem.key(Mail.parse(mail).orElseThrow()))
                      .updateExpression(
                          "SET #unknown = :often, claimedAt = :died REMOVE messageId, sentAt")
                      .conditionExpression("attribute_exists(messageId)")
                      .expressionAttributeNames(Map.of("#unknown", "unknown"))
                      .expressionAttributeValues(
                          Map.of(":often", often, ":died", AttributeValue.fromS(died.toString()))));
    }
  }

  @Override
  public void close() {
    stack.close();
  }

  private final class Ears implements Watch {
    @Override
    public void logged(String function, LogLevel level, String message) {
      log.add(message);
    }
  }
}
