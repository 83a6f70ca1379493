package nl.leernetwerk.seats;

import java.time.Instant;
import java.time.LocalDate;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Registration;

/** How long an offer holds. */
public interface OfferTerm {

  /**
   * The first instant at which an answer is too late, for seats that are offered at {@code
   * offeredAt}.
   */
  Instant until(Reference reference, Instant offeredAt);

  /** The same term, also for a registration that is stored together with its first offer. */
  default OfferTerm knowing(Registration entered) {
    return this;
  }

  /** The last day on which an answer is in time. */
  static LocalDate lastDay(Instant until) {
    return Amsterdam.dayOf(until.minusMillis(1));
  }
}
