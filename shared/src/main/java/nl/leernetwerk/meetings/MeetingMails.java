package nl.leernetwerk.meetings;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.mailing.Mail;

/** The mails about meetings; the package {@code letters} writes their letters. */
public final class MeetingMails {
  /** An invitation, or a change of one. */
  public static final String INVITATION = "invitation";

  /** The meeting is not, or no longer, the reader's. */
  public static final String CANCELLATION = "meeting-cancelled";

  private static final Pattern ABOUT = Pattern.compile("(.+?)\\.(.+)\\.([1-9][0-9]*)");

  private MeetingMails() {}

  /** The mail of what a place is told; its version is the invitation's sequence, from 1. */
  public static Mail of(String round, String network, Invitation told) {
    return new Mail(
        "%s.%s.%d".formatted(round, network, told.meeting()),
        told.guest(),
        told.cancelled() ? CANCELLATION : INVITATION,
        told.sequence() + 1);
  }

  /** The meeting that a mail is about. */
  public record About(String round, String network, int meeting) {
    /** What such a mail is about; empty when it is no mail about a meeting. */
    public static Optional<About> of(Mail mail) {
      var parts = ABOUT.matcher(mail.about());
      return parts.matches()
          ? Optional.of(new About(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3))))
          : Optional.empty();
    }
  }
}
