package nl.leernetwerk.meetings;

import java.util.List;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.EventKind;

/** The kinds of event about meetings. */
public final class MeetingEvents {
  /** Somebody changed the meetings of a network. See {@link Changed}. */
  public static final EventKind MEETINGS_CHANGED = new EventKind("MeetingsChanged");

  /** Every kind of event about meetings. */
  public static final List<EventKind> ALL = List.of(MEETINGS_CHANGED);

  private MeetingEvents() {}

  /**
   * A change of the meetings of a network.
   *
   * @param version the version of the plan
   */
  public record Changed(String round, String network, int version) {
    private static final Pattern SUBJECT = Pattern.compile("([^.]+)\\.([^.]+)\\.([1-9][0-9]{0,8})");

    /** The event that announces this change. */
    public Event event() {
      return MEETINGS_CHANGED.of(round + "." + network + "." + version);
    }

    /** The change that such an event announces. */
    public static Changed of(Event event) {
      var parts = SUBJECT.matcher(event.subject());
      if (!MEETINGS_CHANGED.is(event) || !parts.matches()) {
        throw new IllegalArgumentException("an event of no change of meetings");
      }
      return new Changed(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)));
    }
  }
}
