package nl.leernetwerk.messages;

import java.util.List;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.EventKind;

/** The kinds of event about messages. */
public final class MessageEvents {
  /** An organiser wrote a message, and its mails are to be queued. See {@link Written}. */
  public static final EventKind MESSAGE_WRITTEN = new EventKind("MessageWritten");

  /** Every kind of event about messages. */
  public static final List<EventKind> ALL = List.of(MESSAGE_WRITTEN);

  private MessageEvents() {}

  /** That a message was written, by its number. */
  public record Written(String round, int number) {
    private static final Pattern SUBJECT = Pattern.compile("(.+)\\.([1-9][0-9]{0,8})");

    /** The event that announces it. */
    public Event event() {
      return MESSAGE_WRITTEN.of(round + "." + number);
    }

    /** The message that such an event announces. */
    public static Written of(Event event) {
      var parts = SUBJECT.matcher(event.subject());
      if (!MESSAGE_WRITTEN.is(event) || !parts.matches()) {
        throw new IllegalArgumentException("an event of no message");
      }
      return new Written(parts.group(1), Integer.parseInt(parts.group(2)));
    }
  }
}
