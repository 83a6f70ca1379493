package nl.leernetwerk.seats;

import java.time.Instant;
import java.time.LocalDate;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Reference;

/** How long an offer holds. */
public interface OfferTerm {

  /**
   * The first instant at which an answer is too late, for seats that are offered at {@code
   * offeredAt}.
   */
  Instant until(Reference reference, Instant offeredAt);

  /** The last day on which an answer is in time. */
  static LocalDate lastDay(Instant until) {
    return Amsterdam.dayOf(until.minusMillis(1));
  }
}
