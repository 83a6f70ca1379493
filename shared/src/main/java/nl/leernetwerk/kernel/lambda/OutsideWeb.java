package nl.leernetwerk.kernel.lambda;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import nl.leernetwerk.kernel.InternalAddress;
import nl.leernetwerk.kernel.Web;

/**
 * The real web. A site has some seconds to answer, to the last byte. A name is looked up first, and
 * a site inside our own network is not asked; Java then connects to the address that it just looked
 * up, which it keeps for half a minute.
 *
 * @param own tells which addresses are the stack's own choice, and are asked wherever they lead
 * @param patience how long a site has
 */
public record OutsideWeb(Predicate<URI> own, Duration patience) implements Web {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The web, but for the addresses that begin so. */
  public static OutsideWeb besides(String ownAddress) {
    return new OutsideWeb(
        address ->
            !ownAddress.isBlank()
                && (address + "/").startsWith(ownAddress.replaceAll("/$", "") + "/"),
        PATIENCE);
  }

  @Override
  public Optional<byte[]> get(URI address, int atMost) {
    if (!own.test(address) && leadsInside(address)) {
      return Optional.empty();
    }
    // A new client for each request: there is about one request a year.
    var http = HttpClient.newBuilder().connectTimeout(patience).build();
    try {
      var request = HttpRequest.newBuilder(address).timeout(patience).build();
      var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), atMost);
      // The time-out of a request ends where its body begins; this one does not.
      return http.sendAsync(request, body)
          .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
          .thenApply(OutsideWeb::answered)
          .get();
    } catch (ExecutionException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      http.shutdownNow();
    }
  }

  private static Optional<byte[]> answered(HttpResponse<byte[]> answer) {
    return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
  }

  private static boolean leadsInside(URI address) {
    try {
      return Arrays.stream(InetAddress.getAllByName(address.getHost()))
          .anyMatch(InternalAddress::is);
    } catch (UnknownHostException _) {
      return true;
    }
  }
}
