package nl.leernetwerk.local.template;

/**
 * A route of the API.
 *
 * @param method in upper case, or {@code ANY}
 * @param path with {@code {name}} for a segment and {@code {name+}} for all that follow
 * @param function the logical id of the function that answers
 */
public record RouteSpec(String method, String path, String function) {

  /** What API Gateway calls it. */
  public String key() {
    return method + " " + path;
  }
}
