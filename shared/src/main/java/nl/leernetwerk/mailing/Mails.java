package nl.leernetwerk.mailing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Retention;

/** The mails to send and what became of each. */
public interface Mails {

  /**
   * Queues mails about a whole round, whose id is their trace; those that exist already are left as
   * they are.
   */
  void queue(Retention retention, List<Mail> mails);

  /**
   * Takes a mail for sending, unless it was sent or another sender has it. A claim older than
   * {@link SendPolicy#LEASE} is void: its sender died.
   */
  Claim claim(Mail mail, Instant now);

  /**
   * Notes that somebody asked for a mail, and queues that mail if their address is known. It takes
   * the same work either way, and the note goes by itself after some days.
   *
   * @return false when that very one was noted before
   */
  boolean asked(Mail mail, boolean known, String trace);

  /** The address of a mail to somebody whom no registration names, until it is sent. */
  Optional<EmailAddress> formerAddress(Mail mail);

  /** Forgets that address, sent or not; from then on the mail is to nobody. */
  void forgetFormerAddress(Mail mail);

  /** Records that the mail was accepted for delivery under that message id. */
  void sent(Mail mail, String messageId, Instant at);

  /** Gives a claimed mail back, because it was certainly not sent. */
  void release(Mail mail);

  /** Every mail about a round, its networks and its registrations, in no order. */
  List<QueuedMail> ofRound(String round, Instant now);

  /** Every mail about a registration, in the order in which they were queued. */
  List<QueuedMail> about(Reference registration, Instant now);

  /** The outcome of asking to send a mail. */
  sealed interface Claim {

    /**
     * Yours to send.
     *
     * @param unknown how many earlier senders died between claiming and recording; if any, the
     *     reader may get the mail twice
     * @param trace by which the log of all that concerns it is found
     */
    record Yours(int unknown, String trace) implements Claim {}

    /** Sent before; nothing to do. */
    record Sent() implements Claim {}

    /** Withheld: its address is suppressed, and who sees to that will queue it again. */
    record Withheld() implements Claim {}

    /** Somebody else is sending it right now; ask again later. */
    record Busy() implements Claim {}

    /** Too many senders died with it; a person must look. It stays queued, and counted. */
    record SetAside(String trace) implements Claim {}

    /** No such mail. */
    record Unknown() implements Claim {}
  }
}
