package nl.leernetwerk.mail;

import nl.leernetwerk.enrolment.EmailAddress;

/** Hands letters to the mail service. */
public interface Postman {

  /**
   * Sends a letter to one address.
   *
   * @return the mail service's id of the message
   * @throws NotSent when the service certainly did not take it; after any other exception nobody
   *     knows whether it did
   */
  String send(EmailAddress to, EmailAddress replyTo, Letter letter);

  /** The mail service refused the letter, or had no room for it now. */
  final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotSent(Throwable cause) {
      super(cause);
    }
  }
}
