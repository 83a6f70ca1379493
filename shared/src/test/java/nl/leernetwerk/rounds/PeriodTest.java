package nl.leernetwerk.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource({
    "begin mei 2025,          2025-05-01, 2025-05-10",
    "half februari 2025,      2025-02-11, 2025-02-20",
    "midden april 2025,       2025-04-11, 2025-04-20",
    "Medio April 2025,        2025-04-11, 2025-04-20",
    "eind november 2024,      2024-11-21, 2024-11-30",
    "eind februari 2024,      2024-02-21, 2024-02-29",
    "eind september 2025 (afsluiting), 2025-09-21, 2025-09-30",
    "juni 2025,               2025-06-01, 2025-06-30"
  })
  void words_mean_a_part_of_a_month(String words, LocalDate first, LocalDate last) {
    assertEquals(Optional.of(new Period(first, last)), Period.said(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in het voorjaar",
        "eind november",
        "eind brumaire 2024",
        "eind november 20245",
        ""
      })
  void other_words_give_no_period(String words) {
    assertEquals(Optional.empty(), Period.said(words));
  }

  @Test
  void days_that_the_round_gives_come_before_its_words() {
    var given = new Period(LocalDate.of(2024, 12, 2), LocalDate.of(2024, 12, 6));
    assertEquals(
        Optional.of(given), new PlannedMeeting("eind november 2024", Optional.of(given)).period());
  }
}
