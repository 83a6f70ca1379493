package nl.leernetwerk.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.local.template.SignInSpec;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * {@code /local/sign-in}: stands in for Cognito. Visitors say who they are and are believed. The
 * rest works as with a real issuer: codes with PKCE, signed tokens, published keys. It follows the
 * real time, so that moving the clock signs nobody out.
 */
public final class SignInEndpoint implements Endpoint {
  static final String PATH = "/local/sign-in";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ISSUER_ID = PATH.substring(1);
  private static final int MAX_BYTES = 10_000;

  /** Cognito's sign-in domain remembers a browser for an hour, by a cookie of its own. */
  private static final String COOKIE = "sign-in=";

  private static final String COOKIE_LOOK = "; Path=" + PATH + "; HttpOnly; SameSite=Lax; Max-Age=";

  private final URI site;
  private final SignInSpec client;
  private final Supplier<List<Person>> people;

  /** Who signed in, by the cookie of their browser. */
  private final Map<String, String> known = new ConcurrentHashMap<>();

  private Optional<Library> library = Optional.empty();

  /** A person to choose on the page: who they are, and what they do in the rounds. */
  public record Person(String name, String email, String group, String what) {}

  private record Library(OAuth2TokenProvider tokens, Route route) {}

  /**
   * One library for everything that this process starts, because making an RSA key takes a second
   * or more.
   */
  private static final class Keys {
    // Without keys of its own, the library would use the keys that it is shipped with, which are
    // public.
    static final KeyProvider OWN = new KeyProvider(List.of(), "RS256");
  }

  /** A stand-in that offers these people, for the site whose address has no slash at its end. */
  public SignInEndpoint(URI site, SignInSpec client, Supplier<List<Person>> people) {
    this.site = site;
    this.client = client;
    this.people = people;
  }

  /** The issuer of its tokens. */
  public String issuer() {
    return site + PATH;
  }

  /** The keys that the issuer publishes. */
  public JWKSet keys() {
    return library().tokens().publicJwkSet(ISSUER_ID);
  }

  /** The settings that the pages need for signing in: on AWS, an output of the stack. */
  Answer settings() {
    return Answer.json(
        200,
        JSON.createObjectNode()
            .put("authorize", issuer() + "/authorize")
            .put("token", issuer() + "/token")
            .put(
                "logout",
                issuer() + "/endsession?post_logout_redirect_uri=" + client.callbacks().getFirst())
            .put("clientId", client.client()));
  }

  @Override
  public Answer answer(Request request) throws IOException {
    var sent = request.body(MAX_BYTES);
    if (sent.isEmpty()) {
      return Answer.problem(413, "Content Too Large", "Dit is te groot. Stuur hooguit 10 kB.");
    }
    var body = new String(sent.get(), StandardCharsets.UTF_8);
    return switch (request.rawPath().substring(PATH.length())) {
      case "" -> token(request, sent.get());
      case "/authorize" -> authorize(request, body);
      case "/token" ->
          parameters(body).getOrDefault("grant_type", "").equals("authorization_code")
              ? ask(request, body)
              : Answer.problem(400, "Bad Request", "Alleen een code is hier in te wisselen.");
      case "/.well-known/openid-configuration", "/jwks" -> ask(request, body);
      case "/endsession" -> {
        cookie(request).ifPresent(known::remove);
        yield ask(request, body).with("Set-Cookie", COOKIE + COOKIE_LOOK + "0");
      }
      default -> Answer.problem(404, "Not Found", "Deze pagina bestaat niet.");
    };
  }

  /** A token for whoever calls without a browser: {@code {"email": "…", "group": "…"}}. */
  private Answer token(Request request, byte[] sent) {
    if (!request.method().equals("POST")) {
      return Answer.problem(405, "Method Not Allowed", "Vraag een token met POST.")
          .with("Allow", "POST");
    }
    JsonNode asked;
    try {
      asked = JSON.readTree(sent);
    } catch (IOException _) {
      asked = MissingNode.getInstance();
    }
    var email = EmailAddress.parse(asked.path("email").asText(""));
    var group = asked.path("group").asText("");
    if (email.isEmpty() || !client.groups().contains(group)) {
      return Answer.problem(
          400,
          "Bad Request",
          "Stuur JSON zoals {\"email\": \"iemand@example.org\", \"group\": \"%s\"}. De groep is %s."
              .formatted(client.groups().getFirst(), String.join(" of ", client.groups())));
    }
    var claims =
        Map.of(
            "iss", issuer(),
            "sub", subject(email.get().value()),
            "aud", client.client(),
            "token_use", "id",
            "email", email.get().value(),
            "email_verified", true,
            "cognito:groups", List.of(group));
    var token = library().tokens().jwt(claims, client.validity(), ISSUER_ID).serialize();
    return Answer.json(200, JSON.createObjectNode().put("token", token));
  }

  private Answer authorize(Request request, String body) {
    var query = parameters(request.rawQuery());
    // As Cognito does: an unknown client, or an address that is not the client's, is reported and
    // not followed.
    if (!query.getOrDefault("client_id", "").equals(client.client())
        || !client.callbacks().contains(query.getOrDefault("redirect_uri", ""))
        || !query.getOrDefault("code_challenge_method", "").equals("S256")) {
      return Answer.problem(
          400, "Bad Request", "Begin op de pagina " + client.callbacks().getFirst() + ".");
    }
    if (request.reads() && query.getOrDefault("prompt", "").equals("none")) {
      return cookie(request)
          .map(known::get)
          .map(who -> ask(request, "POST", who))
          .orElseGet(() -> unknown(query));
    }
    if (request.reads()) {
      return SignInPage.of(people.get(), client.groups());
    }
    var form = parameters(body);
    var claims = JSON.createObjectNode();
    var email =
        form.getOrDefault("who", "").isEmpty() ? form.getOrDefault("email", "") : form.get("who");
    claims.put("email", email.strip());
    claims.put("email_verified", !form.containsKey("unverified"));
    claims.put("cognito:username", subject(email));
    var groups = groups(form);
    if (!groups.isEmpty()) {
      groups.forEach(claims.putArray("cognito:groups")::add);
    }
    var who = "username=%s&claims=%s".formatted(subject(email), encode(claims.toString()));
    var browser = UUID.randomUUID().toString();
    known.put(browser, who);
    return ask(request, who).with("Set-Cookie", COOKIE + browser + COOKIE_LOOK + "3600");
  }

  /** Back to the page that asked, without a code: nobody is signed in in this browser. */
  private static Answer unknown(Map<String, String> query) {
    var back =
        query.get("redirect_uri")
            + "?error=login_required&state="
            + encode(query.getOrDefault("state", ""));
    return Answer.text(302, "text/plain", "").with("Location", back);
  }

  private static Optional<String> cookie(Request request) {
    return request.headers().getOrDefault("cookie", List.of()).stream()
        .flatMap(it -> Stream.of(it.split("; *")))
        .filter(it -> it.startsWith(COOKIE))
        .map(it -> it.substring(COOKIE.length()))
        .findFirst();
  }

  /** The groups of the chosen person, or the groups that were ticked. */
  private Set<String> groups(Map<String, String> form) {
    var who = form.getOrDefault("who", "");
    return who.isEmpty()
        ? client.groups().stream().filter(form::containsKey).collect(Collectors.toSet())
        : people.get().stream()
            .filter(person -> person.email().equals(who))
            .map(Person::group)
            .collect(Collectors.toSet());
  }

  /** An id without a meaning, always the same for the same address. */
  private static String subject(String email) {
    return UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private Answer ask(Request request, String body) {
    return ask(request, request.method(), body);
  }

  private Answer ask(Request request, String method, String body) {
    var headers = new Headers.Builder();
    if (method.equals("POST")) {
      headers.add(
          "Content-Type",
          request.header("Content-Type").orElse("application/x-www-form-urlencoded"));
    }
    var query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    var answer =
        library()
            .route()
            .invoke(
                new OAuth2HttpRequest(
                    headers.build(), method, HttpUrl.get(site + request.rawPath() + query), body));
    var all = new LinkedHashMap<String, List<String>>();
    answer
        .getHeaders()
        .forEach(
            it -> all.computeIfAbsent(it.getFirst(), _ -> new ArrayList<>()).add(it.getSecond()));
    var text = Optional.ofNullable(answer.getBody()).orElse("");
    return new Answer(answer.getStatus(), all, text.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-store");
  }

  /** Made when it is first needed: most people who start this machine never sign in. */
  private synchronized Library library() {
    if (library.isEmpty()) {
      var tokens = new OAuth2TokenProvider(Keys.OWN);
      var config = new OAuth2Config(true, null, null, false, tokens, Set.of(new IdTokens()));
      library =
          Optional.of(
              new Library(tokens, new OAuth2HttpRequestHandler(config).getAuthorizationServer()));
    }
    return library.get();
  }

  private static Map<String, String> parameters(String form) {
    var parameters = new LinkedHashMap<String, String>();
    Stream.of(form.split("&"))
        .map(it -> it.split("=", 2))
        .filter(it -> it.length == 2)
        .forEach(it -> parameters.put(Request.decodeQuery(it[0]), Request.decodeQuery(it[1])));
    return parameters;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The claims in every token, besides what the person says about themselves. */
  private final class IdTokens implements OAuth2TokenCallback {
    @Override
    public String issuerId() {
      return ISSUER_ID;
    }

    @Override
    public String subject(TokenRequest request) {
      return "";
    }

    @Override
    public String typeHeader(TokenRequest request) {
      return JOSEObjectType.JWT.getType();
    }

    /** The audience of an access token, which is nobody here: the pages send the ID token. */
    @Override
    public List<String> audience(TokenRequest request) {
      return List.of();
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
      return Map.of("token_use", "id");
    }

    @Override
    public long tokenExpiry() {
      return client.validity().toSeconds();
    }
  }
}
