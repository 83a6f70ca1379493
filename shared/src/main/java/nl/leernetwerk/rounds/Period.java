package nl.leernetwerk.rounds;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.DutchMonths;

/**
 * The days between which a meeting is to be.
 *
 * @param first the first day
 * @param last the last day, included
 */
public record Period(LocalDate first, LocalDate last) {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:(begin|half|midden|medio|eind) )?(%s) (20[0-9]{2})\\b.*"
              .formatted(String.join("|", DutchMonths.NAMES)),
          Pattern.CASE_INSENSITIVE);

  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("a period that ends before it begins");
    }
  }

  /** Whether the day is in the period. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /**
   * The days that Dutch words such as {@code eind november 2024} mean: "begin" is the 1st to the
   * 10th, "half", "midden" and "medio" the 11th to the 20th, "eind" the 21st to the last, and a
   * month alone the whole month. Other words give no period.
   */
  public static Optional<Period> said(String words) {
    var found = WORDS.matcher(words.strip());
    if (!found.matches()) {
      return Optional.empty();
    }
    var month =
        YearMonth.of(
            Integer.parseInt(found.group(3)),
            1 + DutchMonths.NAMES.indexOf(found.group(2).toLowerCase(Locale.ROOT)));
    var part = found.group(1) == null ? "" : found.group(1).toLowerCase(Locale.ROOT);
    return Optional.of(
        switch (part) {
          case "begin" -> new Period(month.atDay(1), month.atDay(10));
          case "half", "midden", "medio" -> new Period(month.atDay(11), month.atDay(20));
          case "eind" -> new Period(month.atDay(21), month.atEndOfMonth());
          default -> new Period(month.atDay(1), month.atEndOfMonth());
        });
  }
}
