package nl.leernetwerk.mailing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Retention;

/** The mails to send, and what became of each. */
public interface Mails {

  /**
   * Queues mails about a whole round, whose id becomes their trace. Mails that exist already are
   * left as they are.
   */
  void queue(Retention retention, List<Mail> mails);

  /**
   * Claims a mail for sending, unless the mail was sent or another sender has claimed it. A claim
   * older than {@link SendPolicy#LEASE} is void: its sender died.
   */
  Claim claim(Mail mail, Instant now);

  /**
   * Notes that somebody asked for their links, and queues the mail if their address is known. The
   * work is the same either way, and the note expires after some days.
   *
   * @return false when the same request was noted before
   */
  boolean asked(Mail mail, boolean known, String trace);

  /**
   * The address of a mail to a person whom the registration no longer names; it is kept until the
   * mail is sent.
   */
  Optional<EmailAddress> formerAddress(Mail mail);

  /**
   * Forgets that address, whether the mail was sent or not. From then on the mail has no recipient.
   */
  void forgetFormerAddress(Mail mail);

  /**
   * The name of the person who gave their place to the reader of the mail, so that the mail says
   * the same when it is sent again; empty when that person's data was removed.
   */
  Optional<String> giver(Mail mail);

  /** Every mail of a round that names who gave a place to its reader, in no order. */
  List<Given> given(String round);

  /** Forgets the name of who gave their place. */
  void forgetGiver(Mail mail);

  /**
   * A mail that names who gave their place to its reader.
   *
   * @param by the address of that person
   * @param at when the mail was queued
   */
  record Given(Mail mail, String name, AddressId by, Instant at) {}

  /** Records that the mail was accepted for delivery under that message id. */
  void sent(Mail mail, String messageId, Instant at);

  /** Gives back a claimed mail that was certainly not sent. */
  void release(Mail mail);

  /** Every mail about a round, its networks or its registrations, in no order. */
  List<QueuedMail> ofRound(String round, Instant now);

  /** Every mail about a registration, in the order in which they were queued. */
  List<QueuedMail> about(Reference registration, Instant now);

  /** The outcome of claiming a mail. */
  sealed interface Claim {

    /**
     * The mail is the caller's to send.
     *
     * @param unknown how many earlier senders died between claiming and recording; if any, the
     *     reader may get the mail twice
     * @param trace the id by which all log lines about the mail's subject are found together
     */
    record Yours(int unknown, String trace) implements Claim {}

    /** The mail was sent before; there is nothing to do. */
    record Sent() implements Claim {}

    /**
     * The mail is withheld because its address is suppressed. Releasing the address queues the mail
     * again.
     */
    record Withheld() implements Claim {}

    /** Another sender is sending the mail at this moment; ask again later. */
    record Busy() implements Claim {}

    /**
     * Too many senders died with the mail; a person must look. The mail stays queued, and counted,
     * until that person has it sent again or gives it up.
     */
    record SetAside(String trace) implements Claim {}

    /** A person gave the mail up; there is nothing to do. */
    record GivenUp() implements Claim {}

    /** The mail does not exist. */
    record Unknown() implements Claim {}
  }
}
