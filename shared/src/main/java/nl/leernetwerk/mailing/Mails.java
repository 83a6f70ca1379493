package nl.leernetwerk.mailing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.rounds.Round;

/** The mails to send and what became of each. */
public interface Mails {

  /**
   * Queues mails about a whole round, whose id is their trace; those that exist already are left as
   * they are.
   */
  void queue(Round round, List<MailId> mails);

  /**
   * Takes a mail for sending, unless it was sent or another sender has it. A claim older than
   * {@link SendPolicy#LEASE} is void: its sender died.
   */
  Claim claim(MailId mail, Instant now);

  /**
   * Notes that somebody asked for their links, and queues that mail if their address is known. It
   * takes the same work either way, and what is noted goes by itself after some days.
   *
   * @return false when that very one was noted before
   */
  boolean asked(MailId.OwnLinks mail, boolean known, String trace);

  /** The address that a farewell goes to, for as long as it waits. */
  Optional<EmailAddress> formerAddress(MailId.Farewell mail);

  /** Forgets that address, sent or not; from then on the mail is to nobody. */
  void forgetFormerAddress(MailId.Farewell mail);

  /** Records that the mail was accepted for delivery under that message id. */
  void sent(MailId mail, String messageId, Instant at);

  /** Gives a claimed mail back, because it was certainly not sent. */
  void release(MailId mail);

  /** What became of those of these mails that exist. */
  Map<MailId, MailProgress> progress(Collection<MailId> mails, Instant now);

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
