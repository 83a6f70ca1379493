package nl.leernetwerk.local.aws;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.local.template.TableSpec;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local, inside this process. Its own main class listens on every network; this listens on
 * the loopback address alone, on a free port.
 */
public final class Database implements AutoCloseable {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final LocalDynamoDBRequestHandler requests;
  private final Server server = new Server();
  private final URI endpoint;
  private final Writes writes = new Writes();
  private final DynamoDbClient plain;
  private final DynamoDbClient client;
  private final DynamoDbStreamsClient streams;

  private Database(Optional<Path> folder) {
    try {
      requests =
          new LocalDynamoDBRequestHandler(
              0, folder.isEmpty(), folder.map(Path::toString).orElse(null), true, false);
    } catch (DynamoDBLocalServiceException e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
    var connector = new ServerConnector(server);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setPort(0);
    server.addConnector(connector);
    server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(requests, null), "/"));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
    endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort());
    plain = clientWith(List.of());
    client = clientWith(folder.isPresent() ? List.of(new Commits(plain), writes) : List.of(writes));
    streams =
        DynamoDbStreamsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(Event.REGION))
            .credentialsProvider(CREDENTIALS)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /** Starts one that keeps its data in that folder, or in memory, and has that table. */
  public static Database start(Optional<Path> folder, TableSpec table) {
    var database = new Database(folder);
    new TableMaker(database.client).make(table);
    return database;
  }

  private DynamoDbClient clientWith(List<ExecutionInterceptor> interceptors) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(Event.REGION))
        .credentialsProvider(CREDENTIALS)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(it -> it.executionInterceptors(interceptors))
        .build();
  }

  /** The client that everything here reads and writes with. */
  public DynamoDbClient client() {
    return client;
  }

  DynamoDbStreamsClient streams() {
    return streams;
  }

  Writes writes() {
    return writes;
  }

  @Override
  public void close() {
    client.close();
    plain.close();
    streams.close();
    try {
      server.stop();
    } catch (Exception e) {
      System.err.println("DynamoDB Local does not stop: " + e);
    }
    requests.shutdown();
  }
}
