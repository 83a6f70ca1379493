package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import nl.leernetwerk.local.template.RouteSpec;
import nl.leernetwerk.local.template.Template;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Who gets what of the workplace: every kind of person asks every route about an initiative with a
 * seat in PO, over HTTP on the whole stack.
 */
class WorkplaceAccessTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final String OWN = "sanne.hoekstra@example.org";
  private static final String OF_ANOTHER_NETWORK = "karim.bakkali@example.org";
  private static final String LIST = "GET /api/rounds/{round}/networks/{network}/initiatives";

  /** The routes, and what each answers to whoever may ask it without a good body. */
  private static final Map<String, Integer> ROUTES =
      Map.of(
          LIST,
          200,
          "GET /api/rounds/{round}/networks/{network}/export",
          200,
          "GET /api/rounds/{round}/networks/{network}/themes",
          200,
          "PUT /api/rounds/{round}/networks/{network}/themes",
          422,
          "GET /api/rounds/{round}/initiatives/{reference}/history",
          200,
          "POST /api/rounds/{round}/initiatives/{reference}/contacts",
          422,
          "DELETE /api/rounds/{round}/initiatives/{reference}/contacts/{contact}/note",
          404,
          "PUT /api/rounds/{round}/initiatives/{reference}/sharpened",
          422);

  private static HttpClient http;
  private static Stack stack;
  private static Visitor visitor;
  private static String seated;

  @BeforeAll
  static void an_initiative_has_a_seat_in_po() throws Exception {
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
    var sent =
        call(
            "POST",
            "/api/registrations",
            Map.of("Idempotency-Key", "key"),
            RestartTest.registration("16XY00"));
    assertEquals(201, sent.statusCode(), sent.body());
    seated = Visitor.json(sent).path("reference").asText();
    var moved =
        call("POST", "/local/clock", Map.of(), "{\"now\": \"2024-10-02T00:05:00\"}").statusCode();
    assertEquals(200, moved);
  }

  @AfterAll
  static void stop() {
    stack.close();
    http.close();
  }

  @Test
  void every_route_of_the_workplace_is_in_this_table() {
    var functions =
        List.of("NetworkInitiatives", "ManageContacts", "ManageThemes", "SharpenQuestions");
    var template = Template.read(ROOT.resolve("template.yaml"), Map.of());
    assertEquals(
        ROUTES.keySet().stream().sorted().toList(),
        template.routes(ROOT.resolve("openapi.yaml")).stream()
            .filter(it -> functions.contains(it.function()))
            .map(RouteSpec::key)
            // Its own link opens this one, and no network.
            .filter(it -> !it.contains("my-registration"))
            .sorted()
            .toList());
  }

  @Test
  void only_its_own_facilitators_and_organisers_get_something_of_an_initiative() {
    var people = new LinkedHashMap<String, Map<String, String>>();
    people.put("nobody", Map.of());
    people.put("the pair", Map.of("Personal-Link", link()));
    people.put("another network", bearer(OF_ANOTHER_NETWORK));
    people.put("own", bearer(OWN));
    people.put("organiser", bearer("noor.vanvliet@example.org"));
    var checks = new ArrayList<Executable>();
    people.forEach(
        (who, headers) ->
            ROUTES.forEach(
                (route, allowed) -> {
                  int status =
                      switch (who) {
                        case "nobody", "the pair" -> 401;
                        case "another network" -> 403;
                        default -> allowed;
                      };
                  checks.add(
                      () ->
                          assertEquals(
                              status,
                              ask(route, seated, headers).statusCode(),
                              route + " for " + who));
                }));
    assertAll(checks);
  }

  @Test
  void nobody_of_another_network_can_tell_whether_an_initiative_exists() {
    assertTellsNothing(bearer(OF_ANOTHER_NETWORK));
  }

  @Test
  void a_facilitator_who_is_taken_out_of_the_round_sees_nothing_from_that_moment() {
    var signedIn = bearer(OWN);
    assertTrue(ask(LIST, seated, signedIn).body().contains(seated));
    var before = definition();
    write(before.replace(OWN, "opvolger@example.org"));
    try {
      assertTellsNothing(signedIn);
    } finally {
      write(before);
    }
  }

  /** Every answer is the same as that about an initiative that does not exist. */
  private static void assertTellsNothing(Map<String, String> headers) {
    for (var route : ROUTES.keySet()) {
      var answer = ask(route, seated, headers);
      assertEquals(403, answer.statusCode(), route);
      assertEquals(ask(route, "2024-2025-0000-0000", headers).body(), answer.body(), route);
      assertFalse(answer.body().contains(seated), route);
    }
  }

  private static HttpResponse<String> ask(
      String route, String reference, Map<String, String> headers) {
    var words = route.split(" ", -1);
    var path =
        words[1]
            .replace("{round}", "2024-2025")
            .replace("{network}", "PO")
            .replace("{contact}", "a1")
            .replace("{reference}", reference);
    return call(words[0], path, headers, words[0].matches("GET|DELETE") ? "" : "{}");
  }

  private static HttpResponse<String> call(
      String method, String path, Map<String, String> headers, String body) {
    var request =
        HttpRequest.newBuilder(stack.address().resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    headers.forEach(request::header);
    return visitor.send(request);
  }

  /** The personal link in the mail about the registration. */
  private static String link() {
    var mails = call("GET", "/local/mailbox", Map.of(), "").body();
    int from = mails.lastIndexOf("/mijn-aanmelding/#" + seated) + "/mijn-aanmelding/#".length();
    return mails
        .substring(from)
        .chars()
        .takeWhile(it -> Character.isLetterOrDigit(it) || "._-".indexOf(it) >= 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static Map<String, String> bearer(String email) {
    return Map.of("Authorization", "Bearer " + visitor.signIn("who=" + email));
  }

  private static Map<String, AttributeValue> round() {
    return Map.of("pk", AttributeValue.fromS("ROUNDS"), "sk", AttributeValue.fromS("2024-2025"));
  }

  private static String definition() {
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
