package nl.leernetwerk.local.http;

import java.io.IOException;
import java.util.Optional;

/**
 * Guards the endpoints that exist only on this machine. Checking the visitor's address is not
 * enough: a page of another site may send a browser here, under its own name (DNS rebinding) or
 * with a form.
 */
final class OnlyHere implements Endpoint {
  private final Endpoint guarded;

  OnlyHere(Endpoint guarded) {
    this.guarded = guarded;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    return allowed(request)
        ? guarded.answer(request)
        : Answer.problem(403, "Forbidden", "Dit kan alleen op de computer zelf.");
  }

  private static boolean allowed(Request request) {
    var host = request.header("Host");
    return request.remote().isLoopbackAddress()
        && host.filter(OnlyHere::local).isPresent()
        && ownOrigin(request.header("Origin"), host.get())
        && !request.header("Sec-Fetch-Site").equals(Optional.of("cross-site"));
  }

  private static boolean local(String host) {
    return host.matches("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");
  }

  private static boolean ownOrigin(Optional<String> origin, String host) {
    return origin.isEmpty() || origin.get().equalsIgnoreCase("http://" + host);
  }
}
