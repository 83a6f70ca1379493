package nl.leernetwerk.mailing;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A mail that was queued once, and what became of it so far.
 *
 * @param sentAt when it was sent last
 */
public record QueuedMail(
    Mail mail, MailProgress progress, Instant queuedAt, Optional<Instant> sentAt) {
  /** In the order in which they were queued. */
  public static final Comparator<QueuedMail> ORDER =
      Comparator.comparing(QueuedMail::queuedAt).thenComparing(it -> it.mail().text());
}
