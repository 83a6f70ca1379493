package nl.leernetwerk.seats;

/**
 * A mail that asks again for an answer to an open offer; each is sent at most once for an offer.
 */
public enum OfferReminder {
  /** Two school days are left, that day included. */
  TWO_DAYS_LEFT,
  /** It is the last day on which an answer is in time. */
  LAST_DAY
}
