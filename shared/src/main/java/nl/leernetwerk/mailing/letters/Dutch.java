package nl.leernetwerk.mailing.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.DutchMonths;

/** Dates, numbers and enumerations as a Dutch reader writes them. */
public final class Dutch {
  private static final List<String> WEEKDAYS =
      List.of("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag");

  private Dutch() {}

  /** {@code dinsdag 1 oktober 2024}. */
  public static String weekday(LocalDate date) {
    return WEEKDAYS.get(date.getDayOfWeek().getValue() - 1) + " " + date(date);
  }

  /** {@code 12.00 uur}. */
  public static String time(LocalTime time) {
    return "%02d.%02d uur".formatted(time.getHour(), time.getMinute());
  }

  /** {@code 1 oktober 2024}. */
  public static String date(LocalDate date) {
    return date.getDayOfMonth()
        + " "
        + DutchMonths.NAMES.get(date.getMonthValue() - 1)
        + " "
        + date.getYear();
  }

  /**
   * {@code 2 oktober 2024 om 00.05 uur}, in Dutch local time. An hour that occurs twice, when the
   * clock goes back, says which of the two it is.
   */
  public static String moment(Instant instant) {
    var local = instant.atZone(Amsterdam.ZONE);
    boolean twice = Amsterdam.ZONE.getRules().getValidOffsets(local.toLocalDateTime()).size() > 1;
    boolean summer = Amsterdam.ZONE.getRules().isDaylightSavings(instant);
    return "%s om %02d.%02d uur%s"
        .formatted(
            date(local.toLocalDate()),
            local.getHour(),
            local.getMinute(),
            !twice ? "" : summer ? " (zomertijd)" : " (wintertijd)");
  }

  /** {@code 12} or {@code 5.000}. */
  public static String number(long number) {
    var digits = new StringBuilder(Long.toString(number));
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      digits.insert(at, '.');
    }
    return digits.toString();
  }

  /** {@code geen plekken}, {@code 1 plek} or {@code 12 plekken}. */
  public static String count(int number, String one, String more) {
    return (number == 0 ? "geen" : number(number)) + " " + (number == 1 ? one : more);
  }

  /** {@code 1 school} or {@code 3 scholen}. */
  public static String schools(int number) {
    return count(number, "school", "scholen");
  }

  /** {@code 1 initiatief} or {@code 3 initiatieven}. */
  public static String initiatives(int number) {
    return count(number, "initiatief", "initiatieven");
  }

  /** {@code 1 plek} or {@code 3 plekken}. */
  public static String seats(int number) {
    return count(number, "plek", "plekken");
  }

  /** {@code 14e}. */
  public static String ordinal(int number) {
    return number(number) + "e";
  }

  /** {@code a}, {@code a en b} or {@code a, b en c}. */
  public static String list(List<String> items) {
    return items.size() < 2
        ? String.join("", items)
        : String.join(", ", items.subList(0, items.size() - 1)) + " en " + items.getLast();
  }

  /** The sentence with a capital at its start. */
  public static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
