package nl.leernetwerk.mailing.ses;

import java.util.Optional;
import nl.leernetwerk.mailing.Mail;

/**
 * A mail's id as the value of a message tag, which SES gives back with every report about the
 * message. A tag holds letters, digits, dashes and underscores; an id never holds an underscore.
 */
public final class MailTag {
  private MailTag() {}

  /** The value for a mail. */
  public static String write(Mail mail) {
    return mail.text().replace("/", "__").replace('.', '_');
  }

  /** The mail of that value; empty when it is of none. */
  public static Optional<Mail> read(String value) {
    return Mail.parse(value.replaceFirst("__", "/").replace('_', '.'));
  }
}
