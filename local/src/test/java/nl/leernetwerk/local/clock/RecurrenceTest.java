package nl.leernetwerk.local.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import nl.leernetwerk.local.template.TemplateException;
import org.junit.jupiter.api.Test;

class RecurrenceTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  @Test
  void an_hourly_schedule_fires_once_for_each_hour_on_the_wall_when_the_clock_goes_back() {
    assertEquals(
        List.of(
            "2024-10-26T23:02:00Z", // 01:02
            "2024-10-27T00:02:00Z", // 02:02, for the first time that night
            "2024-10-27T02:02:00Z", // 03:02: the second 02:02 does not fire
            "2024-10-27T03:02:00Z"),
        firings("cron(2 * * * ? *)", "2024-10-26T22:30:00Z", 4));
  }

  @Test
  void between_the_two_hours_that_look_alike_nothing_fires() {
    assertEquals(
        List.of("2024-10-27T02:02:00Z"), firings("cron(2 * * * ? *)", "2024-10-27T01:00:00Z", 1));
  }

  @Test
  void a_time_that_the_clock_skips_does_not_fire() {
    assertEquals(
        List.of("2025-03-30T00:02:00Z", "2025-03-30T01:02:00Z"),
        firings("cron(2 * * * ? *)", "2025-03-29T23:30:00Z", 2));
    assertEquals(
        List.of("2025-03-29T01:30:00Z", "2025-03-31T00:30:00Z"),
        firings("cron(30 2 * * ? *)", "2025-03-28T12:00:00Z", 2));
  }

  @Test
  void days_of_the_week_count_from_sunday_as_on_aws() {
    assertEquals(
        List.of("2024-10-06T07:00:00Z"), firings("cron(0 9 ? * 1 *)", "2024-10-02T00:00:00Z", 1));
    assertEquals(
        List.of("2024-10-07T07:00:00Z"),
        firings("cron(0 9 ? * MON-FRI *)", "2024-10-05T00:00:00Z", 1));
  }

  @Test
  void the_last_day_of_the_month_and_the_year_are_understood() {
    assertEquals(
        List.of("2025-02-28T08:00:00Z"),
        firings("cron(0 9 L 2 ? 2025)", "2024-10-05T00:00:00Z", 1));
    assertEquals(
        Optional.empty(),
        Recurrence.parse("cron(0 9 L 2 ? 2025)", AMSTERDAM)
            .next(Instant.parse("2025-02-28T08:00:00Z")));
  }

  @Test
  void a_rate_fires_at_every_multiple() {
    assertEquals(
        List.of("2024-10-02T00:05:00Z", "2024-10-02T00:10:00Z"),
        firings("rate(5 minutes)", "2024-10-02T00:00:00Z", 2));
  }

  @Test
  void an_earlier_question_changes_no_answer() {
    var asked = Recurrence.parse("cron(30 2 * * ? *)", AMSTERDAM);
    var random = new Random(1);
    for (int i = 0; i < 500; i++) {
      // Around the night on which the clock is set back.
      var after = Instant.parse("2024-10-25T00:00:00Z").plusSeconds(random.nextInt(5 * 86_400));
      var unasked = Recurrence.parse("cron(30 2 * * ? *)", AMSTERDAM);
      assertEquals(unasked.next(after), asked.next(after), after::toString);
    }
  }

  @Test
  void what_is_not_understood_is_reported() {
    assertThrows(
        TemplateException.class, () -> Recurrence.parse("at(2024-10-02T00:00:00)", AMSTERDAM));
    assertThrows(TemplateException.class, () -> Recurrence.parse("cron(2 * * *)", AMSTERDAM));
  }

  private static List<String> firings(String expression, String after, int count) {
    var recurrence = Recurrence.parse(expression, AMSTERDAM);
    var firings = new ArrayList<String>();
    var now = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      now = recurrence.next(now).orElseThrow();
      firings.add(now.toString());
    }
    return firings;
  }
}
