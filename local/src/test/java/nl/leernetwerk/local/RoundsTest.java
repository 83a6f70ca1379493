package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.leernetwerk.rounds.json.RoundJson;
import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void before_2025_the_default_round_is_the_announcements() {
    var round = Rounds.at(Instant.parse("2024-09-30T10:00:00Z"));
    assertEquals("2024-2025", round.path("id").asText());
    assertEquals("2024-06-27", round.path("opens").asText());
    assertEquals("2024-10-01", round.path("deadline").asText());
    assertEquals("2026-10-01", round.path("retentionUntil").asText());
    var meetings = new ArrayList<String>();
    round.path("meetings").forEach(meeting -> meetings.add(meeting.asText()));
    assertEquals(
        List.of(
            "eind november 2024",
            "half februari 2025",
            "half april 2025",
            "eind juni 2025",
            "eind september 2025"),
        meetings);
    assertEquals(2, round.at("/networks/1/facilitators").size());
  }

  @Test
  void from_2025_on_the_default_round_opened_yesterday_and_closes_in_thirty_days() {
    var round = Rounds.at(Instant.parse("2026-11-23T12:00:00Z"));
    assertEquals("2026-2027", round.path("id").asText());
    assertEquals("2026-11-22", round.path("opens").asText());
    assertEquals("2026-12-23", round.path("deadline").asText());
  }

  @Test
  void both_default_rounds_can_be_opened() {
    for (var now : List.of("2024-09-30T10:00:00Z", "2026-02-28T12:00:00Z")) {
      assertInstanceOf(RoundJson.Valid.class, RoundJson.read(Rounds.at(Instant.parse(now))));
    }
  }
}
