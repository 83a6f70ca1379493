package nl.leernetwerk.local.template;

import java.time.Duration;
import java.util.List;

/**
 * The client with which people sign in on the pages.
 *
 * @param client the client's id
 * @param callbacks the addresses to which a person who signed in may be sent
 * @param groups the groups that a user can be in
 * @param validity how long an ID token is valid
 */
public record SignInSpec(
    String client, List<String> callbacks, List<String> groups, Duration validity) {
  public SignInSpec {
    callbacks = List.copyOf(callbacks);
    groups = List.copyOf(groups);
  }
}
