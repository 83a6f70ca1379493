package nl.leernetwerk.simulation;

import java.time.Instant;

/**
 * Something that somebody sets out to do.
 *
 * @param number names it in a trace, and decides all that is drawn for it
 */
record Act(int number, Kind kind, Instant at) {

  /** What people do. */
  enum Kind {
    OPEN_ROUND,
    REGISTER,
    /** Two presses of one button. */
    REGISTER_TWICE,
    POST_AGAIN,
    REUSE_KEY,
    LOOK_AT_ROUND,
    SEARCH_SCHOOLS,
    CHANGE,
    WITHDRAW,
    RESTORE,
    HAND_OVER,
    ANSWER_OFFER,
    REQUEST_LINK,
    /** A mail scanner, or a curious reader. */
    FOLLOW_LINKS,
    EXTEND,
    NAME_FACILITATOR,
    CORRECT,
    CORRECT_WITHDRAWAL,
    SEND_AGAIN,
    RAISE_CAPACITY,
    OPEN_NETWORK,
    MOVE,
    MERGE,
    /** A message of an organiser to a selection of initiatives. */
    WRITE,
    PUT_BACK,
    /** An organiser registers a school that was late. */
    ENTER,
    ORGANISER_LOOKS,
    FORGET_REASON,
    FACILITATOR_LOOKS,
    REDRIVE,
    RELEASE,
    EXPORT,
    ERASE
  }

  String name() {
    return "act " + number + " " + kind;
  }
}
