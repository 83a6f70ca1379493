package nl.leernetwerk.local.template;

import java.util.List;

/**
 * The guard of a route: it asks for a token of the template's user pool, made for one of these
 * clients.
 *
 * @param audiences the ids of the clients
 */
public record AuthorizerSpec(List<String> audiences) {
  public AuthorizerSpec {
    audiences = List.copyOf(audiences);
  }
}
