package nl.leernetwerk.mail;

/** What became of a queued mail so far. */
public enum MailProgress {
  /** It waits, or is being sent. */
  WAITING,
  SENT,
  /** Too many senders died with it; a person must look. */
  SET_ASIDE
}
