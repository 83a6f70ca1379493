package nl.leernetwerk.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void the_median_of_an_odd_number_is_the_middle_one() {
    assertEquals(2, Spread.of(DoubleStream.of(3, 1, 2)).median());
  }

  @Test
  void the_median_of_an_even_number_lies_between_the_middle_two() {
    assertEquals(2.5, Spread.of(DoubleStream.of(4, 1, 3, 2)).median());
  }

  @Test
  void of_a_hundred_trials_the_95th_percentile_is_the_95th() {
    var hundred = Spread.of(IntStream.rangeClosed(1, 100).asDoubleStream());
    assertEquals(95, hundred.percentile(95));
    assertEquals(1, hundred.least());
    assertEquals(100, hundred.most());
  }

  @Test
  void one_trial_is_every_percentile() {
    assertEquals(7, Spread.of(DoubleStream.of(7)).percentile(95));
  }

  @Test
  void without_trials_there_is_no_result() {
    assertThrows(IllegalArgumentException.class, () -> Spread.of(DoubleStream.empty()));
  }
}
