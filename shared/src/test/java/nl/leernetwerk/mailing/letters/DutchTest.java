package nl.leernetwerk.mailing.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DutchTest {
  @Test
  void a_date_is_written_in_words() {
    assertEquals("1 oktober 2024", Dutch.date(LocalDate.of(2024, 10, 1)));
  }

  @Test
  void a_moment_is_read_from_the_clock_of_the_schools_in_summer_and_in_winter() {
    assertEquals(
        "2 oktober 2024 om 00.05 uur", Dutch.moment(Instant.parse("2024-10-01T22:05:00Z")));
    assertEquals(
        "27 januari 2025 om 02.30 uur", Dutch.moment(Instant.parse("2025-01-27T01:30:00Z")));
  }

  @Test
  void an_hour_that_occurs_twice_says_which_of_the_two_it_is() {
    var said =
        Stream.of(
                "2024-10-26T23:59:59Z",
                "2024-10-27T00:30:00Z",
                "2024-10-27T01:30:00Z",
                "2024-10-27T02:00:00Z")
            .map(Instant::parse)
            .map(Dutch::moment)
            .map(it -> it.replace("27 oktober 2024 om ", ""))
            .toList();
    assertEquals(
        List.of("01.59 uur", "02.30 uur (zomertijd)", "02.30 uur (wintertijd)", "03.00 uur"), said);
  }

  @Test
  void a_count_reads_well_for_none_one_and_many() {
    assertEquals("geen plekken", Dutch.seats(0));
    assertEquals("1 plek", Dutch.seats(1));
    assertEquals("2 plekken", Dutch.seats(2));
  }

  @Test
  void thousands_are_set_apart_by_a_dot() {
    assertEquals("999", Dutch.number(999));
    assertEquals("5.000", Dutch.number(5000));
    assertEquals("1.234.567", Dutch.number(1_234_567));
  }

  @Test
  void a_count_of_one_is_singular_and_of_none_is_a_word() {
    assertEquals("1 school", Dutch.schools(1));
    assertEquals("geen scholen", Dutch.schools(0));
    assertEquals("3 plekken", Dutch.seats(3));
  }

  @Test
  void the_last_of_a_list_comes_after_en() {
    assertEquals("", Dutch.list(List.of()));
    assertEquals("a", Dutch.list(List.of("a")));
    assertEquals("a en b", Dutch.list(List.of("a", "b")));
    assertEquals("a, b en c", Dutch.list(List.of("a", "b", "c")));
  }
}
