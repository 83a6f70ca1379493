package nl.leernetwerk.mailing;

import java.time.Duration;

/**
 * What is done when a sender dies between claiming a mail and recording that it was sent. The mail
 * service has no way to ask whether it took the mail, so the choice is between perhaps twice and
 * perhaps never; a school that waits for its outcome is better served by perhaps twice. See
 * docs/adr/0004.
 */
public final class SendPolicy {
  /** How long a claim holds: longer than any send can take (the function's time-out is 60 s). */
  public static final Duration LEASE = Duration.ofMinutes(5);

  /** After so many deaths the mail is set aside for a person to look at. */
  public static final int MAX_UNKNOWN = 3;

  private SendPolicy() {}
}
