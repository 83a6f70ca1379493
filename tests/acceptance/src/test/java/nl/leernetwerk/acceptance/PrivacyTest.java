package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text that people typed reaches the table and the mails, but no log. */
class PrivacyTest {
  private static final String ROUND =
      """
      {"id": "2024-2025", "name": "Een ronde", "opens": "2024-09-30", "deadline": "2024-10-01",
       "policy": "draw", "capacityUnit": "schools", "contact": "contactadres@example.org",
       "organisers": [{"name": "Organisator Ordelman", "email": "ordelman@example.org"}],
       "networks": [{"id": "PO", "sector": "PO", "capacity": 3,
                     "facilitators": [{"name": "Begeleider Bolhuis", "email": "bolhuis@example.org"}]},
                    {"id": "VO", "sector": "VO", "capacity": 3,
                     "facilitators": [{"name": "Begeleider Veltman", "email": "veltman@example.org"}]}],
       "meetings": [], "retentionUntil": "2026-10-01"}
      """;

  @TempDir private static Path folder;

  /** Everything that somebody typed, and every key. */
  private static final Set<String> typed =
      new LinkedHashSet<>(
          List.of("Ordelman", "ordelman@", "Bolhuis", "bolhuis@", "Veltman", "veltman@"));

  private static final List<String> lines = new ArrayList<>();

  @BeforeAll
  static void a_whole_enrolment() throws IOException {
    var round = Files.writeString(folder.resolve("round.json"), ROUND);
    var data = folder.resolve("data");
    try (var server =
        ServerProcess.start(
            "--data",
            data.toString(),
            "--now",
            "2024-09-29T22:00:00",
            "--round",
            round.toString())) {
      var api = server.api();
      post(api, Form.number(1), 409);
      api.moveTo("2024-09-30T12:00:00");

      post(api, Form.number(2).with("/contribution", "Een bijdrage van goud"), 201);
      post(api, Form.number(3).ofSchools(2).with("/leader/phone", "06-11223344"), 201);
      post(api, Form.number(4).with("/practitioner/name", "Naam\nmet regel"), 422);
      post(api, Form.number(5).schools("16XY00", "00ZZ99"), 422);
      post(api, Form.number(6).with("/schools/0/name", "De Bonte Specht 2"), 409);
      post(api, Form.number(7).with("/geheim-veld", "Een geheime waarde"), 422);
      typed.add("geheim-veld");
      var key = post(api, Form.number(8), 201);
      assertEquals(422, api.post(Form.number(9), key).status());
      remember(Form.number(9).json());
      raw(api, "{\"leader\": {\"name\": \"Half Afgebroken", "Half Afgebroken", 400);
      raw(api, "\"Zo Maar Een Tekst\"", "Zo Maar Een Tekst", 422);
      raw(api, "{\"leader\": \"" + "Lange Adem".repeat(7000) + "\"}", "Lange Adem", 413);
      api.get("/api/registrations/Nieuwsgierig");
      api.get("/api/schools?q=Zoekwoord");
      typed.addAll(List.of("Nieuwsgierig", "Zoekwoord"));

      api.moveTo("2024-10-02T00:05:00");
      post(api, Form.number(10), 410);
      note(api);
      sharpen(api);
      group(api);
      assertTrue(api.mailbox().mails().size() > 10, "there was something to tell");
      lines.addAll(server.printed());
    }
    try (var files = Files.walk(data)) {
      for (var file : files.filter(it -> it.toString().endsWith(".log")).toList()) {
        lines.addAll(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Test
  void no_line_of_the_log_holds_anything_that_somebody_typed() {
    for (var text : typed) {
      assertEquals(
          List.of(), lines.stream().filter(line -> line.contains(text)).toList(), () -> text);
    }
  }

  @Test
  void the_log_still_tells_what_happened() {
    for (var event :
        List.of(
            "RegistrationAccepted",
            "RegistrationRefused",
            "EnrolmentClosed",
            "SeatsAllocated",
            "MailSent")) {
      assertTrue(
          lines.stream().anyMatch(line -> line.contains("\"event\":\"" + event + "\"")),
          () -> event + " is not in:\n" + String.join("\n", lines));
    }
  }

  private static String post(Api api, Form form, int status) {
    var key = "sleutel-" + typed.size();
    typed.add(key);
    remember(form.json());
    var answer = api.post(form, key);
    assertEquals(status, answer.status(), answer::body);
    return key;
  }

  /** A facilitator notes what was said, reads and downloads it, and erases it. */
  private static void note(Api api) {
    var network = "/api/rounds/2024-2025/networks/PO/initiatives";
    var who = "bolhuis@example.org";
    var list = api.as(who, "facilitator", "GET", network, "").json();
    var contacts =
        "/api/rounds/2024-2025/initiatives/%s/contacts"
            .formatted(list.at("/initiatives/0/reference").asText());
    typed.addAll(List.of("Vertrouwelijk gesprek", "Stiekem terugbellen", "Een lege notitie"));
    var body =
        """
        {"on": "2024-10-02", "how": "phone", "with": "leader", "reached": true,
         "note": "Vertrouwelijk gesprek", "next": {"what": "Stiekem terugbellen", "due": "2024-10-09"}}
        """;
    var noted = api.as(who, "facilitator", "POST", contacts, body);
    assertEquals(201, noted.status(), noted::body);
    var wrong = body.replace("Vertrouwelijk gesprek", "Een lege notitie").replace("phone", "fax");
    assertEquals(422, api.as(who, "facilitator", "POST", contacts, wrong).status());
    for (var read : List.of(network.replace("initiatives", "export"), history(contacts))) {
      assertEquals(200, api.as(who, "facilitator", "GET", read, "").status(), read);
    }
    var erased = contacts + "/" + noted.json().path("contact").asText() + "/note";
    assertEquals(200, api.as(who, "facilitator", "DELETE", erased, "").status());
  }

  private static String history(String contacts) {
    return contacts.replace("/contacts", "/history");
  }

  /** A facilitator sharpens the questions, and somebody of the pair corrects them. */
  private static void sharpen(Api api) {
    var who = "bolhuis@example.org";
    var initiative =
        api.as(who, "facilitator", "GET", "/api/rounds/2024-2025/networks/PO/initiatives", "")
            .json()
            .at("/initiatives/0");
    var path =
        "/api/rounds/2024-2025/initiatives/%s/sharpened"
            .formatted(initiative.path("reference").asText());
    var tag = initiative.path("tag").asText();
    typed.addAll(List.of("Scherpe vraag", "Scherpe verwachting", "Stompe vraag", "Wollige vraag"));
    var body =
        """
        {"questions": [{"text": "Scherpe vraag", "from": [1]}], "expectations": "Scherpe verwachting"}
        """;
    var wrong = body.replace("Scherpe vraag", "Stompe vraag").replace("[1]", "[9]");
    assertEquals(422, api.as(who, "facilitator", "PUT", path, wrong, tag).status());
    var done = api.as(who, "facilitator", "PUT", path, body, tag);
    assertEquals(200, done.status(), done::body);
    var link = api.mailbox().link(initiative.at("/leader/email").asText());
    typed.add(link.substring(link.lastIndexOf('.') + 1));
    var own = api.own(link).json();
    var corrected =
        api.byLink(
            link,
            "POST",
            "/sharpened",
            body.replace("Scherpe vraag", "Wollige vraag"),
            own.path("sharpenedTag").asText());
    assertEquals(200, corrected.status(), corrected::body);
  }

  /** A facilitator names a theme, and shows it to the pairs. */
  private static void group(Api api) {
    var who = "bolhuis@example.org";
    var path = "/api/rounds/2024-2025/networks/PO/themes";
    var told = api.as(who, "facilitator", "GET", path, "");
    typed.addAll(List.of("Verborgen thema", "Omschreven geheim"));
    var body =
        """
        {"themes": [{"id": "eigen-1", "name": "Verborgen thema", "description": "Omschreven geheim",
                     "questions": ["%s"]}], "leftOut": [], "shownToPairs": true}
        """
            .formatted(told.json().at("/questions/0/id").asText());
    var saved = api.as(who, "facilitator", "PUT", path, body, told.header("ETag"));
    assertEquals(200, saved.status(), saved::body);
  }

  private static void raw(Api api, String body, String text, int status) {
    var key = "sleutel-" + typed.size();
    typed.add(key);
    typed.add(text);
    var answer =
        api.post(
            body.getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/json", "Idempotency-Key", key));
    assertEquals(status, answer.status(), answer::body);
  }

  /** Every text in the document, except codes that belong to nobody. */
  private static void remember(JsonNode json) {
    if (json.isTextual()) {
      if (json.asText().length() > 2) {
        typed.add(json.asText());
      }
    } else {
      json.forEach(PrivacyTest::remember);
    }
  }
}
