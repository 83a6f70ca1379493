package nl.leernetwerk.local.template;

import java.time.Duration;
import java.util.List;

/**
 * The client with which the pages let somebody sign in.
 *
 * @param client its id
 * @param callbacks where somebody who signed in may be sent
 * @param groups the groups that a user can be in
 * @param validity how long an ID token is good for
 */
public record SignInSpec(
    String client, List<String> callbacks, List<String> groups, Duration validity) {
  public SignInSpec {
    callbacks = List.copyOf(callbacks);
    groups = List.copyOf(groups);
  }
}
