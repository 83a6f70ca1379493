package nl.leernetwerk.mailing;

/** What has become of a queued mail so far. */
public enum MailProgress {
  /** The mail waits, or is being sent. */
  WAITING,
  SENT,
  /** The mail's address is suppressed; the mail is sent when the address is released. */
  WITHHELD,
  /** Too many senders died while sending the mail; a person must look. */
  SET_ASIDE,
  /** A person decided that the mail, which was set aside, is not sent any more. */
  GIVEN_UP
}
