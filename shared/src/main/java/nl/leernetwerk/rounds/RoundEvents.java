package nl.leernetwerk.rounds;

import java.util.List;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.EventKind;

/** The kinds of event about rounds. */
public final class RoundEvents {
  /** A round was closed, and its registrations are final. The event's subject is the round's id. */
  public static final EventKind ENROLMENT_CLOSED = new EventKind("EnrolmentClosed");

  /** An organiser changed a round; the round's journal tells what changed. See {@link Changed}. */
  public static final EventKind ROUND_CHANGED = new EventKind("RoundChanged");

  /** Every kind of event about rounds. */
  public static final List<EventKind> ALL = List.of(ENROLMENT_CLOSED, ROUND_CHANGED);

  private RoundEvents() {}

  /**
   * A change of a round.
   *
   * @param version the number of the change in the round's journal
   */
  public record Changed(String round, int version) {
    private static final Pattern SUBJECT = Pattern.compile("(.+)\\.([1-9][0-9]{0,8})");

    /** The event that announces this change. */
    public Event event() {
      return ROUND_CHANGED.of(round + "." + version);
    }

    /** The change that such an event announces. */
    public static Changed of(Event event) {
      var parts = SUBJECT.matcher(event.subject());
      if (!ROUND_CHANGED.is(event) || !parts.matches()) {
        throw new IllegalArgumentException("an event of no change of a round");
      }
      return new Changed(parts.group(1), Integer.parseInt(parts.group(2)));
    }
  }
}
