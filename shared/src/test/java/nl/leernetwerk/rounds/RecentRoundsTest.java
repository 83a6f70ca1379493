package nl.leernetwerk.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.UnreadableItem;
import org.junit.jupiter.api.Test;

class RecentRoundsTest {
  private static final RunningRound ROUND =
      new RunningRound(Sample.round(), new RoundProgress.Unclosed());

  private final MovingClock clock = new MovingClock(Instant.parse("2024-08-01T00:00:00Z"));
  private final Counted counted = new Counted();
  private final RecentRounds recent = new RecentRounds(counted, clock);

  @Test
  void the_rounds_are_read_again_only_after_a_minute() {
    assertSame(counted.now, recent.recent());
    clock.pass(Duration.ofMinutes(1));
    assertSame(counted.now, recent.recent());
    assertEquals(1, counted.reads);
    clock.pass(Duration.ofMillis(1));
    assertSame(counted.now, recent.recent());
    assertEquals(2, counted.reads);
  }

  @Test
  void while_a_round_cannot_be_read_they_are_read_each_time() {
    var broken =
        new UnreadableRound(
            "broken",
            new UnreadableItem("ROUND#broken", "ROUND"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    counted.now = new StoredRounds(List.of(ROUND), List.of(broken));
    recent.recent();
    assertSame(counted.now, recent.recent());
    assertEquals(2, counted.reads);
  }

  @Test
  void nobody_is_told_that_a_round_is_not_there_before_the_rounds_are_read_again() {
    counted.now = new StoredRounds(List.of(), List.of());
    recent.recent();
    counted.now = new StoredRounds(List.of(ROUND), List.of());
    assertEquals(Optional.of(ROUND), recent.find(ROUND.round().id()));
    assertEquals(Optional.of(ROUND), recent.find(ROUND.round().id()));
    assertEquals(2, counted.reads);
    assertEquals(Optional.empty(), recent.find("2030"));
    assertEquals(3, counted.reads);
  }

  private static final class Counted implements Rounds {
    private StoredRounds now = new StoredRounds(List.of(ROUND), List.of());
    private int reads;

    @Override
    public StoredRounds read() {
      reads++;
      return now;
    }

    @Override
    public boolean close(String round, RoundProgress.Closed closing) {
      throw new UnsupportedOperationException();
    }
  }
}
