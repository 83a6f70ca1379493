package nl.leernetwerk.mailing;

import nl.leernetwerk.kernel.EmailAddress;

/** Hands letters to the mail service. */
public interface Postman {

  /**
   * A letter's way.
   *
   * @param mail which mail it is
   * @param toId the id of {@code to}, by which the mail service's reports find it
   * @param replyTo whom its reader can answer
   */
  record Envelope(Mail mail, EmailAddress to, AddressId toId, EmailAddress replyTo) {}

  /**
   * Sends a letter to one address.
   *
   * @return the mail service's id of the message
   * @throws NotSent when the service certainly did not take it; after any other exception nobody
   *     knows whether it did
   */
  String send(Envelope envelope, Letter letter);

  /** The mail service refused the letter, or had no room for it now. */
  final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotSent(Throwable cause) {
      super(cause);
    }
  }
}
