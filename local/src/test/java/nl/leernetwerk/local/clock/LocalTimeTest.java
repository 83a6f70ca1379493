package nl.leernetwerk.local.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LocalTimeTest {
  @Test
  void a_time_without_an_offset_is_that_of_the_schools() {
    assertEquals(Instant.parse("2024-10-01T22:05:00Z"), LocalTime.parse("2024-10-02T00:05:00"));
    assertEquals(Instant.parse("2024-12-01T23:05:00Z"), LocalTime.parse("2024-12-02T00:05"));
    assertEquals(Instant.parse("2024-10-01T22:00:00Z"), LocalTime.parse("2024-10-02"));
  }

  @Test
  void an_offset_counts() {
    assertEquals(Instant.parse("2024-10-02T00:05:00Z"), LocalTime.parse("2024-10-02T00:05:00Z"));
    assertEquals(
        Instant.parse("2024-10-01T23:05:00Z"), LocalTime.parse("2024-10-02T00:05:00+01:00"));
  }

  @Test
  void anything_else_is_no_time() {
    assertThrows(DateTimeException.class, () -> LocalTime.parse("morgen"));
    assertThrows(DateTimeException.class, () -> LocalTime.parse("2024-02-30T12:00:00"));
  }
}
