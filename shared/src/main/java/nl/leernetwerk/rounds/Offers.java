package nl.leernetwerk.rounds;

import java.time.LocalDate;

/**
 * How free seats are offered after the allocation.
 *
 * @param schoolDays how many school days an initiative has to answer
 * @param lastDay the last day on which seats are offered
 */
public record Offers(int schoolDays, LocalDate lastDay) {
  /** The number of school days to answer when the round does not name one. */
  public static final int SCHOOL_DAYS = 5;

  /**
   * The rule when the round does not name one: until four months after the deadline, when its
   * networks are half-way, or until the day before its data is deleted if that comes first.
   */
  public static Offers usual(LocalDate deadline, LocalDate retentionUntil) {
    var halfWay = deadline.plusMonths(4);
    return new Offers(
        SCHOOL_DAYS, halfWay.isBefore(retentionUntil) ? halfWay : retentionUntil.minusDays(1));
  }
}
