package nl.leernetwerk.local.template;

import java.util.Optional;

/**
 * A route of the API.
 *
 * @param method in upper case, or {@code ANY}
 * @param path with {@code {name}} for a segment and {@code {name+}} for all that follow
 * @param function the logical id of the function that answers
 * @param authorizer the guard of the route; empty when everybody may use it
 */
public record RouteSpec(
    String method, String path, String function, Optional<AuthorizerSpec> authorizer) {

  /** A route for everybody. */
  public RouteSpec(String method, String path, String function) {
    this(method, path, function, Optional.empty());
  }

  /** The name that API Gateway gives the route. */
  public String key() {
    return method + " " + path;
  }
}
