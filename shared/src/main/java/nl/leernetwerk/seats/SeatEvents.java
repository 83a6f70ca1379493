package nl.leernetwerk.seats;

import java.util.List;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.EventKind;
import nl.leernetwerk.kernel.Sector;

/** The kinds of event about seats. */
public final class SeatEvents {
  /**
   * The beacon of a closed round told what decides the draw. The event's subject is the round's id.
   */
  public static final EventKind SEED_REVEALED = new EventKind("SeedRevealed");

  /** Every registration of a round has its outcome. The event's subject is the round's id. */
  public static final EventKind SEATS_ALLOCATED = new EventKind("SeatsAllocated");

  /** The seats of a sector were changed after the allocation. See {@link RosterChanged}. */
  public static final EventKind ROSTER_CHANGED = new EventKind("RosterChanged");

  /** Every kind of event about seats. */
  public static final List<EventKind> ALL = List.of(SEED_REVEALED, SEATS_ALLOCATED, ROSTER_CHANGED);

  private SeatEvents() {}

  /**
   * A change of a roster.
   *
   * @param version the number of the change in the roster's journal
   */
  public record RosterChanged(String round, Sector sector, int version) {
    private static final Pattern SUBJECT = Pattern.compile("(.+)\\.(PO|VO)\\.([1-9][0-9]{0,8})");

    /** The event that announces this change. */
    public Event event() {
      return ROSTER_CHANGED.of(round + "." + sector + "." + version);
    }

    /** The change that such an event announces. */
    public static RosterChanged of(Event event) {
      var parts = SUBJECT.matcher(event.subject());
      if (!ROSTER_CHANGED.is(event) || !parts.matches()) {
        throw new IllegalArgumentException("an event of no change of a roster");
      }
      return new RosterChanged(
          parts.group(1), Sector.valueOf(parts.group(2)), Integer.parseInt(parts.group(3)));
    }
  }
}
