package nl.leernetwerk.local.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.leernetwerk.local.template.AuthorizerSpec;

/**
 * Verifies tokens as the JWT authorizer of an HTTP API does (API Gateway developer guide, "Control
 * access to HTTP APIs with JWT authorizers"). It checks an RSA signature by a key that the token
 * names, the issuer, the audience (or the client, when there is no audience), and the times.
 */
public final class JwtAuthorizer {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

  private final String issuer;
  private final Clock clock;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /**
   * An authorizer of tokens of that issuer.
   *
   * @param keys the keys that the issuer publishes, asked for when a token comes
   * @param clock tells whether a token has expired
   */
  public JwtAuthorizer(String issuer, Supplier<JWKSet> keys, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, (selector, _) -> selector.select(keys.get())));
    processor.setJWTClaimsSetVerifier((claims, _) -> check(claims));
  }

  /**
   * The claims of a valid token, each as a text; empty when the request is refused.
   *
   * @param authorization the header that holds the token, with or without "Bearer" before it
   */
  Optional<Map<String, String>> claims(Optional<String> authorization, AuthorizerSpec guard) {
    try {
      var token =
          SignedJWT.parse(authorization.orElse("").replaceFirst("(?i)^Bearer ", "").strip());
      var claims = processor.process(token, null);
      // The library would find an RSA key without the key's name; API Gateway requires the name.
      return token.getHeader().getKeyID() != null && isFor(guard.audiences(), claims)
          ? Optional.of(texts(token.getPayload().toJSONObject()))
          : Optional.empty();
    } catch (ParseException | BadJOSEException | JOSEException _) {
      return Optional.empty();
    }
  }

  private void check(JWTClaimsSet claims) throws BadJWTException {
    var now = clock.instant();
    require(issuer.equals(claims.getIssuer()), "iss");
    require(instant(claims.getExpirationTime()).filter(now::isBefore).isPresent(), "exp");
    require(instant(claims.getNotBeforeTime()).filter(now::isBefore).isEmpty(), "nbf");
    require(instant(claims.getIssueTime()).filter(it -> !now.isBefore(it)).isPresent(), "iat");
  }

  private static Optional<Instant> instant(Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }

  private static void require(boolean holds, String claim) throws BadJWTException {
    if (!holds) {
      throw new BadJWTException(claim);
    }
  }

  private static boolean isFor(List<String> audiences, JWTClaimsSet claims) {
    return claims.getAudience().isEmpty()
        ? claims.getClaim("client_id") instanceof String client && audiences.contains(client)
        : claims.getAudience().stream().anyMatch(audiences::contains);
  }

  private static Map<String, String> texts(Map<String, Object> claims) {
    var texts = new LinkedHashMap<String, String>();
    claims.forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  /** A list becomes {@code [one two]}, as a Go program prints it. */
  private static String text(Object value) {
    return value instanceof Collection<?> list
        ? list.stream().map(JwtAuthorizer::text).collect(Collectors.joining(" ", "[", "]"))
        : String.valueOf(value);
  }
}
