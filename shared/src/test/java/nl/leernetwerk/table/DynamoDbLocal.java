package nl.leernetwerk.table;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/** AWS's own DynamoDB Local, which keeps apart what comes with different credentials. */
public final class DynamoDbLocal {
  /** Where the tests of a build share one; anybody else starts one in their own process. */
  private static final Optional<SharedDynamoDb> SHARED =
      Optional.ofNullable(System.getProperty("dynamodb.local.shared"))
          .map(Path::of)
          .map(SharedDynamoDb::in);

  private static final URI ENDPOINT =
      SHARED.map(SharedDynamoDb::join).orElseGet(DynamoDbLocal::start);

  private DynamoDbLocal() {}

  /** Where it answers, as long as this process lives. */
  public static URI endpoint() {
    return ENDPOINT;
  }

  private static URI start() {
    try {
      int port;
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = socket.getLocalPort();
      }
      // Without -disableTelemetry the start waits for a network.
      var arguments = new String[] {"-inMemory", "-disableTelemetry", "-port", "" + port};
      ServerRunner.createServerFromCommandLineArgs(arguments).start();
      return URI.create("http://localhost:" + port);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
  }
}
