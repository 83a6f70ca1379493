package nl.leernetwerk.kernel.lambda;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import nl.leernetwerk.kernel.Web;
import nl.leernetwerk.kernel.table.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** The surroundings of a function in a test: a table, and whatever else the test sets. */
public final class TestSurroundings {
  private final Map<String, String> environment = new HashMap<>();
  private DynamoDbClient client;
  private Clock clock;
  private RandomGenerator random = new Random(1);
  private SesV2Client ses;
  private Web web =
      (address, _) -> {
        throw new AssertionError("this test has no web, and " + address + " was asked for");
      };

  private TestSurroundings(Table table) {
    environment.put("TABLE_NAME", table.name());
    client = table.client();
    clock = table.clock();
  }

  /** Sets a table, with its client and its clock. */
  public static TestSurroundings of(Table table) {
    return new TestSurroundings(table);
  }

  /** Sets another variable of the template. */
  public TestSurroundings variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Sets a client that does something to the calls. */
  public TestSurroundings client(DynamoDbClient other) {
    client = other;
    return this;
  }

  /** Sets a clock other than the table's. */
  public TestSurroundings clock(Clock other) {
    clock = other;
    return this;
  }

  /** Sets other random choices, and keys. */
  public TestSurroundings random(RandomGenerator other) {
    random = other;
    return this;
  }

  /** Sets a mail service. */
  public TestSurroundings ses(SesV2Client other) {
    ses = other;
    return this;
  }

  /** Sets the sites that answer. */
  public TestSurroundings web(Web other) {
    web = other;
    return this;
  }

  /** The surroundings as the function takes them. */
  public Surroundings get() {
    return new Surroundings(
        environment,
        client,
        () -> {
          if (ses == null) {
            throw new AssertionError("this test has no mail service");
          }
          return ses;
        },
        web,
        clock,
        random,
        random);
  }
}
