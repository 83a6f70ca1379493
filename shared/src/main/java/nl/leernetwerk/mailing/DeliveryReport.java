package nl.leernetwerk.mailing;

import java.time.Instant;

/**
 * The mail service's report on a mail that did not arrive as it should.
 *
 * @param message the mail service's id of the message
 */
public record DeliveryReport(Mail mail, AddressId to, String message, Kind kind, Instant at) {

  /** What happened. */
  public enum Kind {
    /** The address does not exist, or takes no mail at all. */
    PERMANENT_BOUNCE,
    /** A full mailbox, a server that was away, or an automatic answer: the next mail may arrive. */
    TRANSIENT_BOUNCE,
    /** The reader reports the mail as unwanted. */
    COMPLAINT,
    /** The mail service found something in the mail that it refuses to send. */
    REJECTION
  }
}
