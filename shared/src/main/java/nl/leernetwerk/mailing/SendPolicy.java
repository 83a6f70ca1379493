package nl.leernetwerk.mailing;

import java.time.Duration;

/**
 * What is done when a sender dies between claiming a mail and recording that the mail was sent.
 * Nobody can ask the mail service whether it took the mail. So the mail is sent either perhaps
 * twice or perhaps never. Perhaps twice is better for a school that waits for its outcome. See
 * docs/adr/0004.
 */
public final class SendPolicy {
  /** How long a claim holds: longer than sending can take (the function's time-out is 60 s). */
  public static final Duration LEASE = Duration.ofMinutes(5);

  /** After this many deaths, the mail is set aside for a person to look at. */
  public static final int MAX_UNKNOWN = 3;

  private SendPolicy() {}
}
