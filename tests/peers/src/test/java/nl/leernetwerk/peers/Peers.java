package nl.leernetwerk.peers;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * The addresses of the other implementations. The tests of one that does not run are skipped with
 * the reason.
 */
final class Peers {
  /** Each run has an account of its own, so that it finds no data of another run. */
  static final String ACCOUNT =
      Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L));

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private Peers() {}

  static URI moto() {
    return running("MOTO_ENDPOINT")
        .orElseThrow(() -> absent("MOTO_ENDPOINT does not say where moto's server answers"));
  }

  static URI sesV2Local() {
    return running("SES_V2_LOCAL_ENDPOINT")
        .orElseThrow(
            () -> absent("SES_V2_LOCAL_ENDPOINT does not say where aws-ses-v2-local answers"));
  }

  /** An implementation that runs already, or else a container for as long as the tests run. */
  static URI localStack() {
    return running("LOCALSTACK_ENDPOINT").orElseGet(() -> Container.ENDPOINT.get());
  }

  /**
   * For a test that a peer cannot pass: the reason is printed and the test is skipped, never
   * counted as passed.
   */
  static void unproven(String peer, String what, String why) {
    System.out.println("Unproven by " + peer + ": " + what + " - " + why);
    Assumptions.abort(why);
  }

  /** A client of the SDK that leads to a peer. */
  static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, URI peer) {
    return builder
        .endpointOverride(peer)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCOUNT, "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static Optional<URI> running(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isBlank())
        .map(URI::create);
  }

  /** What skips a test that cannot be done here; the reason is printed once. */
  static TestAbortedException absent(String why) {
    if (TOLD.add(why)) {
      System.out.println("Skipped: " + why + " (docs/peers.md)");
    }
    return new TestAbortedException(why);
  }

  /** Testcontainers removes the container when the tests have ended. */
  private static final class Container {
    static final Supplier<URI> ENDPOINT = start();

    private static Supplier<URI> start() {
      if (!DockerClientFactory.instance().isDockerAvailable()) {
        return () -> {
          throw absent(
              "no Docker answers, and LOCALSTACK_ENDPOINT does not say where LocalStack does");
        };
      }
      var image = System.getProperty("localstack.image");
      @SuppressWarnings("resource") // The container lives as long as this process.
      var container = new LocalStackContainer(image).withEnv("DYNAMODB_IN_MEMORY", "1");
      try {
        container.start();
      } catch (ContainerFetchException _) {
        return () -> {
          throw absent("Docker cannot get " + image);
        };
      }
      var endpoint = container.getEndpoint();
      return () -> endpoint;
    }
  }
}
