package nl.leernetwerk.rounds;

import java.time.LocalDate;

/**
 * How seats that come free after the allocation are offered.
 *
 * @param schoolDays how many school days there are to answer
 * @param lastDay the last day on which seats are offered
 */
public record Offers(int schoolDays, LocalDate lastDay) {
  /** How many school days there are to answer, where the round does not say. */
  public static final int SCHOOL_DAYS = 5;

  /**
   * Where the round does not say: until four months after the deadline, when its networks are
   * half-way, or until the day before its data is deleted if that comes first.
   */
  public static Offers usual(LocalDate deadline, LocalDate retentionUntil) {
    var halfWay = deadline.plusMonths(4);
    return new Offers(
        SCHOOL_DAYS, halfWay.isBefore(retentionUntil) ? halfWay : retentionUntil.minusDays(1));
  }
}
