package nl.leernetwerk.meetings;

import nl.leernetwerk.kernel.EmailAddress;

/** What a mail at the reply address says about an entry in somebody's calendar. */
public sealed interface CalendarReply {

  /**
   * An answer. Whoever knows the uid and the reply address can write it; it proves nobody's
   * identity.
   *
   * @param uid of the entry, as {@link CalendarEntry} has it
   * @param sequence of the entry when it was answered
   * @param attendee whose answer it says to be
   */
  record Said(String uid, int sequence, EmailAddress attendee, Answer answer)
      implements CalendarReply {}

  /** No answer can be read from the mail. */
  record NotRead(Why why) implements CalendarReply {}

  /** Whether somebody comes. */
  enum Answer {
    ACCEPTED,
    DECLINED,
    TENTATIVE
  }

  /** Why a mail holds no answer. */
  enum Why {
    /** The mail, or its calendar file, is larger than any answer is. */
    TOO_LARGE,
    /** Parts within parts, or parts beside each other, without end. */
    TOO_MANY_PARTS,
    /** It cannot be read as a mail. */
    BROKEN,
    /** An ordinary mail, or one that only carries another mail. */
    NO_CALENDAR,
    /** A calendar file that is no answer, such as an invitation. */
    NO_REPLY,
    /** It answers more than one thing, or the same thing in two ways. */
    NOT_ONE_ANSWER,
    /** An answer in which something is missing, or means nothing here. */
    INCOMPLETE
  }
}
