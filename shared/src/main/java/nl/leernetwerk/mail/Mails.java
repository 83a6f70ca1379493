package nl.leernetwerk.mail;

import java.time.Instant;
import java.util.List;
import nl.leernetwerk.enrolment.Round;

/** The mails to send and what became of each. */
public interface Mails {

  /** Queues mails of a round; those that exist already are left as they are. */
  void queue(Round round, List<MailId> mails);

  /**
   * Takes a mail for sending, unless it was sent or another sender has it. A claim older than
   * {@link SendPolicy#LEASE} is void: its sender died.
   */
  Claim claim(MailId mail, Instant now);

  /** Records that the mail was accepted for delivery under that message id. */
  void sent(MailId mail, String messageId, Instant at);

  /** Gives a claimed mail back, because it was certainly not sent. */
  void release(MailId mail);

  /** The outcome of asking to send a mail. */
  sealed interface Claim {

    /**
     * Yours to send.
     *
     * @param unknown how many earlier senders died between claiming and recording; if any, the
     *     reader may get the mail twice
     */
    record Yours(int unknown) implements Claim {}

    /** Sent before; nothing to do. */
    record Sent() implements Claim {}

    /** Somebody else is sending it right now; ask again later. */
    record Busy() implements Claim {}

    /** Too many senders died with it; a person must look. It stays queued, and counted. */
    record SetAside() implements Claim {}

    /** No such mail. */
    record Unknown() implements Claim {}
  }
}
