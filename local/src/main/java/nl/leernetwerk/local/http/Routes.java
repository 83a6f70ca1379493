package nl.leernetwerk.local.http;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.local.template.RouteSpec;

/**
 * Chooses the route of a request: the route that names most of the path, as API Gateway chooses.
 */
public final class Routes {
  private final List<RouteSpec> routes;

  /** A route, and the values of its parameters in the path. */
  public record Match(RouteSpec route, Map<String, String> parameters) {}

  /** A choice between these routes. */
  public Routes(List<RouteSpec> routes) {
    this.routes =
        routes.stream()
            .sorted(
                Comparator.comparing((RouteSpec route) -> route.path().contains("+}"))
                    .thenComparing(Routes::variables)
                    .thenComparing(route -> route.method().equals("ANY")))
            .toList();
  }

  /** The route of a request; empty when there is none. */
  public Optional<Match> match(String method, String rawPath) {
    return routes.stream()
        .filter(route -> route.method().equals("ANY") || route.method().equals(method))
        .flatMap(route -> match(route, rawPath).stream())
        .findFirst();
  }

  private static long variables(RouteSpec route) {
    return route.path().chars().filter(c -> c == '{').count();
  }

  private static Optional<Match> match(RouteSpec route, String rawPath) {
    var wanted = route.path().split("/", -1);
    var given = rawPath.split("/", -1);
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 0; i < wanted.length; i++) {
      if (i >= given.length) {
        return Optional.empty();
      }
      if (wanted[i].endsWith("+}")) {
        var rest = String.join("/", Arrays.copyOfRange(given, i, given.length));
        parameters.put(wanted[i].substring(1, wanted[i].length() - 2), Request.decode(rest));
        return Optional.of(new Match(route, parameters));
      }
      if (wanted[i].startsWith("{")) {
        if (given[i].isEmpty()) {
          return Optional.empty();
        }
        parameters.put(wanted[i].substring(1, wanted[i].length() - 1), Request.decode(given[i]));
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return given.length == wanted.length
        ? Optional.of(new Match(route, parameters))
        : Optional.empty();
  }
}
