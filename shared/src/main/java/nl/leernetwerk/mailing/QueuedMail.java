package nl.leernetwerk.mailing;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A mail that was queued, and what has become of it so far.
 *
 * @param sentAt when the mail was last sent
 */
public record QueuedMail(
    Mail mail, MailProgress progress, Instant queuedAt, Optional<Instant> sentAt) {
  /** The order in which mails were queued. */
  public static final Comparator<QueuedMail> ORDER =
      Comparator.comparing(QueuedMail::queuedAt).thenComparing(it -> it.mail().text());
}
