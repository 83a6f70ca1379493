package nl.leernetwerk.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.Sample;
import org.junit.jupiter.api.Test;

class RoundTest {
  private static final Round ROUND = Sample.round();

  @Test
  void the_deadline_lasts_until_midnight_in_the_netherlands() {
    assertEquals(Instant.parse("2024-10-01T22:00:00Z"), ROUND.endsAt());
    assertTrue(ROUND.accepts(Instant.parse("2024-10-01T21:59:59.999Z")));
    assertFalse(ROUND.accepts(Instant.parse("2024-10-01T22:00:00Z")));
  }

  @Test
  void the_first_day_begins_at_midnight_in_the_netherlands() {
    assertTrue(ROUND.accepts(Instant.parse("2024-06-26T22:00:00Z")));
    assertFalse(ROUND.accepts(Instant.parse("2024-06-26T21:59:59.999Z")));
  }

  @Test
  void a_deadline_on_the_night_the_clock_changes_still_ends_at_local_midnight() {
    assertEquals(Instant.parse("2024-10-27T23:00:00Z"), until(2024, 10, 27).endsAt());
    assertEquals(Instant.parse("2024-10-26T22:00:00Z"), until(2024, 10, 26).endsAt());
    assertEquals(Instant.parse("2025-03-30T22:00:00Z"), until(2025, 3, 30).endsAt());
    assertEquals(Instant.parse("2025-03-29T23:00:00Z"), until(2025, 3, 29).endsAt());
  }

  @Test
  void a_round_may_close_a_minute_after_its_deadline() {
    assertFalse(ROUND.mayClose(Instant.parse("2024-10-01T22:00:59.999Z")));
    assertTrue(ROUND.mayClose(Instant.parse("2024-10-01T22:01:00Z")));
  }

  @Test
  void the_state_follows_from_the_dates_until_the_round_is_closed() {
    var unclosed = new RunningRound(ROUND, new RoundProgress.Unclosed());
    assertEquals(RoundState.UPCOMING, unclosed.state(Instant.parse("2024-06-26T21:59:59Z")));
    assertEquals(RoundState.OPEN, unclosed.state(Instant.parse("2024-06-26T22:00:00Z")));
    assertEquals(RoundState.OPEN, unclosed.state(Instant.parse("2024-10-01T21:59:59Z")));
    var after = Instant.parse("2024-10-01T22:00:00Z");
    assertEquals(RoundState.CLOSING, unclosed.state(after));
    var closed = new RoundProgress.Closed(after, Sample.SEED);
    assertEquals(RoundState.CLOSED, new RunningRound(ROUND, closed).state(after));
    var allocated = new RoundProgress.Allocated(closed, after);
    assertEquals(RoundState.ALLOCATED, new RunningRound(ROUND, allocated).state(after));
  }

  @Test
  void the_current_round_is_the_open_one_else_the_next_else_the_last() {
    var first = new RunningRound(ROUND, new RoundProgress.Unclosed());
    var second = new RunningRound(yearLater(), new RoundProgress.Unclosed());
    var rounds = List.of(second, first);
    assertEquals(Optional.of(first), current(rounds, "2024-01-01T00:00:00Z"));
    assertEquals(Optional.of(first), current(rounds, "2024-08-01T00:00:00Z"));
    assertEquals(Optional.of(second), current(rounds, "2024-10-01T22:00:00Z"));
    assertEquals(Optional.of(second), current(rounds, "2025-08-01T00:00:00Z"));
    assertEquals(Optional.of(second), current(rounds, "2027-01-01T00:00:00Z"));
    assertEquals(Optional.empty(), current(List.of(), "2024-08-01T00:00:00Z"));
  }

  @Test
  void rounds_overlap_when_they_share_a_day() {
    assertFalse(ROUND.overlaps(yearLater()));
    assertTrue(ROUND.overlaps(until(2024, 7, 1)));
    assertTrue(ROUND.overlaps(dates(LocalDate.of(2024, 10, 1), LocalDate.of(2025, 1, 1))));
    assertFalse(ROUND.overlaps(dates(LocalDate.of(2024, 10, 2), LocalDate.of(2025, 1, 1))));
  }

  private static Optional<RunningRound> current(List<RunningRound> rounds, String now) {
    return new StoredRounds(rounds, List.of()).current(Instant.parse(now));
  }

  private static Round yearLater() {
    return dates(ROUND.opens().plusYears(1), ROUND.deadline().plusYears(1));
  }

  private static Round until(int year, int month, int day) {
    return dates(LocalDate.of(2024, 6, 27), LocalDate.of(year, month, day));
  }

  private static Round dates(LocalDate opens, LocalDate deadline) {
    return Sample.dates("another", ROUND, opens, deadline, deadline.plusYears(2));
  }
}
