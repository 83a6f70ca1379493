package nl.leernetwerk.mailing.ses;

import java.util.Optional;
import nl.leernetwerk.mailing.Mail;

/**
 * A mail's id as the value of a message tag. SES returns the tag with every report about the
 * message. A tag holds letters, digits, dashes and underscores; an id never holds an underscore.
 */
public final class MailTag {
  private MailTag() {}

  /** The tag value of a mail. */
  public static String write(Mail mail) {
    return mail.text().replace("/", "__").replace('.', '_');
  }

  /** The mail that a tag value names; empty when it names none. */
  public static Optional<Mail> read(String value) {
    return Mail.parse(value.replaceFirst("__", "/").replace('_', '.'));
  }
}
