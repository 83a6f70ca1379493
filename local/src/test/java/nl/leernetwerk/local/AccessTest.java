package nl.leernetwerk.local;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nl.leernetwerk.local.template.RouteSpec;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.rounds.table.TableRounds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Who gets in: every kind of caller asks every route of the contract, over HTTP on the whole stack.
 */
class AccessTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final String ORGANISER = "noor.vanvliet@example.org";
  private static final String FACILITATOR = "sanne.hoekstra@example.org";

  /** The kinds of callers. */
  private enum Who {
    NOBODY,
    /** With an invented token of a personal link. */
    SCHOOL_LINK,
    FACILITATOR,
    FACILITATOR_OF_ANOTHER_NETWORK,
    ORGANISER
  }

  /** The status of a route's answer to each kind of caller. */
  private record Row(int nobody, int schoolLink, int facilitator, int other, int organiser) {
    int of(Who who) {
      return switch (who) {
        case NOBODY -> nobody;
        case SCHOOL_LINK -> schoolLink;
        case FACILITATOR -> facilitator;
        case FACILITATOR_OF_ANOTHER_NETWORK -> other;
        case ORGANISER -> organiser;
      };
    }
  }

  private static final Map<String, Row> EXPECTED =
      Map.ofEntries(
          entry("POST /api/registrations", new Row(400, 400, 400, 400, 400)),
          entry("GET /api/registrations/{reference}", new Row(404, 404, 404, 404, 404)),
          entry("HEAD /api/registrations/{reference}", new Row(404, 404, 404, 404, 404)),
          entry("GET /api/my-registration", new Row(401, 401, 401, 401, 401)),
          entry("PUT /api/my-registration", new Row(401, 401, 401, 401, 401)),
          entry("PUT /api/my-registration/withdrawal", new Row(401, 401, 401, 401, 401)),
          entry("DELETE /api/my-registration/withdrawal", new Row(401, 401, 401, 401, 401)),
          entry("POST /api/my-registration/hand-over", new Row(401, 401, 401, 401, 401)),
          entry("POST /api/my-registration/answer", new Row(401, 401, 401, 401, 401)),
          entry("POST /api/my-registration/sharpened", new Row(401, 401, 401, 401, 401)),
          entry("POST /api/personal-links", new Row(400, 400, 400, 400, 400)),
          entry("GET /api/rounds/current", new Row(200, 200, 200, 200, 200)),
          entry("HEAD /api/rounds/current", new Row(200, 200, 200, 200, 200)),
          // The sample is a round in order of arrival, which has no draw.
          entry("GET /api/rounds/{round}/draw", new Row(404, 404, 404, 404, 404)),
          entry("HEAD /api/rounds/{round}/draw", new Row(404, 404, 404, 404, 404)),
          entry("GET /api/rounds/{round}/schools/{code}", new Row(200, 200, 200, 200, 200)),
          entry("HEAD /api/rounds/{round}/schools/{code}", new Row(200, 200, 200, 200, 200)),
          entry("GET /api/rounds/{round}/schools", new Row(200, 200, 200, 200, 200)),
          entry("HEAD /api/rounds/{round}/schools", new Row(200, 200, 200, 200, 200)),
          entry("GET /api/schools", new Row(200, 200, 200, 200, 200)),
          entry("HEAD /api/schools", new Row(200, 200, 200, 200, 200)),
          entry("GET /api/rounds", new Row(401, 401, 200, 200, 200)),
          entry("POST /api/rounds", new Row(401, 401, 403, 403, 400)),
          entry("GET /api/rounds/{round}", new Row(401, 401, 403, 403, 200)),
          entry("POST /api/rounds/preview", new Row(401, 401, 403, 403, 400)),
          entry("GET /api/rounds/{round}/export", new Row(401, 401, 403, 403, 200)),
          entry("PUT /api/rounds/{round}", new Row(401, 401, 403, 403, 400)),
          entry("GET /api/rounds/{round}/overview", new Row(401, 401, 403, 403, 200)),
          entry("POST /api/rounds/{round}/search", new Row(401, 401, 403, 403, 400)),
          entry(
              "GET /api/rounds/{round}/initiatives/{reference}", new Row(401, 401, 403, 403, 404)),
          entry(
              "PUT /api/rounds/{round}/initiatives/{reference}", new Row(401, 401, 403, 403, 400)),
          entry(
              "PUT /api/rounds/{round}/initiatives/{reference}/withdrawal",
              new Row(401, 401, 403, 403, 400)),
          entry(
              "POST /api/rounds/{round}/initiatives/{reference}/mails",
              new Row(401, 401, 403, 403, 400)),
          entry("POST /api/rounds/{round}/mails", new Row(401, 401, 403, 403, 400)),
          entry("GET /api/rounds/{round}/messages", new Row(401, 401, 403, 403, 200)),
          entry("POST /api/rounds/{round}/messages", new Row(401, 401, 403, 403, 400)),
          entry("POST /api/rounds/{round}/messages/preview", new Row(401, 401, 403, 403, 400)),
          entry(
              "DELETE /api/rounds/{round}/messages/{message}/text",
              new Row(401, 401, 403, 403, 404)),
          entry("GET /api/rounds/{round}/journal", new Row(401, 401, 403, 403, 200)),
          entry("POST /api/rounds/{round}/journal/forgotten", new Row(401, 401, 403, 403, 400)),
          entry("GET /api/rounds/{round}/roster", new Row(401, 401, 403, 403, 200)),
          entry("POST /api/rounds/{round}/roster", new Row(401, 401, 403, 403, 400)),
          entry("POST /api/rounds/{round}/initiatives", new Row(401, 401, 403, 403, 400)),
          entry("POST /api/rounds/{round}/roster/preview", new Row(401, 401, 403, 403, 400)),
          entry(
              "PUT /api/rounds/{round}/initiatives/{reference}/sharpened",
              new Row(401, 401, 403, 403, 404)),
          entry(
              "POST /api/rounds/{round}/initiatives/{reference}/contacts",
              new Row(401, 401, 403, 403, 404)),
          entry(
              "DELETE /api/rounds/{round}/initiatives/{reference}/contacts/{contact}/note",
              new Row(401, 401, 403, 403, 404)),
          entry(
              "GET /api/rounds/{round}/networks/{network}/initiatives",
              new Row(401, 401, 200, 403, 200)),
          entry(
              "GET /api/rounds/{round}/initiatives/{reference}/history",
              new Row(401, 401, 403, 403, 404)),
          entry(
              "GET /api/rounds/{round}/networks/{network}/export",
              new Row(401, 401, 200, 403, 200)),
          entry(
              "GET /api/rounds/{round}/networks/{network}/meetings",
              new Row(401, 401, 200, 403, 200)),
          entry(
              "PUT /api/rounds/{round}/networks/{network}/meetings/{meeting}",
              new Row(401, 401, 400, 403, 400)),
          entry(
              "POST /api/rounds/{round}/networks/{network}/meetings/{meeting}/cancellation",
              new Row(401, 401, 428, 403, 428)),
          entry(
              "GET /api/rounds/{round}/networks/{network}/themes",
              new Row(401, 401, 200, 403, 200)),
          entry(
              "PUT /api/rounds/{round}/networks/{network}/themes",
              new Row(401, 401, 400, 403, 400)));

  private static final Map<Who, Map<String, String>> headers = new EnumMap<>(Who.class);
  private static HttpClient http;
  private static Stack stack;
  private static Visitor visitor;

  @BeforeAll
  static void everybody_signs_in() throws Exception {
    http = HttpClient.newHttpClient();
    stack =
        Stack.start(
            new Stack.Settings(
                ROOT,
                0,
                Optional.empty(),
                Optional.of(Instant.parse("2024-09-30T10:00:00Z")),
                RandomGenerator.getDefault()));
    var setup = new Setup(stack);
    setup.schools(List.of());
    setup.open(Setup.read(ROOT.resolve("events/open-round.json")), "the sample");
    stack.open();
    visitor = new Visitor(stack.address(), http);
    headers.put(Who.NOBODY, Map.of());
    headers.put(
        Who.SCHOOL_LINK,
        Map.of(
            "Personal-Link",
            "2024-2025-P000-0001.leader.AAAAAAAAAAAAAAAAAAAAAA",
            "X-Forwarded-For",
            "::1"));
    headers.put(Who.FACILITATOR, bearer(visitor.signIn("who=" + FACILITATOR)));
    headers.put(
        Who.FACILITATOR_OF_ANOTHER_NETWORK,
        bearer(visitor.signIn("who=karim.bakkali@example.org")));
    headers.put(Who.ORGANISER, bearer(visitor.signIn("who=" + ORGANISER)));
  }

  @AfterAll
  static void stop() {
    stack.close();
    http.close();
  }

  @Test
  void every_route_answers_each_kind_of_caller_as_the_table_says() {
    var routes =
        Template.read(ROOT.resolve("template.yaml"), Map.of()).routes(ROOT.resolve("openapi.yaml"));
    assertEquals(
        EXPECTED.keySet().stream().sorted().toList(),
        routes.stream().map(RouteSpec::key).sorted().toList(),
        "a route needs a line in the table of this test, and a line a route");
    var checks = new ArrayList<Executable>();
    for (var route : routes) {
      for (var who : Who.values()) {
        checks.add(
            () ->
                assertEquals(
                    EXPECTED.get(route.key()).of(who),
                    call(route.method(), path(route), headers.get(who)).statusCode(),
                    route.key() + " for " + who));
      }
    }
    assertAll(checks);
  }

  @Test
  void a_refusal_holds_nothing_of_the_refused_answer() throws Exception {
    var answer = call("GET", "/api/rounds", Map.of());
    assertEquals("{\"message\":\"Unauthorized\"}", answer.body());
    assertEquals(Optional.of("Bearer"), answer.headers().firstValue("WWW-Authenticate"));
  }

  @Test
  void whoever_calls_without_a_browser_gets_a_token_on_this_machine() throws Exception {
    var token = token("{\"email\": \"%s\", \"group\": \"facilitator\"}".formatted(FACILITATOR));
    assertEquals(200, token.statusCode(), token.body());
    assertEquals(
        200, rounds(Visitor.JSON.readTree(token.body()).path("token").asText()).statusCode());
    for (var wrong :
        List.of("", "[]", "{}", "{\"email\": \"%s\", \"group\": \"all\"}".formatted(FACILITATOR))) {
      var refused = token(wrong);
      assertEquals(400, refused.statusCode(), wrong);
      assertTrue(refused.body().contains("organiser of facilitator"), refused.body());
    }
  }

  private static HttpResponse<String> token(String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(stack.address().resolve("/local/sign-in"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void a_person_in_no_group_is_told_whom_to_ask() throws Exception {
    var answer = rounds(visitor.signIn("who=&email=iemand%40example.org"));
    assertEquals(403, answer.statusCode());
    assertTrue(answer.body().contains("Vraag een organisator"), answer.body());
  }

  @Test
  void a_person_with_an_unverified_address_is_a_stranger() throws Exception {
    for (var group : List.of("organiser", "facilitator")) {
      var form = "who=&email=%s&%s=yes".formatted(Visitor.encode(FACILITATOR), group);
      assertEquals(200, rounds(visitor.signIn(form)).statusCode());
      assertEquals(403, rounds(visitor.signIn(form + "&unverified=yes")).statusCode());
    }
  }

  @Test
  void an_address_is_the_same_in_capitals_and_with_space_around_it() throws Exception {
    var token = visitor.signIn("who=&facilitator=yes&email=+SANNE.Hoekstra%40Example.org+");
    assertEquals(1, Visitor.JSON.readTree(rounds(token).body()).path("rounds").size());
  }

  @Test
  void a_facilitator_whom_the_round_names_no_longer_sees_nothing_from_that_moment()
      throws Exception {
    var token = visitor.signIn("who=" + FACILITATOR);
    assertEquals(1, Visitor.JSON.readTree(rounds(token).body()).path("rounds").size());
    var before = definition();
    write(before.replace(FACILITATOR, "opvolger@example.org"));
    try {
      assertEquals(0, Visitor.JSON.readTree(rounds(token).body()).path("rounds").size());
    } finally {
      write(before);
    }
  }

  @Test
  void a_token_that_the_user_pool_did_not_sign_opens_nothing() throws Exception {
    var good = SignedJWT.parse(visitor.signIn("who=" + ORGANISER));
    var published = published(good.getHeader().getKeyID());
    var other = new RSAKeyGenerator(2048).keyID(good.getHeader().getKeyID()).generate();
    var claims = good.getJWTClaimsSet();
    var parts = good.serialize().split("\\.", -1);

    var forged = new LinkedHashMap<String, String>();
    forged.put("signed by another", sign(claims, other));
    forged.put(
        "of another issuer",
        sign(new JWTClaimsSet.Builder(claims).issuer("https://example.org").build(), other));
    forged.put("not signed", new PlainJWT(claims).serialize());
    forged.put("without its signature", parts[0] + "." + parts[1] + ".");
    forged.put("HS256 with the public key", hs256(claims, published.toRSAPublicKey().getEncoded()));
    forged.put("HS256 with the published modulus", hs256(claims, published.getModulus().decode()));
    forged.put(
        "with another address in it",
        parts[0]
            + "."
            + encoded(decoded(parts[1]).replace("noor.vanvliet", "iemand.anders"))
            + "."
            + parts[2]);
    forged.put("no token at all", "organiser");
    assertEquals(200, rounds(good.serialize()).statusCode());
    assertAll(
        forged.entrySet().stream()
            .map(
                it ->
                    () -> {
                      assertNotEquals(good.serialize(), it.getValue());
                      assertEquals(401, rounds(it.getValue()).statusCode(), it.getKey());
                    }));
  }

  @Test
  void an_access_token_is_not_enough() throws Exception {
    var tokens = visitor.exchange(visitor.code("who=" + ORGANISER), Visitor.VERIFIER);
    assertEquals(200, rounds(tokens.path("id_token").asText()).statusCode());
    assertEquals(401, rounds(tokens.path("access_token").asText()).statusCode());
  }

  @Test
  void a_sign_in_code_works_only_for_the_browser_that_started() throws Exception {
    var code = visitor.code("who=" + ORGANISER);
    var stolen = visitor.exchange(code, "another-verifier-that-is-long-enough-to-be-one");
    assertFalse(stolen.has("id_token"), stolen.toString());
  }

  @Test
  void a_sign_in_code_is_sent_only_to_the_pages() throws Exception {
    var authorize = visitor.settings().path("authorize").asText();
    for (var elsewhere : List.of("https://example.org/", stack.address() + "/")) {
      var answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          authorize
                              + "?response_type=code&code_challenge_method=S256&code_challenge=x"
                              + "&client_id=SignInClient&scope=openid&redirect_uri="
                              + Visitor.encode(elsewhere)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(400, answer.statusCode());
    }
  }

  @Test
  void moving_the_clock_signs_nobody_out() throws Exception {
    var token = visitor.signIn("who=" + ORGANISER);
    var moved =
        http.send(
            HttpRequest.newBuilder(stack.address().resolve("/local/clock"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"now\": \"2024-09-30T18:00:00\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(200, moved.statusCode());
    assertEquals(200, rounds(token).statusCode());
  }

  private static HttpResponse<String> rounds(String token) throws Exception {
    return call("GET", "/api/rounds", bearer(token));
  }

  private static HttpResponse<String> call(String method, String path, Map<String, String> headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(stack.address().resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "?"))
            .header("Content-Type", "application/json");
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String path(RouteSpec route) {
    return route
        .path()
        .replace("{round}", "2024-2025")
        .replace("{network}", "PO")
        .replace("{code}", "99ZZ99")
        .replace("{contact}", "a1")
        .replace("{message}", "1")
        .replace("{meeting}", "1")
        .replace("{reference}", "2024-2025-0000-0000");
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  private static RSAKey published(String kid) throws Exception {
    var keys =
        http.send(
            HttpRequest.newBuilder(stack.address().resolve("/local/sign-in/jwks")).build(),
            HttpResponse.BodyHandlers.ofString());
    return JWKSet.parse(keys.body()).getKeyByKeyId(kid).toRSAKey();
  }

  private static String sign(JWTClaimsSet claims, RSAKey key) throws Exception {
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private static String hs256(JWTClaimsSet claims, byte[] secret) throws Exception {
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private static String encoded(String part) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(part.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, AttributeValue> round() {
    return Map.of("pk", AttributeValue.fromS("ROUNDS"), "sk", AttributeValue.fromS("2024-2025"));
  }

  private static String definition() {
    assertEquals(1, new TableRounds(stack.table()).all().size());
    return stack
        .table()
        .client()
        .getItem(get -> get.tableName(stack.table().name()).key(round()))
        .item()
        .get("definition")
        .s();
  }

  private static void write(String definition) {
    stack
        .table()
        .client()
        .updateItem(
            update ->
                update
                    .tableName(stack.table().name())
                    .key(round())
                    .updateExpression("SET #definition = :it")
                    .expressionAttributeNames(Map.of("#definition", "definition"))
                    .expressionAttributeValues(Map.of(":it", AttributeValue.fromS(definition))));
  }
}
