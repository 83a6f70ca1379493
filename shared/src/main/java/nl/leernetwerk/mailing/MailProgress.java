package nl.leernetwerk.mailing;

/** What became of a queued mail so far. */
public enum MailProgress {
  /** It waits, or is being sent. */
  WAITING,
  SENT,
  /** Its address is blocked; it goes out when that is released. */
  WITHHELD,
  /** Too many senders died with it; a person must look. */
  SET_ASIDE
}
