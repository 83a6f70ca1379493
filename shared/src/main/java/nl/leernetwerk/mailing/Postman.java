package nl.leernetwerk.mailing;

import nl.leernetwerk.kernel.EmailAddress;

/** Hands letters to the mail service. */
public interface Postman {

  /**
   * The addresses on a letter.
   *
   * @param mail which mail it is
   * @param toId the id of {@code to}, by which the mail service's reports find the address
   * @param replyTo the address that gets the reader's answer
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
