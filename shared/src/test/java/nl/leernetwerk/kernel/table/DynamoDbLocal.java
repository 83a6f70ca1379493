package nl.leernetwerk.kernel.table;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/**
 * AWS's own DynamoDB Local, in this process. It is called directly, or over HTTP as functions call
 * DynamoDB, which takes three times as much work. The two have separate tables.
 */
public final class DynamoDbLocal {
  private DynamoDbLocal() {}

  /** Started when it is first called. */
  private static final class Direct {
    static final DynamoDbClient CLIENT = DynamoDBEmbedded.create(true).dynamoDbClient();
  }

  /** Started when it is first asked for. */
  private static final class Http {
    static final URI ENDPOINT = start();
  }

  /** A client that calls it directly, with these interceptors. */
  public static DynamoDbClient direct(ExecutionInterceptor... interceptors) {
    return Intercepted.client(Direct.CLIENT, List.of(interceptors));
  }

  /** The SDK's own client, with these interceptors. */
  public static DynamoDbClient overHttp(ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(it -> it.executionInterceptors(List.of(interceptors)))
        .build();
  }

  /** Where it answers HTTP, as long as this process lives. */
  public static URI endpoint() {
    return Http.ENDPOINT;
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
