package nl.leernetwerk.kernel.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.EmailAddress;

/**
 * The claims of a request's token, which API Gateway has verified. API Gateway makes a text of
 * every value; a list such as the groups becomes {@code [one two]}.
 */
final class Claims {
  private Claims() {}

  /**
   * The caller that the claims name. Only an ID token holds an address, so the caller with an
   * access token is a stranger.
   */
  static Caller caller(Map<String, String> claims) {
    return Caller.of(
        verified(claims),
        Actor.Organiser.of(claims.getOrDefault("sub", "")),
        groups(claims.getOrDefault("cognito:groups", "")));
  }

  private static Optional<EmailAddress> verified(Map<String, String> claims) {
    return "id".equals(claims.get("token_use")) && "true".equals(claims.get("email_verified"))
        ? EmailAddress.parse(claims.getOrDefault("email", ""))
        : Optional.empty();
  }

  private static Set<String> groups(String claim) {
    var list =
        claim.startsWith("[") && claim.endsWith("]")
            ? claim.substring(1, claim.length() - 1)
            : claim;
    return Stream.of(list.split(" ")).collect(Collectors.toUnmodifiableSet());
  }
}
