package nl.leernetwerk.mailing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail as its reader sees it: the subject, the same content as plain text and as HTML, and files.
 *
 * @param subject one line; what could end a line or cannot be seen has become a space
 * @param calendar what the mail changes in its reader's calendar
 */
public record Letter(
    String subject,
    String text,
    String html,
    List<Attachment> attachments,
    Optional<CalendarPart> calendar) {
  /** Behind a line break, a header would go on as another header. */
  private static final Pattern NO_LINE = Pattern.compile("[\\p{Cntrl}\\x85\\u2028\\u2029]+");

  public Letter {
    subject = oneLine(subject);
    attachments = List.copyOf(attachments);
  }

  static String oneLine(String typed) {
    return NO_LINE.matcher(typed).replaceAll(" ");
  }

  /** A letter that changes nothing in a calendar. */
  public Letter(String subject, String text, String html, List<Attachment> attachments) {
    this(subject, text, html, attachments, Optional.empty());
  }

  /** The same letter, which also puts an entry into its reader's calendar or takes it out. */
  public Letter with(CalendarPart entry) {
    return new Letter(subject, text, html, attachments, Optional.of(entry));
  }
}
