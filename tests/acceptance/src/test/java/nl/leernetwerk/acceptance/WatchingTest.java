package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log shows a whole enrolment, and its lines can be counted. */
class WatchingTest {
  private static final List<JsonNode> lines = new ArrayList<>();
  private static final Map<String, Double> metrics = new HashMap<>();
  private static String trace;
  private static String reference;

  @BeforeAll
  static void a_whole_enrolment() {
    try (var server = Server.start("--now", "2024-09-30T12:00:00")) {
      var api = server.api();
      api.register(Form.number(1).ofSchools(3));
      var followed = api.post(Form.number(2).ofSchools(2));
      trace = followed.header("apigw-requestid");
      reference = followed.reference();
      assertEquals(
          409, api.post(Form.number(3).with("/schools/0/name", "De Bonte Specht 2")).status());
      assertEquals(415, api.post(new byte[0], Map.of("Content-Type", "text/plain")).status());
      api.moveTo("2024-10-02T00:05:00");
      for (var metric : api.get("/local/metrics").json()) {
        var name = new StringBuilder(metric.path("name").asText());
        metric.path("dimensions").forEach(value -> name.append(' ').append(value.asText()));
        metrics.put(name.toString(), metric.path("sum").asDouble());
      }
      server.log().stream().map(Api::json).forEach(lines::add);
    }
  }

  @Test
  void one_id_finds_every_log_line_from_the_form_to_the_last_mail() {
    assertTrue(trace.length() > 5, "the gateway tells it to whoever posts");
    assertEquals(
        List.of(
            "RegistrationAccepted", "MailSent", "MailSent", "SeatDecided", "MailSent", "MailSent"),
        events(trace));
  }

  @Test
  void the_line_of_the_registration_tells_which_reference_has_which_trace() {
    assertEquals(
        List.of(trace),
        lines.stream()
            .filter(line -> line.path("event").asText().equals("RegistrationAccepted"))
            .filter(line -> line.path("reference").asText().equals(reference))
            .map(line -> line.path("trace").asText())
            .toList());
  }

  @Test
  void log_lines_about_the_whole_round_are_found_by_its_id() {
    assertEquals(
        List.of(
            "RoundOpened",
            "DigestMade",
            "MailSent",
            "EnrolmentClosed",
            "SectorAllocated",
            "SectorAllocated",
            "SeatsAllocated",
            "FacilitatorMailsQueued"),
        events("2024-2025").subList(0, 8));
  }

  @Test
  void every_log_line_names_its_subject() {
    assertEquals(List.of(), lines.stream().filter(line -> !line.has("trace")).toList());
  }

  @Test
  void the_numbers_are_those_that_an_organiser_would_count() {
    assertEquals(2, metrics.get("RegistrationsAccepted PO"));
    assertEquals(5, metrics.get("SchoolsRegistered PO"));
    assertEquals(1, metrics.get("RegistrationsRefused school-taken"));
    assertEquals(1, metrics.get("RegistrationsRefused content-type"));
    assertEquals(5, metrics.get("SeatsTaken PO"));
    assertEquals(0, metrics.get("SeatsWanted PO"));
    assertEquals(
        2 * 4 + 6,
        metrics.get("MailsSent"),
        "two pairs twice, four facilitators, one organiser twice");
  }

  private static List<String> events(String trace) {
    return lines.stream()
        .filter(line -> line.path("trace").asText().equals(trace))
        .map(line -> line.path("event").asText())
        .toList();
  }
}
