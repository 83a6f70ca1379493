package nl.leernetwerk.meetings.letters;

import java.util.Optional;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.meetings.MeetingMails;

/** Meetings in Dutch, for organisers. */
public final class MeetingWords {
  private MeetingWords() {}

  /**
   * The reader of a mail about a meeting, without a name; empty when it is about something else.
   */
  public static Optional<String> reader(Mail mail) {
    return MeetingMails.About.of(mail)
        .map(
            it ->
                "een deelnemer van bijeenkomst %d van leernetwerk %s"
                    .formatted(it.meeting(), it.network()));
  }
}
