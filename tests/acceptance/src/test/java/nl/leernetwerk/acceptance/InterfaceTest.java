package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises that other programs rely on, apart from registering. */
class InterfaceTest {
  private static final String NOW = "2024-09-30T12:00:00";

  private static Server server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = Server.start("--now", NOW);
    api = server.api();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void a_registration_answers_with_its_reference_and_where_its_state_can_be_read() {
    var answer = api.post(Form.number(1).without("/practitioner/phone"));
    assertEquals(201, answer.status());
    assertEquals(Set.of("reference"), names(answer.json()));
    assertTrue(answer.header("Content-Type").startsWith("application/json"));
    assertEquals("/api/registrations/" + answer.reference(), answer.header("Location"));
    var status = api.get(answer.header("Location"));
    assertEquals(200, status.status());
    assertEquals(Set.of("reference", "network", "state", "receivedAt"), names(status.json()));
    assertEquals(answer.reference(), status.json().path("reference").asText());
    assertEquals("PO", status.json().path("network").asText());
    assertEquals("submitted", status.json().path("state").asText());
    assertEquals("2024-09-30T10:00:00Z", status.json().path("receivedAt").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-2025-0000-0000", "niets", "2024-2025-%C3%A9", "..%2Frounds"})
  void a_reference_that_nobody_has_is_not_found(String reference) {
    var answer = api.get("/api/registrations/" + reference);
    assertEquals(404, answer.status());
    assertTrue(answer.header("Content-Type").startsWith("application/problem+json"));
    assertFalse(answer.detail().isEmpty());
  }

  @Test
  void the_current_round_holds_what_is_promised() {
    var round = api.round();
    assertTrue(
        names(round)
            .containsAll(
                Set.of(
                    "id",
                    "name",
                    "opens",
                    "deadline",
                    "state",
                    "policy",
                    "capacityUnit",
                    "contact",
                    "networks")),
        round::toString);
    assertEquals("2024-2025", round.path("id").asText());
    assertEquals("2024-06-27", round.path("opens").asText());
    assertEquals("2024-10-01", round.path("deadline").asText());
    assertEquals("arrival", round.path("policy").asText());
    for (var network : round.path("networks")) {
      assertEquals(Set.of("id", "sector", "capacity"), names(network));
    }
    // Facilitators and organisers are people, so they are not public.
    assertFalse(round.toString().contains("Verhagen"), round::toString);
    assertFalse(round.toString().contains("Hartog"), round::toString);
  }

  @Test
  void a_school_is_found_by_name_place_or_code() {
    for (var words : List.of("wolkenf", "wolkenfluit alm", "16xy", "ALMERE")) {
      var found = api.get("/api/schools?q=" + words.replace(" ", "%20")).json();
      assertEquals("16XY00", find(found, "16XY00").path("code").asText(), words);
    }
  }

  @Test
  void a_search_gives_at_most_ten_schools_with_their_street_and_says_how_many_more_there_are() {
    var answer = api.get("/api/schools?q=de");
    assertTrue(Integer.parseInt(answer.header("More-Schools")) > 10);
    var found = answer.json();
    assertTrue(found.isArray());
    assertEquals(10, found.size());
    for (var school : found) {
      assertEquals(Set.of("code", "name", "place", "sector", "street"), names(school));
    }
    assertEquals(
        "SO", find(api.get("/api/schools?q=windvanger").json(), "96AD00").path("sector").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/schools", "/api/schools?q=", "/api/schools?q=x", "/api/schools?q=%20%25%2A"})
  void a_search_for_nothing_finds_nothing(String path) {
    var answer = api.get(path);
    assertEquals(200, answer.status());
    assertEquals("[]", answer.body());
  }

  @Test
  void the_contract_is_served_as_it_was_written() throws Exception {
    var answer = api.get("/api/openapi.yaml", "*/*");
    assertEquals(200, answer.status());
    assertEquals(Files.readString(Server.PROJECT.resolve("openapi.yaml")), answer.body());
  }

  @Test
  void an_unknown_path_of_the_api_is_not_found_and_a_page_says_so_in_dutch() {
    assertEquals(404, api.get("/api/nothing").status());
    var page = api.get("/nergens.html", "text/html");
    assertEquals(404, page.status());
    assertTrue(page.body().contains("<html lang=\"nl\">"));
  }

  @Test
  void pages_and_answers_carry_a_strict_policy_and_set_no_cookie() {
    for (var path : List.of("/", "/aanmelden/", "/privacy/", "/api/rounds/current")) {
      var answer = api.get(path, "*/*");
      assertEquals(200, answer.status(), path);
      assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none'"), path);
      assertEquals("nosniff", answer.header("X-Content-Type-Options"), path);
      assertEquals("no-referrer", answer.header("Referrer-Policy"), path);
      assertEquals(List.of(), answer.headers().allValues("Set-Cookie"), path);
    }
    assertTrue(api.get("/.well-known/security.txt", "*/*").body().contains("Contact:"));
  }

  @Test
  void the_clock_does_not_go_back() {
    var answer = api.clock("{\"now\": \"2024-09-30T11:59:59\"}");
    assertEquals(409, answer.status());
    assertEquals("2024-09-30T10:00:00Z", api.get("/local/clock").json().path("now").asText());
  }

  @Test
  void waiting_without_moving_the_clock_fires_nothing() {
    var answer = api.clock("{}");
    assertEquals(200, answer.status());
    assertEquals("2024-09-30T10:00:00Z", answer.json().path("now").asText());
    assertEquals(0, answer.json().path("fired").size());
  }

  @Test
  void a_move_of_the_clock_to_an_invalid_time_is_refused() {
    assertEquals(400, api.clock("{\"now\": \"morgen\"}").status());
    assertEquals(400, api.clock("morgen").status());
  }

  @Test
  void another_site_cannot_move_the_clock_or_read_the_mails() throws Exception {
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      var move =
          java.net.http.HttpRequest.newBuilder(server.address().resolve("/local/clock"))
              .header("Origin", "https://elders.example")
              .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      var answer = client.send(move, java.net.http.HttpResponse.BodyHandlers.ofString());
      assertEquals(403, answer.statusCode());
    }
  }

  @Test
  void the_mailbox_is_an_array_with_a_mail_for_each_reader() {
    api.register(Form.number(2));
    api.settle();
    var mails = api.get("/local/mailbox", "*/*").json();
    assertTrue(mails.isArray());
    for (var mail : mails) {
      assertEquals(
          Set.of("to", "from", "subject", "text", "html", "sentAt", "headers", "attachments"),
          names(mail));
      assertEquals(mail.path("subject"), mail.at("/headers/Subject/0"));
      assertTrue(mail.path("to").asText().matches("[^@ ,<>]+@[^@ ,<>]+"), mail::toString);
      assertEquals("2024-09-30T10:00:00Z", mail.path("sentAt").asText());
    }
    assertEquals(
        2, api.mailbox().mails().stream().filter(m -> m.to().contains("2@school")).count());
  }

  @Test
  void the_mailbox_is_a_page_when_a_browser_asks() {
    var page = api.get("/local/mailbox", "text/html,application/xhtml+xml,*/*;q=0.8");
    assertTrue(page.header("Content-Type").startsWith("text/html"));
    assertTrue(page.body().contains("Brievenbus"));
  }

  private static JsonNode find(JsonNode schools, String code) {
    for (var school : schools) {
      if (school.path("code").asText().equals(code)) {
        return school;
      }
    }
    throw new AssertionError(code + " is not in " + schools);
  }

  private static Set<String> names(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
