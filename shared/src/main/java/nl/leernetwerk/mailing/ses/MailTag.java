package nl.leernetwerk.mailing.ses;

import java.util.Optional;
import nl.leernetwerk.mailing.MailId;

/**
 * A mail's id as the value of a message tag, which SES gives back with all it tells of the message.
 * A tag holds letters, digits, dashes and underscores; an id never holds an underscore.
 */
public final class MailTag {
  private MailTag() {}

  /** The value for a mail. */
  public static String write(MailId mail) {
    return mail.text().replace("/", "__").replace('.', '_');
  }

  /** The mail of that value; empty when it is of none. */
  public static Optional<MailId> read(String value) {
    return MailId.parse(value.replaceFirst("__", "/").replace('_', '.'));
  }
}
