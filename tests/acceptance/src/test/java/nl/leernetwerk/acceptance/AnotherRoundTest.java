package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.leernetwerk.acceptance.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round with the other choices: a draw, and a capacity that counts initiatives. */
class AnotherRoundTest {
  private static final String ROUND =
      """
      {"id": "proef", "name": "Een proefronde", "opens": "2024-03-31", "deadline": "2024-04-05",
       "policy": "draw", "capacityUnit": "initiatives", "contact": "proef@example.org",
       "organisers": [{"name": "Tess Akkerman", "email": "tess@example.org"}],
       "networks": [{"id": "PO", "sector": "PO", "capacity": 2,
                     "facilitators": [{"name": "Hidde Postma", "email": "hidde@example.org"}]},
                    {"id": "VO", "sector": "VO", "capacity": 2, "facilitators": []}],
       "meetings": ["eind mei 2024", "half juni 2024"], "retentionUntil": "2025-04-05"}
      """;

  @TempDir private static Path folder;

  private static Server server;
  private static Api api;
  private static JsonNode roundBefore;
  private static Answer early;
  private static Answer asOpens;
  private static JsonNode roundOpen;
  private static final List<String> references = new ArrayList<>();
  private static Mailbox mailbox;

  @BeforeAll
  static void a_round_from_before_its_opening_until_after_its_draw() throws IOException {
    var round = Files.writeString(folder.resolve("round.json"), ROUND);
    // The clock of the Netherlands skips an hour on the day of opening.
    server = Server.start("--now", "2024-03-30T23:59:59.999", "--round", round.toString());
    api = server.api();
    roundBefore = api.round();
    early = api.post(Form.number(1));
    api.moveTo("2024-03-31T00:00:00");
    roundOpen = api.round();
    asOpens = api.post(Form.number(1).ofSchools(2));
    references.add(asOpens.reference());
    for (int number = 2; number <= 4; number++) {
      references.add(api.register(Form.number(number).ofSchools(2)));
    }
    api.moveTo("2024-04-06T00:05:00");
    mailbox = api.mailbox();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void before_its_opening_day_a_round_is_upcoming_and_a_post_is_told_when_to_come_back() {
    assertEquals("upcoming", roundBefore.path("state").asText());
    assertEquals(409, early.status());
    assertTrue(early.detail().contains("vanaf 31 maart 2024 tot en met 5 april 2024"), early::body);
    assertEquals("proef@example.org", early.json().path("contact").asText());
  }

  @Test
  void it_opens_at_midnight_of_the_dutch_day() {
    assertEquals("open", roundOpen.path("state").asText());
    assertEquals(201, asOpens.status());
    assertEquals(
        "2024-03-30T23:00:00Z",
        api.get("/api/registrations/" + asOpens.reference()).json().path("receivedAt").asText());
  }

  @Test
  void a_draw_is_announced_before_anybody_registers_and_again_in_the_confirmation() {
    assertEquals("draw", roundBefore.path("policy").asText());
    assertEquals("initiatives", roundBefore.path("capacityUnit").asText());
    var confirmation = mailbox.to("aafke1@school.example").getFirst();
    assertTrue(confirmation.text().contains("We loten na de sluitingsdatum"), confirmation::text);
  }

  @Test
  void initiatives_are_counted_whatever_their_number_of_schools() {
    var states = references.stream().map(api::state).sorted().toList();
    assertEquals(List.of("seated", "seated", "waiting", "waiting"), states);
  }

  @Test
  void the_reason_tells_the_turn_in_the_draw() {
    var decisions =
        IntStream.rangeClosed(1, 4)
            .mapToObj(number -> mailbox.to("aafke" + number + "@school.example").getLast().text())
            .toList();
    for (int turn = 1; turn <= 4; turn++) {
      var words = "als %de in de volgorde van de loting".formatted(turn);
      assertEquals(1, decisions.stream().filter(text -> text.contains(words)).count(), () -> words);
    }
  }

  @Test
  void organisers_read_that_a_network_with_initiatives_has_no_facilitator_only_if_it_is_so() {
    var totals = mailbox.to("tess@example.org");
    assertEquals(2, totals.size(), "after the digest of the first working day");
    assertTrue(totals.getLast().text().contains("Er zijn 4 aanmeldingen"));
    assertEquals(1, mailbox.to("hidde@example.org").size());
  }
}
