package nl.leernetwerk.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.local.template.AuthorizerSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JwtAuthorizerTest {
  private static final String ISSUER = "https://issuer.example";
  private static final long NOW = Instant.parse("2024-09-30T10:00:00Z").getEpochSecond();
  private static RSAKey key;

  @BeforeAll
  static void make_a_key() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("key").generate();
  }

  @Test
  void claims_are_told_as_api_gateway_tells_them_each_as_a_text() throws Exception {
    var claims =
        claims(
            Map.of(
                "cognito:groups", List.of("organiser", "facilitator"),
                "email_verified", true,
                "one", List.of("only")));
    assertEquals(
        Optional.of(
            Map.of(
                "iss", ISSUER,
                "aud", "pages",
                "iat", Long.toString(NOW),
                "exp", Long.toString(NOW + 1),
                "cognito:groups", "[organiser facilitator]",
                "email_verified", "true",
                "one", "[only]")),
        claims);
  }

  @Test
  void a_token_is_good_until_it_expires_and_not_before_it_was_issued() throws Exception {
    assertEquals(true, good(Map.of("exp", NOW + 1)));
    assertEquals(false, good(Map.of("exp", NOW)));
    assertEquals(false, good(Map.of("exp", NOW - 1)));
    assertEquals(true, good(Map.of("iat", NOW)));
    assertEquals(false, good(Map.of("iat", NOW + 1)));
    assertEquals(true, good(Map.of("nbf", NOW)));
    assertEquals(false, good(Map.of("nbf", NOW + 1)));
  }

  @Test
  void a_token_is_for_a_client_of_the_route_by_audience_or_else_by_client() throws Exception {
    assertEquals(false, good(Map.of("aud", "others")));
    assertEquals(true, good(Map.of("aud", List.of("others", "pages"))));
    assertEquals(true, good(Map.of("aud", List.of(), "client_id", "pages")));
    assertEquals(false, good(Map.of("aud", List.of(), "client_id", "others")));
    assertEquals(false, good(Map.of("aud", "others", "client_id", "pages")));
  }

  @Test
  void a_token_of_another_issuer_is_refused() throws Exception {
    assertEquals(false, good(Map.of("iss", ISSUER + "/")));
  }

  @Test
  void a_token_must_name_its_key_and_use_an_rsa_algorithm() throws Exception {
    var claims = set(Map.of());
    assertEquals(true, accepted(sign(claims, JWSAlgorithm.RS512, "key")));
    assertEquals(false, accepted(sign(claims, JWSAlgorithm.PS256, "key")));
    assertEquals(false, accepted(sign(claims, JWSAlgorithm.RS256, "another")));
    assertEquals(false, accepted(sign(claims, JWSAlgorithm.RS256, null)));
  }

  @Test
  void the_header_may_hold_the_token_alone() throws Exception {
    var token = sign(set(Map.of()), JWSAlgorithm.RS256, "key");
    assertEquals(true, asked(token).isPresent());
    assertEquals(true, asked("bearer " + token).isPresent());
    assertEquals(false, asked("Basic " + token).isPresent());
    assertEquals(false, asked("").isPresent());
  }

  private static boolean good(Map<String, Object> claims) throws Exception {
    return claims(claims).isPresent();
  }

  private static boolean accepted(String token) {
    return asked("Bearer " + token).isPresent();
  }

  private static Optional<Map<String, String>> claims(Map<String, Object> claims) throws Exception {
    return asked("Bearer " + sign(set(claims), JWSAlgorithm.RS256, "key"));
  }

  private static Optional<Map<String, String>> asked(String header) {
    return new JwtAuthorizer(
            ISSUER,
            () -> new JWKSet(key.toPublicJWK()),
            Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC))
        .claims(Optional.of(header), new AuthorizerSpec(List.of("pages")));
  }

  private static JWTClaimsSet set(Map<String, Object> claims) throws Exception {
    var all = new HashMap<String, Object>();
    all.putAll(Map.of("iss", ISSUER, "aud", "pages", "iat", NOW, "exp", NOW + 1));
    all.putAll(claims);
    return JWTClaimsSet.parse(all);
  }

  private static String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, String kid)
      throws Exception {
    var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }
}
